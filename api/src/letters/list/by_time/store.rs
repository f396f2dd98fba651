//! The letters of a list in the order of time. Each query starts from `visible_to` and reads along one index.
use super::ways::{Pick, Walk, Ways, ways};
use crate::http::Cursor;
use crate::identity::Me;
use crate::letters::dispositions::DispositionStatus;
use crate::letters::list::model::{Filter, LetterBox, NarrowLetter, Traits};
use crate::letters::model::{Direction, LetterStatus};
use crate::letters::reviews::{ReviewKind, ReviewStatus};
use crate::letters::store::visible_to;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use pamong_db::schema::{dispositions, letter_hands, letter_reviews, letters};
use pamong_db::{AT_ONCE, Conn, Id, MultiBackend, OneOfExt, Res, Ts, UuidT};
use std::collections::BTreeMap;

/// Letters of one archive code from which on a page is found sooner among all.
const FEW: usize = 2_000;

/// A query for letters that is being put together.
pub type Letters = letters::BoxedQuery<'static, MultiBackend>;
type Condition = Box<dyn BoxableExpression<letters::table, MultiBackend, SqlType = Bool>>;

/// Letters with a disposition to the position in one of the states. A macro, because a boxed query is no subselect.
macro_rules! disposed_to {
    ($position:expr, $states:expr) => {
        dispositions::table
            .filter(dispositions::to_position_id.eq($position))
            .filter(dispositions::status.one_of($states))
            .select(dispositions::letter_id)
    };
}

/// A boxed query in the order of time, from behind the start on. A macro, because each table has columns of its own types.
macro_rules! in_order {
    ($query:expr, $along:expr, ($at:expr, $id:expr)) => {
        match ($along.after, $along.oldest_first) {
            (None, true) => $query.order(($at, $id)),
            (None, false) => $query.order(($at.desc(), $id.desc())),
            (Some(Cursor(time, last)), true) => {
                $query.filter($at.ge(time)).filter($at.gt(time).or($id.gt(last))).order(($at, $id))
            }
            (Some(Cursor(time, last)), false) => {
                let behind = $query.filter($at.le(time)).filter($at.lt(time).or($id.lt(last)));
                behind.order(($at.desc(), $id.desc()))
            }
        }
    };
}

/// What is read of a letter, with its place in the list.
pub trait Placed {
    /// When the letter was entered, and its id.
    fn place(&self) -> Cursor;
}

impl Placed for NarrowLetter {
    fn place(&self) -> Cursor {
        Cursor(self.created_at, self.id)
    }
}

impl Placed for Traits {
    fn place(&self) -> Cursor {
        Cursor(self.created_at, self.id)
    }
}

impl Placed for Cursor {
    fn place(&self) -> Cursor {
        *self
    }
}

/// What was found so far, oldest first.
type Found<T> = BTreeMap<Cursor, T>;

/// The order of time in which a list goes, and the place behind which it starts.
#[derive(Clone, Copy)]
struct Along {
    oldest_first: bool,
    after: Option<Cursor>,
}

impl Along {
    /// Whether a place comes before another.
    fn is_before(self, place: Cursor, other: Cursor) -> bool {
        if self.oldest_first { place < other } else { place > other }
    }

    /// Of places, newest first, those behind the start, in this order.
    fn behind(self, places: &[Cursor]) -> Vec<Cursor> {
        let behind = |place: &Cursor| self.after.is_none_or(|after| self.is_before(after, *place));
        let mut places: Vec<Cursor> = places.iter().copied().filter(behind).collect();
        if self.oldest_first {
            places.reverse();
        }
        places
    }

    /// What was found, in this order.
    fn ordered<T>(self, found: Found<T>) -> Vec<T> {
        let rows = found.into_values();
        if self.oldest_first { rows.collect() } else { rows.rev().collect() }
    }

    /// The place of the last row of a page that is full.
    fn last<T>(self, found: &Found<T>, room: usize) -> Option<Cursor> {
        let mut places = found.keys().copied();
        let last = room.saturating_sub(1);
        if self.oldest_first { places.nth(last) } else { places.nth_back(last) }
    }
}

