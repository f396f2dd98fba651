//! Queries of the list of letters. Every one of them starts from `visible_to`.
use super::model::{Filter, LetterBox, NarrowLetter, Traits};
use crate::http::{Cursor, PageArgs};
use crate::identity::Me;
use crate::letters::dispositions::DispositionStatus;
use crate::letters::model::{Direction, LetterStatus};
use crate::letters::reviews::{ReviewKind, ReviewStatus};
use crate::letters::store::visible_to;
use chrono::NaiveDate;
use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use pamong_db::schema::{dispositions, letter_addressees, letter_attachments, letter_reviews, letters};
use pamong_db::{Conn, Id, MultiBackend, Res};
use std::collections::BTreeMap;

type Letters = letters::BoxedQuery<'static, MultiBackend>;
type Condition = Box<dyn BoxableExpression<letters::table, MultiBackend, SqlType = Bool>>;

/// Letters counted at most before the answer becomes "more than that".
pub const COUNT_CAP: i64 = 10_000;

/// Letters with a disposition to the position in one of the states. A macro, because a boxed query is no subselect.
macro_rules! disposed_to {
    ($position:expr, $states:expr) => {
        dispositions::table
            .filter(dispositions::to_position_id.eq($position))
            .filter(dispositions::status.eq_any($states))
            .select(dispositions::letter_id)
    };
}

/// One page, newest first.
pub fn list(c: &mut Conn, me: &Me, filter: &Filter, page: &PageArgs<Cursor>) -> Res<Vec<NarrowLetter>> {
    let mut query = filtered(me, filter);
    if let Some(after) = page.after {
        query = query
            .filter(letters::created_at.le(after.0))
            .filter(letters::created_at.lt(after.0).or(letters::id.lt(after.1)));
    }
    let newest_first = (letters::created_at.desc(), letters::id.desc());
    Ok(query.select(NarrowLetter::as_select()).order(newest_first).limit(page.fetch()).load(c)?)
}

/// How many letters there are, counted up to one more than `cap`.
pub fn count(c: &mut Conn, me: &Me, filter: &Filter, cap: i64) -> Res<i64> {
    let ids: Vec<Id> = filtered(me, filter).select(letters::id).limit(cap + 1).load(c)?;
    Ok(i64::try_from(ids.len()).unwrap_or(cap + 1))
}

/// By what the letters divide, of the newest up to one more than the cap.
pub fn traits(c: &mut Conn, me: &Me, filter: &Filter) -> Res<Vec<Traits>> {
    let newest = filtered(me, filter).order((letters::created_at.desc(), letters::id.desc()));
    Ok(newest.select(Traits::as_select()).limit(COUNT_CAP + 1).load(c)?)
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
    if let Some(found) = &filter.found {
        query = query.filter(letters::id.eq_any(found.clone()));
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
            .filter(letters::status.ne_all([LetterStatus::Closed, LetterStatus::Withdrawn])),
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
            .filter(letters::status.eq_any(LetterStatus::NUMBERED.to_vec())),
    }
}

/// Letters that the caller's office has registered but not opened, or whose disposition the caller has not.
fn is_unread(me: &Me) -> Condition {
    let registered = letters::agency_id.eq(me.agency.id).and(letters::status.eq(LetterStatus::Registered));
    let unopened = letters::id.eq_any(disposed_to!(me.position_id, [DispositionStatus::Sent]));
    Box::new(registered.or(unopened))
}

/// Open dispositions to the position among these letters: whether opened yet, and when due.
pub fn open_dispositions(
    c: &mut Conn,
    position: Id,
    ids: &[Id],
) -> Res<Vec<(Id, DispositionStatus, Option<NaiveDate>)>> {
    let query = dispositions::table
        .filter(dispositions::letter_id.eq_any(ids.to_vec()))
        .filter(dispositions::to_position_id.eq(position))
        .filter(dispositions::status.eq_any(DispositionStatus::OPEN.to_vec()));
    Ok(query.select((dispositions::letter_id, dispositions::status, dispositions::due_date)).load(c)?)
}

/// How many files each of these letters carries.
pub fn attachment_counts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, i64>> {
    let query = letter_attachments::table
        .filter(letter_attachments::letter_id.eq_any(ids.to_vec()))
        .filter(letter_attachments::follow_up_id.is_null())
        .group_by(letter_attachments::letter_id)
        .select((letter_attachments::letter_id, count_star()));
    Ok(query.load::<(Id, i64)>(c)?.into_iter().collect())
}

/// How many addressees each of these letters has.
pub fn addressee_counts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, i64>> {
    let query = letter_addressees::table
        .filter(letter_addressees::letter_id.eq_any(ids.to_vec()))
        .group_by(letter_addressees::letter_id)
        .select((letter_addressees::letter_id, count_star()));
    Ok(query.load::<(Id, i64)>(c)?.into_iter().collect())
}

/// The first addressee of each of these letters.
pub fn first_addressees(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, String>> {
    let query = letter_addressees::table
        .filter(letter_addressees::letter_id.eq_any(ids.to_vec()))
        .filter(letter_addressees::pos.eq(1))
        .select((letter_addressees::letter_id, letter_addressees::name));
    Ok(query.load::<(Id, String)>(c)?.into_iter().collect())
}

/// Summary and text of a letter.
pub type Texts = (Option<String>, Option<String>);

/// Summary and text of each of these letters.
pub fn texts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, Texts>> {
    let query = letters::table.filter(letters::id.eq_any(ids.to_vec()));
    let rows: Vec<(Id, Option<String>, Option<String>)> =
        query.select((letters::id, letters::summary, letters::body)).load(c)?;
    Ok(rows.into_iter().map(|(id, summary, body)| (id, (summary, body))).collect())
}
