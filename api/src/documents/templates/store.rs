//! Queries on versions of the fixed words.
use super::model::{Row, TemplateAuthor, TemplateVersionRow};
use crate::http::PageArgs;
use diesel::prelude::*;
use pamong_db::schema::{template_versions as versions, users};
use pamong_db::{Conn, MultiBackend, Res, Ts};

/// The version that held at a moment; the present one where none is named.
pub(super) fn at(c: &mut Conn, at: Option<Ts>) -> Res<Option<Row>> {
    let mut query = versions::table.select(Row::as_select()).into_boxed::<MultiBackend>();
    if let Some(at) = at {
        query = query.filter(versions::created_at.le(at));
    }
    Ok(query.order(versions::number.desc()).first(c).optional()?)
}

/// The version with this number, and who made it.
pub(super) fn find(c: &mut Conn, number: i32) -> Res<Option<(Row, TemplateAuthor)>> {
    let query = versions::table.inner_join(users::table).filter(versions::number.eq(number));
    Ok(query.select((Row::as_select(), TemplateAuthor::as_select())).first(c).optional()?)
}

/// Versions, newest first.
pub(super) fn list(c: &mut Conn, page: &PageArgs<i32>) -> Res<Vec<TemplateVersionRow>> {
    let mut query = versions::table
        .inner_join(users::table)
        .select((Row::as_select(), TemplateAuthor::as_select()))
        .into_boxed::<MultiBackend>();
    if let Some(after) = page.after {
        query = query.filter(versions::number.lt(after));
    }
    let rows = query.order(versions::number.desc()).limit(page.fetch());
    Ok(rows.load::<(Row, TemplateAuthor)>(c)?.into_iter().map(TemplateVersionRow::from).collect())
}

/// Adds a version.
pub(super) fn insert(c: &mut Conn, row: &Row) -> Res<()> {
    diesel::insert_into(versions::table).values(row).execute(c)?;
    Ok(())
}