/// The first `wanted` letters of a list in its order of time, from behind a place on; `load` says what is read of each.
pub fn by_time<T: Placed>(
    c: &mut Conn,
    me: &Me,
    filter: &Filter,
    (after, wanted): (Option<Cursor>, i64),
    load: impl Fn(&mut Conn, Letters) -> Res<Vec<T>>,
) -> Res<Vec<T>> {
    let room = usize::try_from(wanted).unwrap_or(usize::MAX);
    let along = Along { oldest_first: filter.oldest_first, after };
    let Ways { walks, pick, hands } = ways(me, filter);
    let mut found = Found::new();
    let read = |c: &mut Conn, found: &mut Found<T>, query: Letters| -> Res<()> {
        let query = in_order!(query, along, (letters::created_at, letters::id)).limit(wanted);
        found.extend(load(c, query)?.into_iter().map(|row| (row.place(), row)));
        Ok(())
    };
    let mut picks = match pick {
        Some(pick) => picked(c, me, pick)?,
        None => Vec::new(),
    };
    for walk in walks {
        let query = filtered(me, filter);
        let query = match walk {
            Walk::All => query,
            Walk::Agency(agency) => query.filter(letters::agency_id.eq(agency)),
            Walk::AgencyStatus(agency, status) => {
                query.filter(letters::agency_id.eq(agency)).filter(letters::status.eq(status))
            }
            Walk::Archived => match few_archived(c, filter.classification.as_deref())? {
                Some(few) => {
                    picks.extend(few);
                    continue;
                }
                None => query,
            },
        };
        read(c, &mut found, query)?;
    }
    for ids in picks.chunks(AT_ONCE) {
        read(c, &mut found, filtered(me, filter).filter(letters::id.one_of(ids.to_vec())))?;
    }
    let sought = along.behind(filter.found.as_deref().unwrap_or_default());
    let (mut rest, mut chunk) = (sought.as_slice(), AT_ONCE.min(room));
    // Most of what was found may be seen: often the first look fills the page.
    while !rest.is_empty() && found.len() < room {
        let (now, then) = rest.split_at(chunk.min(rest.len()));
        let ids: Vec<Id> = now.iter().map(|place| place.1).collect();
        read(c, &mut found, filtered(me, filter).filter(letters::id.one_of(ids)))?;
        (rest, chunk) = (then, AT_ONCE);
    }
    if hands {
        let (mut start, mut chunk) = (along, AT_ONCE.min(room));
        loop {
            let held = in_hand(c, me.position_id, start, chunk)?;
            // What lies behind a page that is full already is not on it.
            let last = along.last(&found, room);
            let on_page = |place: Cursor| last.is_none_or(|last| along.is_before(place, last));
            let new = held.iter().filter(|place| on_page(**place) && !found.contains_key(place));
            let ids: Vec<Id> = new.map(|place| place.1).collect();
            if !ids.is_empty() {
                read(c, &mut found, filtered(me, filter).filter(letters::id.one_of(ids)))?;
            }
            match held.last() {
                Some(end) if held.len() == chunk && on_page(*end) => {
                    (start, chunk) = (Along { after: Some(*end), ..along }, AT_ONCE);
                }
                _ => break,
            }
        }
    }
    let mut rows = along.ordered(found);
    rows.truncate(room);
    Ok(rows)
}

#[derive(QueryableByName)]
#[diesel(check_for_backend(diesel::pg::Pg, diesel::sqlite::Sqlite))]
struct Archived {
    #[diesel(sql_type = UuidT)]
    id: Id,
}

/// The letters with an archive code or one below it, if they are few. The databases differ in what an index knows of the
/// beginning of a text.
fn few_archived(c: &mut Conn, code: Option<&str>) -> Res<Option<Vec<Id>>> {
    let Some(code) = code else { return Ok(None) };
    let found: Vec<Archived> = match c {
        Conn::Pg(c) => diesel::sql_query(format!(
            "SELECT id FROM letters WHERE classification_code = $1 OR classification_code LIKE $2 LIMIT {FEW}"
        ))
        .bind::<Text, _>(code)
        .bind::<Text, _>(format!("{code}.%"))
        .load(c)?,
        // What follows the point in the order of bytes is the slash.
        Conn::Sqlite(c) => diesel::sql_query(format!(
            "SELECT id FROM letters WHERE classification_code = ?1 \
             UNION ALL SELECT id FROM letters WHERE classification_code >= ?2 AND classification_code < ?3 \
             LIMIT {FEW}"
        ))
        .bind::<Text, _>(code)
        .bind::<Text, _>(format!("{code}."))
        .bind::<Text, _>(format!("{code}/"))
        .load(c)?,
    };
    Ok((found.len() < FEW).then(|| found.into_iter().map(|letter| letter.id).collect()))
}

/// Letters that the position has or had in hand, the first from a start on.
fn in_hand(c: &mut Conn, position: Id, along: Along, limit: usize) -> Res<Vec<Cursor>> {
    let (at, id) = (letter_hands::created_at, letter_hands::letter_id);
    let query =
        letter_hands::table.filter(letter_hands::position_id.eq(position)).into_boxed::<MultiBackend>();
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows: Vec<(Ts, Id)> = in_order!(query, along, (at, id)).limit(limit).select((at, id)).load(c)?;
    Ok(rows.into_iter().map(|(at, id)| Cursor(at, id)).collect())
}

