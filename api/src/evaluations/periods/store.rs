//! Queries on periods.
use super::model::PeriodRow;
use crate::http::{Cursor, PageArgs};
use diesel::prelude::*;
use pamong_db::schema::evaluation_periods as periods;
use pamong_db::{Conn, Id, MultiBackend, Res};

/// Periods, newest first.
pub fn list(c: &mut Conn, page: &PageArgs) -> Res<Vec<PeriodRow>> {
    let mut query = periods::table.select(PeriodRow::as_select()).into_boxed::<MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(periods::created_at.le(at))
            .filter(periods::created_at.lt(at).or(periods::id.lt(id)));
    }
    let query = query.order((periods::created_at.desc(), periods::id.desc()));
    Ok(query.limit(page.fetch()).load(c)?)
}

/// One period.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<PeriodRow>> {
    Ok(periods::table.find(id).select(PeriodRow::as_select()).first(c).optional()?)
}

/// Adds a period.
pub fn insert(c: &mut Conn, row: &PeriodRow) -> Res<()> {
    diesel::insert_into(periods::table).values(row).execute(c)?;
    Ok(())
}

/// Writes a period that moved on, if it is still at `version`; false where someone was faster.
pub fn update(c: &mut Conn, version: i32, row: &PeriodRow) -> Res<bool> {
    let old = periods::table.filter(periods::id.eq(row.id)).filter(periods::version.eq(version));
    let changed = diesel::update(old)
        .set((
            periods::status.eq(row.status),
            periods::frozen_definition.eq(&row.frozen_definition),
            periods::ledger_until.eq(row.ledger_until),
            periods::computed_at.eq(row.computed_at),
            periods::published_at.eq(row.published_at),
            periods::updated_at.eq(row.updated_at),
            periods::version.eq(row.version),
        ))
        .execute(c)?;
    Ok(changed == 1)
}
