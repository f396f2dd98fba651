//! The newest letters of a list. Each query starts from `visible_to` and reads along one index.
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
use std::cmp::Reverse;
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

/// What was found so far, newest first.
type Found<T> = BTreeMap<Reverse<Cursor>, T>;

/// The newest `wanted` letters of a list, from behind a place on; `load` says what is read of each.
pub fn newest<T: Placed>(
    c: &mut Conn,
    me: &Me,
    filter: &Filter,
    (after, wanted): (Option<Cursor>, i64),
    load: impl Fn(&mut Conn, Letters) -> Res<Vec<T>>,
) -> Res<Vec<T>> {
    let room = usize::try_from(wanted).unwrap_or(usize::MAX);
    let Ways { walks, pick, hands } = ways(me, filter);
    let mut found = Found::new();
    let read = |c: &mut Conn, found: &mut Found<T>, query: Letters| -> Res<()> {
        let newest_first = (letters::created_at.desc(), letters::id.desc());
        let query = behind(query, after).order(newest_first).limit(wanted);
        found.extend(load(c, query)?.into_iter().map(|row| (Reverse(row.place()), row)));
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
    let sought = filter.found.as_deref().unwrap_or_default();
    let (mut rest, mut chunk) = (later(sought, after), AT_ONCE.min(room));
    // Most of what was found may be seen: often the first look fills the page.
    while !rest.is_empty() && found.len() < room {
        let (now, then) = rest.split_at(chunk.min(rest.len()));
        let ids: Vec<Id> = now.iter().map(|place| place.1).collect();
        read(c, &mut found, filtered(me, filter).filter(letters::id.one_of(ids)))?;
        (rest, chunk) = (then, AT_ONCE);
    }
    if hands {
        let (mut below, mut chunk) = (after, AT_ONCE.min(room));
        loop {
            let held = in_hand(c, me.position_id, below, chunk)?;
            // What lies behind a page that is full already is not on it.
            let last = found.keys().nth(room.saturating_sub(1)).copied();
            let on_page = |place: Cursor| last.is_none_or(|last| Reverse(place) < last);
            let new = held.iter().filter(|place| on_page(**place) && !found.contains_key(&Reverse(**place)));
            let ids: Vec<Id> = new.map(|place| place.1).collect();
            if !ids.is_empty() {
                read(c, &mut found, filtered(me, filter).filter(letters::id.one_of(ids)))?;
            }
            match held.last() {
                Some(end) if held.len() == chunk && on_page(*end) => (below, chunk) = (Some(*end), AT_ONCE),
                _ => break,
            }
        }
    }
    Ok(found.into_values().take(room).collect())
}

/// Of places, newest first, those behind another.
fn later(places: &[Cursor], after: Option<Cursor>) -> &[Cursor] {
    let from = after.map_or(0, |after| places.partition_point(|place| *place >= after));
    places.split_at(from).1
}

fn behind(query: Letters, after: Option<Cursor>) -> Letters {
    match after {
        None => query,
        Some(after) => query
            .filter(letters::created_at.le(after.0))
            .filter(letters::created_at.lt(after.0).or(letters::id.lt(after.1))),
    }
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

/// Letters that the position has or had in hand, the newest behind a place.
fn in_hand(c: &mut Conn, position: Id, below: Option<Cursor>, limit: usize) -> Res<Vec<Cursor>> {
    let mut query =
        letter_hands::table.filter(letter_hands::position_id.eq(position)).into_boxed::<MultiBackend>();
    if let Some(below) = below {
        query = query
            .filter(letter_hands::created_at.le(below.0))
            .filter(letter_hands::created_at.lt(below.0).or(letter_hands::letter_id.lt(below.1)));
    }
    let newest_first = (letter_hands::created_at.desc(), letter_hands::letter_id.desc());
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let places = (letter_hands::created_at, letter_hands::letter_id);
    let rows: Vec<(Ts, Id)> = query.order(newest_first).limit(limit).select(places).load(c)?;
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

fn filtered(me: &Me, filter: &Filter) -> Letters {
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