fn picked(c: &mut Conn, me: &Me, pick: Pick) -> Res<Vec<Id>> {
    let mut ids = match pick {
        Pick::Disposed(states) => disposed_to!(me.position_id, states.to_vec()).load(c)?,
        Pick::ToReview => letter_reviews::table
            .filter(letter_reviews::position_id.eq(me.position_id))
            .filter(letter_reviews::status.eq(ReviewStatus::Pending))
            .select(letter_reviews::letter_id)
            .load(c)?,
    };
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// What a list is narrowed to, of what the caller may see.
pub fn filtered(me: &Me, filter: &Filter) -> Letters {
    let mut query = visible_to(&me.scope);
    if let Some(direction) = filter.direction {
        query = query.filter(letters::direction.eq(direction));
    }
    if let Some(status) = filter.status {
        query = query.filter(letters::status.eq(status));
    }
    if let Some(urgency) = filter.urgency {
        query = query.filter(letters::urgency.eq(urgency));
    }
    if let Some(kind) = &filter.kind {
        query = query.filter(letters::kind_code.eq(kind.clone()));
    }
    if let Some(agency) = filter.agency_id {
        query = query.filter(letters::agency_id.eq(agency));
    }
    if let Some(code) = &filter.classification {
        let below = letters::classification_code.like(format!("{code}.%"));
        query = query.filter(letters::classification_code.eq(code.clone()).or(below));
    }
    if let Some(year) = filter.year {
        query = query.filter(letters::register_year.eq(year));
    }
    if let Some(since) = filter.since {
        query = query.filter(letters::created_at.ge(since));
    }
    if let Some(before) = filter.before {
        query = query.filter(letters::created_at.lt(before));
    }
    if let Some(pile) = filter.pile {
        query = in_pile(query, me, pile);
    }
    match filter.unread {
        None => query,
        Some(true) => query.filter(is_unread(me)),
        Some(false) => query.filter(not(is_unread(me))),
    }
}

fn in_pile(query: Letters, me: &Me, pile: LetterBox) -> Letters {
    let (agency, position) = (me.agency.id, me.position_id);
    match pile {
        LetterBox::Inbox => query
            .filter(letters::agency_id.eq(agency))
            .filter(letters::direction.eq(Direction::Incoming))
            .filter(letters::status.one_of(LetterStatus::TO_DO.to_vec())),
        LetterBox::ToMe => {
            query.filter(letters::id.eq_any(disposed_to!(position, DispositionStatus::OPEN.to_vec())))
        }
        LetterBox::Drafts => query
            .filter(letters::status.eq(LetterStatus::Draft))
            .filter(letters::drafter_position_id.eq(position)),
        LetterBox::ToReview => {
            // Pending initials of the position that no earlier pending ones hold up; coordination waits for nobody.
            let earlier = diesel::alias!(letter_reviews as earlier_reviews);
            let held_up = earlier
                .filter(earlier.field(letter_reviews::letter_id).eq(letter_reviews::letter_id))
                .filter(earlier.field(letter_reviews::status).eq(ReviewStatus::Pending))
                .filter(earlier.field(letter_reviews::kind).eq(ReviewKind::Hierarchical))
                .filter(earlier.field(letter_reviews::pos).lt(letter_reviews::pos));
            let next = letter_reviews::table
                .filter(letter_reviews::position_id.eq(position))
                .filter(letter_reviews::status.eq(ReviewStatus::Pending))
                .filter(letter_reviews::kind.eq(ReviewKind::Coordination).or(not(exists(held_up))))
                .select(letter_reviews::letter_id);
            query.filter(letters::status.eq(LetterStatus::InReview)).filter(letters::id.eq_any(next))
        }
        LetterBox::ToApprove => query
            .filter(letters::status.eq(LetterStatus::AwaitingApproval))
            .filter(letters::approver_position_id.eq(position)),
        LetterBox::Outbox => query
            .filter(letters::agency_id.eq(agency))
            .filter(letters::status.one_of(LetterStatus::NUMBERED.to_vec())),
    }
}

/// Letters that the caller's office has registered but not opened, or whose disposition the caller has not.
fn is_unread(me: &Me) -> Condition {
    let registered = letters::agency_id.eq(me.agency.id).and(letters::status.eq(LetterStatus::Registered));
    let unopened = letters::id.eq_any(disposed_to!(me.position_id, [DispositionStatus::Sent]));
    Box::new(registered.or(unopened))
}
