//! Queries on dispositions.
use super::model::{Disposition, DispositionKind, DispositionStatus, FollowUp};
use super::query::{DispositionBox, DispositionQuery, DispositionSort, Place};
use crate::agencies::AgencyRef;
use crate::http::PageArgs;
use crate::identity::Scope;
use crate::letters::access;
use crate::letters::store::visible_to;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    agencies, disposition_follow_ups as follow_ups, dispositions, letters,
    position_assignments as assignments, positions, users,
};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, Ts, cols};

/// One disposition, if the scope may see its letter.
pub fn find_visible(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Disposition>> {
    let row = dispositions::table.find(id).select(Disposition::as_select()).first(c).optional()?;
    let Some(row) = row else { return Ok(None) };
    let seen = visible_to(scope).filter(letters::id.eq(row.letter_id)).select(letters::id);
    Ok(seen.first::<Id>(c).optional()?.map(|_letter| row))
}

/// Ids of all dispositions of a letter, also of those that were taken back.
pub fn ids_of_letter(c: &mut Conn, letter: Id) -> Res<Vec<Id>> {
    Ok(dispositions::table.filter(dispositions::letter_id.eq(letter)).select(dispositions::id).load(c)?)
}

/// Dispositions given to or by the position, in the order that was asked for.
pub fn list(
    c: &mut Conn,
    position: Id,
    filter: &DispositionQuery,
    page: &PageArgs<Place>,
) -> Res<Vec<Disposition>> {
    let mut query = dispositions::table.select(Disposition::as_select()).into_boxed::<MultiBackend>();
    query = match filter.pile.unwrap_or(DispositionBox::ToMe) {
        DispositionBox::ToMe => query
            .filter(dispositions::to_position_id.eq(position))
            .filter(dispositions::status.ne(DispositionStatus::Cancelled)),
        DispositionBox::FromMe => query.filter(dispositions::from_position_id.eq(position)),
    };
    if let Some(status) = filter.status {
        query = query.filter(dispositions::status.eq(status));
    }
    match filter.open {
        None => {}
        Some(true) => query = query.filter(dispositions::status.one_of(DispositionStatus::OPEN.to_vec())),
        Some(false) => query = query.filter(dispositions::status.none_of(DispositionStatus::OPEN.to_vec())),
    }
    let by_due = filter.sort == Some(DispositionSort::Due);
    if let Some(Place { due, at, id }) = page.after {
        let older =
            dispositions::created_at.lt(at).or(dispositions::created_at.eq(at).and(dispositions::id.lt(id)));
        query = match due {
            _ if !by_due => query.filter(dispositions::created_at.le(at)).filter(older),
            None => query.filter(dispositions::due_date.is_null()).filter(older),
            Some(due) => query.filter(
                dispositions::due_date
                    .is_null()
                    .or(dispositions::due_date.assume_not_null().gt(due))
                    .or(dispositions::due_date.assume_not_null().eq(due).and(older)),
            ),
        };
    }
    if by_due {
        query = query.order((dispositions::due_date.is_null(), dispositions::due_date));
    }
    query = query.then_order_by(dispositions::created_at.desc()).then_order_by(dispositions::id.desc());
    Ok(query.limit(page.fetch()).load(c)?)
}

/// All dispositions of a letter, oldest first.
pub fn of_letter(c: &mut Conn, letter: Id) -> Res<Vec<Disposition>> {
    let query = dispositions::table
        .filter(dispositions::letter_id.eq(letter))
        .order((dispositions::created_at, dispositions::id));
    Ok(query.select(Disposition::as_select()).load(c)?)
}

/// An open disposition with whoever holds its position on a day; one row for each of several holders.
#[derive(Debug)]
pub struct HeldRow {
    /// The disposition.
    pub id: Id,
    /// What it asks.
    pub kind: DispositionKind,
    /// Where it stands.
    pub status: DispositionStatus,
    /// Last day.
    pub due_date: Option<NaiveDate>,
    /// When it was given.
    pub created_at: Ts,
    /// When it came back.
    pub reopened_at: Option<Ts>,
    /// The position that has it.
    pub position_id: Id,
    /// Its title.
    pub title: String,
    /// Its agency.
    pub agency: AgencyRef,
    /// Its holder.
    pub holder: Option<(Id, String)>,
}

/// The open ends of a letter's tree with their people, oldest first, in one query. Of several holders of a position the
/// one who came last is last.
pub fn held(c: &mut Conn, letter: Id, day: NaiveDate) -> Res<Vec<HeldRow>> {
    type Row = (
        (Id, DispositionKind, DispositionStatus, Option<NaiveDate>, Ts, Option<Ts>),
        (Id, String),
        AgencyRef,
        Option<(Id, String)>,
    );
    let on_the_day = assignments::position_id
        .eq(positions::id)
        .and(assignments::valid_from.le(day))
        .and(assignments::valid_until.is_null().or(assignments::valid_until.assume_not_null().ge(day)));
    let rows: Vec<Row> = dispositions::table
        .inner_join(positions::table.on(positions::id.eq(dispositions::to_position_id)))
        .inner_join(agencies::table.on(agencies::id.eq(positions::agency_id)))
        .left_join(assignments::table.on(on_the_day))
        .left_join(users::table.on(users::id.eq(assignments::user_id)))
        .filter(dispositions::letter_id.eq(letter))
        .filter(dispositions::status.one_of(DispositionStatus::OPEN.to_vec()))
        .order((dispositions::created_at, dispositions::id, assignments::valid_from, assignments::id))
        .select((
            (
                dispositions::id,
                dispositions::kind,
                dispositions::status,
                dispositions::due_date,
                dispositions::created_at,
                dispositions::reopened_at,
            ),
            (positions::id, positions::title),
            AgencyRef::as_select(),
            (users::id, users::name).nullable(),
        ))
        .load(c)?;
    let row = |(disposition, (position_id, title), agency, holder): Row| {
        let (id, kind, status, due_date, created_at, reopened_at) = disposition;
        HeldRow { id, kind, status, due_date, created_at, reopened_at, position_id, title, agency, holder }
    };
    Ok(rows.into_iter().map(row).collect())
}

/// How many dispositions of a letter somebody still has to finish; an opinion holds nothing up.
pub fn count_open(c: &mut Conn, letter: Id) -> Res<i64> {
    let open = dispositions::table
        .filter(dispositions::letter_id.eq(letter))
        .filter(dispositions::kind.eq(DispositionKind::HandOver))
        .filter(dispositions::status.one_of(DispositionStatus::OPEN.to_vec()));
    Ok(open.count().get_result(c)?)
}

/// Opinions that are not said yet: those asked about one disposition, or all of the letter.
pub fn open_opinions(c: &mut Conn, letter: Id, parent: Option<Id>) -> Res<Vec<Disposition>> {
    let mut query = dispositions::table
        .filter(dispositions::letter_id.eq(letter))
        .filter(dispositions::kind.eq(DispositionKind::Opinion))
        .filter(dispositions::status.one_of(DispositionStatus::OPEN.to_vec()))
        .select(Disposition::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(parent) = parent {
        query = query.filter(dispositions::parent_id.eq(parent));
    }
    Ok(query.order(dispositions::id).load(c)?)
}

/// Positions that hold an open disposition of this kind.
pub fn open_receivers(c: &mut Conn, letter: Id, kind: DispositionKind) -> Res<Vec<Id>> {
    let open = dispositions::table
        .filter(dispositions::letter_id.eq(letter))
        .filter(dispositions::kind.eq(kind))
        .filter(dispositions::status.one_of(DispositionStatus::OPEN.to_vec()));
    Ok(open.select(dispositions::to_position_id).load(c)?)
}

/// Stores dispositions.
pub fn insert(c: &mut Conn, rows: &[Disposition]) -> Res<()> {
    pamong_db::each!(c => diesel::insert_into(dispositions::table).values(rows).execute(c))?;
    access::store::hand(c, &rows.iter().map(|row| (row.letter_id, row.to_position_id)).collect::<Vec<_>>())
}

/// Moves a disposition on, if it is still where the caller saw it, and keeps when it was opened and finished.
pub fn advance(c: &mut Conn, was: &Disposition, to: DispositionStatus, now: Ts) -> Res<Option<Disposition>> {
    let target =
        dispositions::table.filter(dispositions::id.eq(was.id)).filter(dispositions::status.eq(was.status));
    let read_at = match to {
        DispositionStatus::Cancelled => was.read_at,
        _ => was.read_at.or(Some(now)),
    };
    let completed_at = (to == DispositionStatus::Done).then_some(now);
    let change = (
        dispositions::status.eq(to),
        dispositions::read_at.eq(read_at),
        dispositions::completed_at.eq(completed_at),
        dispositions::updated_at.eq(now),
        dispositions::version.eq(dispositions::version + 1),
    );
    Ok(diesel::update(target).set(change).returning(cols::<Disposition>()).get_result(c).optional()?)
}

/// Gives a finished disposition back to its receiver, if it is still where the caller saw it.
pub fn reopen(c: &mut Conn, was: &Disposition, to: DispositionStatus, now: Ts) -> Res<Option<Disposition>> {
    let target =
        dispositions::table.filter(dispositions::id.eq(was.id)).filter(dispositions::status.eq(was.status));
    let change = (
        dispositions::status.eq(to),
        dispositions::completed_at.eq(None::<Ts>),
        dispositions::reopened_at.eq(now),
        dispositions::updated_at.eq(now),
        dispositions::version.eq(dispositions::version + 1),
    );
    Ok(diesel::update(target).set(change).returning(cols::<Disposition>()).get_result(c).optional()?)
}

/// Gives a disposition back to its receiver where everything that it was passed on as has been taken back.
pub fn reopen_if_alone(c: &mut Conn, id: Id, now: Ts) -> Res<()> {
    let children = dispositions::table
        .filter(dispositions::parent_id.eq(id))
        .filter(dispositions::kind.eq(DispositionKind::HandOver))
        .filter(dispositions::status.ne(DispositionStatus::Cancelled));
    if children.count().get_result::<i64>(c)? > 0 {
        return Ok(());
    }
    let target = dispositions::table
        .filter(dispositions::id.eq(id))
        .filter(dispositions::status.eq(DispositionStatus::Forwarded));
    let change = (
        dispositions::status.eq(DispositionStatus::Read),
        dispositions::reopened_at.eq(now),
        dispositions::updated_at.eq(now),
        dispositions::version.eq(dispositions::version + 1),
    );
    diesel::update(target).set(change).execute(c)?;
    Ok(())
}

/// Stores a report.
pub fn insert_follow_up(c: &mut Conn, row: &FollowUp) -> Res<()> {
    diesel::insert_into(follow_ups::table).values(row).execute(c)?;
    Ok(())
}

/// Reports on several dispositions, oldest first.
pub fn follow_ups(c: &mut Conn, ids: &[Id]) -> Res<Vec<FollowUp>> {
    let query = follow_ups::table
        .filter(follow_ups::disposition_id.one_of(ids.to_vec()))
        .order((follow_ups::created_at, follow_ups::id));
    Ok(query.select(FollowUp::as_select()).load(c)?)
}
