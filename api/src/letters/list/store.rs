//! Queries of the list of letters: its rows, found by `by_time` or in the order of their due dates, and what a row tells
//! besides.
use super::by_time::store::{by_time, filtered};
use super::model::{DuePlace, Filter, NarrowLetter, Traits};
use crate::http::{Cursor, PageArgs};
use crate::identity::Me;
use crate::letters::dispositions::DispositionStatus;
use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;
use pamong_db::schema::{dispositions, letter_addressees, letter_attachments, letters};
use pamong_db::{Conn, Id, OneOfExt, Res, Ts};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Letters counted at most before the answer becomes "more than that".
pub const COUNT_CAP: i64 = 10_000;

/// One page in the order of time.
pub fn list(c: &mut Conn, me: &Me, filter: &Filter, page: &PageArgs<Cursor>) -> Res<Vec<NarrowLetter>> {
    by_time(c, me, filter, (page.after, page.fetch()), |c, letters| {
        Ok(letters.select(NarrowLetter::as_select()).load(c)?)
    })
}

/// One page of the letters with an open disposition to the position, due first first. What is due is known from the
/// dispositions, so only letters of the page are looked at.
pub fn by_due(
    c: &mut Conn,
    me: &Me,
    filter: &Filter,
    page: &PageArgs<DuePlace>,
) -> Res<Vec<(DuePlace, NarrowLetter)>> {
    let places = due_places(c, me.position_id, filter)?;
    let from = page.after.map_or(0, |after| places.partition_point(|place| *place <= after));
    let wanted = usize::try_from(page.fetch()).unwrap_or(usize::MAX);
    let (mut rest, mut found) = (places.split_at(from).1, Vec::new());
    while !rest.is_empty() && found.len() < wanted {
        let (now, then) = rest.split_at(wanted.min(rest.len()));
        let ids: Vec<Id> = now.iter().map(|place| place.id.0).collect();
        let query = filtered(me, filter).filter(letters::id.one_of(ids));
        let rows: Vec<NarrowLetter> = query.select(NarrowLetter::as_select()).load(c)?;
        let mut rows: BTreeMap<Id, NarrowLetter> = rows.into_iter().map(|l| (l.id, l)).collect();
        found.extend(now.iter().filter_map(|place| rows.remove(&place.id.0).map(|l| (*place, l))));
        rest = then;
    }
    found.truncate(wanted);
    Ok(found)
}

/// The letters with an open disposition to the position in the order of the list; of several to the same letter the
/// earliest due date counts.
fn due_places(c: &mut Conn, position: Id, filter: &Filter) -> Res<Vec<DuePlace>> {
    let query = dispositions::table
        .filter(dispositions::to_position_id.eq(position))
        .filter(dispositions::status.one_of(DispositionStatus::OPEN.to_vec()));
    let open: Vec<(Id, Option<NaiveDate>)> =
        query.select((dispositions::letter_id, dispositions::due_date)).load(c)?;
    let sought: Option<BTreeSet<Id>> =
        filter.found.as_ref().map(|found| found.iter().map(|place| place.1).collect());
    let mut earliest: BTreeMap<Id, DuePlace> = BTreeMap::new();
    for (id, due) in open {
        if sought.as_ref().is_none_or(|sought| sought.contains(&id)) {
            let place = DuePlace { never: due.is_none(), due, id: Reverse(id) };
            earliest.entry(id).and_modify(|known| *known = place.min(*known)).or_insert(place);
        }
    }
    let mut places: Vec<DuePlace> = earliest.into_values().collect();
    places.sort_unstable();
    Ok(places)
}

/// How many letters there are, counted up to one more than `cap`.
pub fn count(c: &mut Conn, me: &Me, filter: &Filter, cap: i64) -> Res<i64> {
    let places: Vec<Cursor> = by_time(c, me, filter, (None, cap + 1), |c, letters| {
        let places: Vec<(Ts, Id)> = letters.select((letters::created_at, letters::id)).load(c)?;
        Ok(places.into_iter().map(|(at, id)| Cursor(at, id)).collect())
    })?;
    Ok(i64::try_from(places.len()).unwrap_or(cap + 1))
}

/// By what the letters divide, of the first up to one more than the cap.
pub fn traits(c: &mut Conn, me: &Me, filter: &Filter) -> Res<Vec<Traits>> {
    by_time(c, me, filter, (None, COUNT_CAP + 1), |c, letters| {
        Ok(letters.select(Traits::as_select()).load(c)?)
    })
}

/// Open dispositions to the position among these letters: whether opened yet, and when due.
pub fn open_dispositions(
    c: &mut Conn,
    position: Id,
    ids: &[Id],
) -> Res<Vec<(Id, DispositionStatus, Option<NaiveDate>)>> {
    let query = dispositions::table
        .filter(dispositions::letter_id.one_of(ids.to_vec()))
        .filter(dispositions::to_position_id.eq(position))
        .filter(dispositions::status.one_of(DispositionStatus::OPEN.to_vec()));
    Ok(query.select((dispositions::letter_id, dispositions::status, dispositions::due_date)).load(c)?)
}

/// How many files each of these letters carries.
pub fn attachment_counts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, i64>> {
    let query = letter_attachments::table
        .filter(letter_attachments::letter_id.one_of(ids.to_vec()))
        .filter(letter_attachments::follow_up_id.is_null())
        .group_by(letter_attachments::letter_id)
        .select((letter_attachments::letter_id, count_star()));
    Ok(query.load::<(Id, i64)>(c)?.into_iter().collect())
}

/// How many addressees each of these letters has.
pub fn addressee_counts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, i64>> {
    let query = letter_addressees::table
        .filter(letter_addressees::letter_id.one_of(ids.to_vec()))
        .group_by(letter_addressees::letter_id)
        .select((letter_addressees::letter_id, count_star()));
    Ok(query.load::<(Id, i64)>(c)?.into_iter().collect())
}

/// The first addressee of each of these letters.
pub fn first_addressees(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, String>> {
    let query = letter_addressees::table
        .filter(letter_addressees::letter_id.one_of(ids.to_vec()))
        .filter(letter_addressees::pos.eq(1))
        .select((letter_addressees::letter_id, letter_addressees::name));
    Ok(query.load::<(Id, String)>(c)?.into_iter().collect())
}

/// Summary and text of a letter.
pub type Texts = (Option<String>, Option<String>);

/// Summary and text of each of these letters.
pub fn texts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, Texts>> {
    let query = letters::table.filter(letters::id.one_of(ids.to_vec()));
    let rows: Vec<(Id, Option<String>, Option<String>)> =
        query.select((letters::id, letters::summary, letters::body)).load(c)?;
    Ok(rows.into_iter().map(|(id, summary, body)| (id, (summary, body))).collect())
}
