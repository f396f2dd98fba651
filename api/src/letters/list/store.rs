//! Queries of the list of letters: its rows, found by `newest`, and what a row tells besides.
use super::model::{Filter, NarrowLetter, Traits};
use super::newest::store::newest;
use crate::http::{Cursor, PageArgs};
use crate::identity::Me;
use crate::letters::dispositions::DispositionStatus;
use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;
use pamong_db::schema::{dispositions, letter_addressees, letter_attachments, letters};
use pamong_db::{Conn, Id, OneOfExt, Res, Ts};
use std::collections::BTreeMap;

/// Letters counted at most before the answer becomes "more than that".
pub const COUNT_CAP: i64 = 10_000;

/// One page, newest first.
pub fn list(c: &mut Conn, me: &Me, filter: &Filter, page: &PageArgs<Cursor>) -> Res<Vec<NarrowLetter>> {
    newest(c, me, filter, (page.after, page.fetch()), |c, letters| {
        Ok(letters.select(NarrowLetter::as_select()).load(c)?)
    })
}

/// How many letters there are, counted up to one more than `cap`.
pub fn count(c: &mut Conn, me: &Me, filter: &Filter, cap: i64) -> Res<i64> {
    let places: Vec<Cursor> = newest(c, me, filter, (None, cap + 1), |c, letters| {
        let places: Vec<(Ts, Id)> = letters.select((letters::created_at, letters::id)).load(c)?;
        Ok(places.into_iter().map(|(at, id)| Cursor(at, id)).collect())
    })?;
    Ok(i64::try_from(places.len()).unwrap_or(cap + 1))
}

/// By what the letters divide, of the newest up to one more than the cap.
pub fn traits(c: &mut Conn, me: &Me, filter: &Filter) -> Res<Vec<Traits>> {
    newest(c, me, filter, (None, COUNT_CAP + 1), |c, letters| {
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
