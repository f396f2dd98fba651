//! Queries on visits.
use super::model::{Visit, VisitPhoto};
use diesel::prelude::*;
use pamong_db::schema::{permit_visit_photos as photos, permit_visits as visits};
use pamong_db::{Conn, Id, Res, each};

/// A visit by the id that its phone gave it.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<Visit>> {
    Ok(visits::table.find(id).select(Visit::as_select()).first(c).optional()?)
}

/// Stores a visit with its photos.
pub fn insert(c: &mut Conn, visit: &Visit, rows: &[VisitPhoto]) -> Res<()> {
    diesel::insert_into(visits::table).values(visit).execute(c)?;
    if !rows.is_empty() {
        each!(c => diesel::insert_into(photos::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Visits of an application in the order in which they were made.
pub fn list(c: &mut Conn, application: Id) -> Res<Vec<Visit>> {
    let query = visits::table.filter(visits::application_id.eq(application));
    Ok(query.order((visits::visited_at, visits::id)).select(Visit::as_select()).load(c)?)
}

/// Photos of all visits of an application, each visit's in their order.
pub fn photos(c: &mut Conn, application: Id) -> Res<Vec<VisitPhoto>> {
    let query = photos::table.filter(photos::application_id.eq(application));
    Ok(query.order((photos::visit_id, photos::pos)).select(VisitPhoto::as_select()).load(c)?)
}

/// One photo of a visit of an application.
pub fn find_photo(c: &mut Conn, application: Id, visit: Id, id: Id) -> Res<Option<VisitPhoto>> {
    let query = photos::table
        .filter(photos::id.eq(id))
        .filter(photos::visit_id.eq(visit))
        .filter(photos::application_id.eq(application));
    Ok(query.select(VisitPhoto::as_select()).first(c).optional()?)
}

/// Takes what was found and shown off the visits of an application. The files of their photos.
pub fn erase(c: &mut Conn, application: Id) -> Res<Vec<Id>> {
    let of = || photos::table.filter(photos::application_id.eq(application));
    let uploads: Vec<Option<Id>> = of().select(photos::upload_id).load(c)?;
    diesel::update(of())
        .set((
            photos::upload_id.eq(None::<Id>),
            photos::latitude_e6.eq(None::<i32>),
            photos::longitude_e6.eq(None::<i32>),
            photos::accuracy_m.eq(None::<i32>),
            photos::caption.eq(None::<String>),
            photos::size_bytes.eq(None::<i64>),
            photos::sha256.eq(None::<String>),
        ))
        .execute(c)?;
    diesel::update(visits::table.filter(visits::application_id.eq(application)))
        .set(visits::findings.eq(None::<String>))
        .execute(c)?;
    Ok(uploads.into_iter().flatten().collect())
}
