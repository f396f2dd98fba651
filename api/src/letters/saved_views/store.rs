//! Queries on saved views.
use super::model::{MOST, Mark, Row};
use crate::identity::Me;
use diesel::prelude::*;
use pamong_db::schema::{letter_view_marks as marks, letter_views as views, users};
use pamong_db::{BothExt, Conn, Id, LockedExt, MultiBackend, Res};

/// The one rule: a person's own views at this office, and what is shared there.
fn visible_to(me: &Me) -> views::BoxedQuery<'static, MultiBackend> {
    views::table
        .filter(views::agency_id.eq(me.agency.id))
        .filter(views::owner_user_id.eq(me.user_id).or(views::shared.eq(true)))
        .into_boxed()
}

/// Views that the person may use, by name.
pub(super) fn list(c: &mut Conn, me: &Me) -> Res<Vec<Row>> {
    Ok(visible_to(me).order((views::name, views::id)).select(Row::as_select()).load(c)?)
}

/// Name of a view's owner.
pub(super) fn owner_name(c: &mut Conn, id: Id) -> Res<String> {
    Ok(users::table.find(id).select(users::name).first(c)?)
}

/// One view.
pub(super) fn find(c: &mut Conn, me: &Me, id: Id) -> Res<Option<Row>> {
    Ok(visible_to(me).filter(views::id.eq(id)).select(Row::as_select()).first(c).optional()?)
}

/// Whether the person has a view of this name at the office, other than `except`.
pub(super) fn named(c: &mut Conn, me: &Me, name: &str, except: Option<Id>) -> Res<bool> {
    let mut query = views::table
        .filter(views::agency_id.eq(me.agency.id))
        .filter(views::owner_user_id.eq(me.user_id))
        .filter(views::name.eq(name.to_owned()))
        .into_boxed::<MultiBackend>();
    if let Some(id) = except {
        query = query.filter(views::id.ne(id));
    }
    Ok(query.select(views::id).first::<Id>(c).optional()?.is_some())
}

/// Whether the person keeps as many as is allowed.
pub(super) fn full(c: &mut Conn, me: &Me) -> Res<bool> {
    let kept: i64 = views::table.filter(views::owner_user_id.eq(me.user_id)).count().get_result(c)?;
    Ok(kept >= MOST)
}

/// Stores a view.
pub(super) fn insert(c: &mut Conn, row: &Row) -> Res<()> {
    diesel::insert_into(views::table).values(row).execute(c)?;
    Ok(())
}

/// Writes a view anew.
pub(super) fn update(c: &mut Conn, row: &Row) -> Res<()> {
    let change = (
        views::name.eq(&row.name),
        views::query.eq(&row.query),
        views::shared.eq(row.shared),
        views::updated_at.eq(row.updated_at),
        views::version.eq(row.version),
    );
    diesel::update(views::table.find(row.id)).set(change).execute(c)?;
    Ok(())
}

/// Removes a view, and with it what people make of it.
pub(super) fn delete(c: &mut Conn, id: Id) -> Res<()> {
    diesel::delete(views::table.find(id)).execute(c)?;
    Ok(())
}

/// What the person makes of views at the office.
pub(super) fn marks(c: &mut Conn, me: &Me) -> Res<Vec<Mark>> {
    let own = marks::table.filter(marks::user_id.eq(me.user_id)).filter(marks::agency_id.eq(me.agency.id));
    Ok(own.select(Mark::as_select()).load(c)?)
}

/// What the person makes of one view.
pub(super) fn mark(c: &mut Conn, me: &Me, view: Id) -> Res<Option<Mark>> {
    Ok(marks::table.find((me.user_id, view)).select(Mark::as_select()).first(c).optional()?)
}

/// Writes what the person makes of a view. Where the list opens with it, it opens with no other one.
pub(super) fn put_mark(c: &mut Conn, mark: Mark) -> Res<()> {
    // two requests of one person wait for each other: there is one default
    users::table.find(mark.user_id).select(users::id).locked().get_result::<Id>(c)?;
    if mark.is_default {
        let own = marks::table.filter(marks::user_id.eq(mark.user_id));
        let there = own.filter(marks::agency_id.eq(mark.agency_id)).filter(marks::is_default.eq(true));
        diesel::update(there).set(marks::is_default.eq(false)).execute(c)?;
    }
    diesel::insert_into(marks::table)
        .values(mark)
        .on_conflict((marks::user_id, marks::view_id))
        .do_update()
        .set((marks::pinned.eq(mark.pinned), marks::is_default.eq(mark.is_default)))
        .both()
        .execute(c)?;
    let nothing = marks::table.filter(marks::user_id.eq(mark.user_id));
    let nothing = nothing.filter(marks::pinned.eq(false)).filter(marks::is_default.eq(false));
    diesel::delete(nothing).execute(c)?;
    Ok(())
}

/// Forgets what others make of a view that they no longer see.
pub(super) fn forget_marks_of_others(c: &mut Conn, row: &Row) -> Res<()> {
    let others = marks::table.filter(marks::view_id.eq(row.id)).filter(marks::user_id.ne(row.owner_user_id));
    diesel::delete(others).execute(c)?;
    Ok(())
}
