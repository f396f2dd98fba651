//! Queries on closed days.
use super::model::CashierClosing;
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::cashier_closings as closings;
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res};

/// A page of closed days of the offices in the person's scope, newest first.
pub fn list(c: &mut Conn, scope: &Scope, page: &PageArgs) -> Res<Vec<CashierClosing>> {
    let mut query = closings::table
        .filter(closings::agency_id.one_of(scope.agency_ids.clone()))
        .into_boxed::<MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(closings::created_at.le(at))
            .filter(closings::created_at.lt(at).or(closings::id.lt(id)));
    }
    let query = query.order((closings::created_at.desc(), closings::id.desc())).limit(page.fetch());
    Ok(query.select(CashierClosing::as_select()).load(c)?)
}

/// Closed days of an office on a day.
pub fn on(c: &mut Conn, agency: Id, day: NaiveDate) -> Res<Vec<CashierClosing>> {
    let query = closings::table.filter(closings::agency_id.eq(agency)).filter(closings::day.eq(day));
    Ok(query.order(closings::number).select(CashierClosing::as_select()).load(c)?)
}

/// Keeps a closed day.
pub fn insert(c: &mut Conn, row: &CashierClosing) -> Res<()> {
    diesel::insert_into(closings::table).values(row).execute(c)?;
    Ok(())
}
