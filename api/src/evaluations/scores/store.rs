//! Queries on scores.
use super::model::Row;
use crate::agencies::{AgencyKind, AgencyRef};
use crate::evaluations::scoring::Category;
use crate::evaluations::visibility::Visible;
use diesel::prelude::*;
use pamong_db::schema::{agencies, scores};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, each};

/// What a list of scores is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScoreFilter {
    /// Agencies of this kind.
    pub kind: Option<AgencyKind>,
    /// Of this category.
    pub category: Option<Category>,
    /// Of this agency.
    pub agency_id: Option<Id>,
}

/// Puts new scores in the place of the old ones. A period has one row for each agency, a few hundred at most.
pub fn replace(c: &mut Conn, period_id: Id, rows: &[Row]) -> Res<()> {
    diesel::delete(scores::table.filter(scores::period_id.eq(period_id))).execute(c)?;
    each!(c => diesel::insert_into(scores::table).values(rows).execute(c))?;
    Ok(())
}

/// Scores that the caller may see, by rank.
pub fn list(
    c: &mut Conn,
    visible: &Visible,
    period_id: Id,
    filter: ScoreFilter,
) -> Res<Vec<(Row, AgencyRef)>> {
    let mut query = scores::table
        .inner_join(agencies::table)
        .filter(scores::period_id.eq(period_id))
        .select((Row::as_select(), AgencyRef::as_select()))
        .into_boxed::<MultiBackend>();
    if let Visible::Of(ids) = visible {
        query = query.filter(scores::agency_id.one_of(ids.clone()));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(agencies::kind.eq(kind));
    }
    if let Some(category) = filter.category {
        query = query.filter(scores::category.eq(category));
    }
    if let Some(agency) = filter.agency_id {
        query = query.filter(scores::agency_id.eq(agency));
    }
    Ok(query.order(scores::rank).load(c)?)
}
