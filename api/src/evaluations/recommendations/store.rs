//! Queries on recommendations.
use super::model::{RecommendationKind, Row};
use crate::agencies::AgencyRef;
use crate::evaluations::visibility::Visible;
use diesel::prelude::*;
use pamong_db::schema::{agencies, recommendations};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, each};

/// Puts new recommendations in the place of the old ones.
pub fn replace(c: &mut Conn, period_id: Id, rows: &[Row]) -> Res<()> {
    diesel::delete(recommendations::table.filter(recommendations::period_id.eq(period_id))).execute(c)?;
    if !rows.is_empty() {
        each!(c => diesel::insert_into(recommendations::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Recommendations that the caller may see, ordered by the code of their agency.
pub fn list(
    c: &mut Conn,
    visible: &Visible,
    period_id: Id,
    kind: Option<RecommendationKind>,
) -> Res<Vec<(Row, AgencyRef)>> {
    let mut query = recommendations::table
        .inner_join(agencies::table)
        .filter(recommendations::period_id.eq(period_id))
        .select((Row::as_select(), AgencyRef::as_select()))
        .into_boxed::<MultiBackend>();
    if let Visible::Of(ids) = visible {
        query = query.filter(recommendations::agency_id.one_of(ids.clone()));
    }
    if let Some(kind) = kind {
        query = query.filter(recommendations::kind.eq(kind));
    }
    Ok(query.order((agencies::code, recommendations::kind)).load(c)?)
}

/// True where a letter was drafted in the period.
pub fn has_letters(c: &mut Conn, period_id: Id) -> Res<bool> {
    let drafted = recommendations::table
        .filter(recommendations::period_id.eq(period_id))
        .filter(recommendations::letter_id.is_not_null());
    Ok(diesel::select(diesel::dsl::exists(drafted)).get_result(c)?)
}

/// Notes the letter of a recommendation that has none yet; false where someone was faster.
pub fn set_letter(c: &mut Conn, id: Id, letter_id: Id) -> Res<bool> {
    let free = recommendations::table
        .filter(recommendations::id.eq(id))
        .filter(recommendations::letter_id.is_null());
    Ok(diesel::update(free).set(recommendations::letter_id.eq(letter_id)).execute(c)? == 1)
}
