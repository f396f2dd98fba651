//! Queries on instruments.
use super::model::Row;
use crate::http::{Cursor, PageArgs};
use diesel::prelude::*;
use pamong_db::schema::instruments;
use pamong_db::{Conn, Id, MultiBackend, Res};

/// Instruments, newest first.
pub fn list(c: &mut Conn, page: &PageArgs) -> Res<Vec<Row>> {
    let mut query = instruments::table.select(Row::as_select()).into_boxed::<MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(instruments::created_at.le(at))
            .filter(instruments::created_at.lt(at).or(instruments::id.lt(id)));
    }
    let query = query.order((instruments::created_at.desc(), instruments::id.desc()));
    Ok(query.limit(page.fetch()).load(c)?)
}

/// One instrument.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<Row>> {
    Ok(instruments::table.find(id).select(Row::as_select()).first(c).optional()?)
}

/// The newest revision of a code.
pub fn last_revision(c: &mut Conn, code: &str) -> Res<Option<i32>> {
    let query = instruments::table.filter(instruments::code.eq(code));
    Ok(query.select(diesel::dsl::max(instruments::revision)).first(c)?)
}

/// Adds an instrument.
pub fn insert(c: &mut Conn, row: &Row) -> Res<()> {
    diesel::insert_into(instruments::table).values(row).execute(c)?;
    Ok(())
}

/// Writes a changed instrument, if it is still at `version`; false where someone was faster.
pub fn update(c: &mut Conn, version: i32, row: &Row) -> Res<bool> {
    let old = instruments::table.filter(instruments::id.eq(row.id)).filter(instruments::version.eq(version));
    let changed = diesel::update(old)
        .set((
            instruments::name.eq(&row.name),
            instruments::status.eq(row.status),
            instruments::definition.eq(&row.definition),
            instruments::updated_at.eq(row.updated_at),
            instruments::version.eq(row.version),
        ))
        .execute(c)?;
    Ok(changed == 1)
}
