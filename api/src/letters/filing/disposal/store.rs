//! Queries on disposal lists.
use super::model::{ItemRow, ListRow, ListsQuery};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use crate::letters::filing::folders::FolderRow;
use diesel::dsl::count_star;
use diesel::prelude::*;
use pamong_db::schema::{disposal_items as items, disposal_lists as lists, file_folders as folders};
use pamong_db::{Conn, Id, LockedExt, MultiBackend, OneOfExt, Res, cols};
use std::collections::BTreeMap;

/// Stores a list with its folders.
pub(super) fn insert(c: &mut Conn, list: &ListRow, all: &[ItemRow]) -> Res<()> {
    diesel::insert_into(lists::table).values(list).execute(c)?;
    for part in all.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(items::table).values(part).execute(c))?;
    }
    Ok(())
}

/// A list in the scope.
pub(super) fn find(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<ListRow>> {
    let query = lists::table
        .filter(lists::agency_id.one_of(scope.agency_ids.clone()))
        .filter(lists::id.eq(id))
        .select(ListRow::as_select());
    Ok(query.first(c).optional()?)
}

/// A list in the scope, which nobody else changes until the transaction ends.
pub(super) fn lock(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<ListRow>> {
    let query = lists::table
        .filter(lists::agency_id.one_of(scope.agency_ids.clone()))
        .filter(lists::id.eq(id))
        .select(ListRow::as_select());
    Ok(query.locked().get_result(c).optional()?)
}

/// Lists in the scope, newest first.
pub(super) fn list(c: &mut Conn, scope: &Scope, filter: &ListsQuery, page: &PageArgs) -> Res<Vec<ListRow>> {
    let mut query = lists::table
        .filter(lists::agency_id.one_of(scope.agency_ids.clone()))
        .select(ListRow::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(status) = filter.status {
        query = query.filter(lists::status.eq(status));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(lists::kind.eq(kind));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query.filter(lists::created_at.le(at)).filter(lists::created_at.lt(at).or(lists::id.lt(id)));
    }
    Ok(query.order((lists::created_at.desc(), lists::id.desc())).limit(page.fetch()).load(c)?)
}

/// Writes a list anew, as the next version.
pub(super) fn update(c: &mut Conn, row: &ListRow) -> Res<ListRow> {
    let change = (
        lists::status.eq(row.status),
        lists::approved_by_user_id.eq(row.approved_by_user_id),
        lists::approved_at.eq(row.approved_at),
        lists::return_reason.eq(&row.return_reason),
        lists::permission_number.eq(&row.permission_number),
        lists::minutes_number.eq(&row.minutes_number),
        lists::minutes_date.eq(row.minutes_date),
        lists::witnesses.eq(&row.witnesses),
        lists::executed_by_user_id.eq(row.executed_by_user_id),
        lists::executed_at.eq(row.executed_at),
        lists::place.eq(&row.place),
        lists::receiver.eq(&row.receiver),
        lists::approved_position_id.eq(row.approved_position_id),
        lists::executed_position_id.eq(row.executed_position_id),
        lists::updated_at.eq(row.updated_at),
        lists::version.eq(lists::version + 1),
    );
    Ok(diesel::update(lists::table.find(row.id)).set(change).returning(cols::<ListRow>()).get_result(c)?)
}

/// What is on a list, by year and number of the folders.
pub(super) fn items(c: &mut Conn, list: Id) -> Res<Vec<(ItemRow, FolderRow)>> {
    let query = items::table
        .inner_join(folders::table)
        .filter(items::list_id.eq(list))
        .order((folders::year, folders::number))
        .select((ItemRow::as_select(), FolderRow::as_select()));
    Ok(query.load(c)?)
}

/// How many folders are on each of these lists.
pub(super) fn counts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, i64>> {
    let query = items::table
        .filter(items::list_id.one_of(ids.to_vec()))
        .group_by(items::list_id)
        .select((items::list_id, count_star()));
    Ok(query.load::<(Id, i64)>(c)?.into_iter().collect())
}

/// Takes a folder off a list.
pub(super) fn delete_item(c: &mut Conn, list: Id, folder: Id) -> Res<()> {
    diesel::delete(items::table.find((list, folder))).execute(c)?;
    Ok(())
}
