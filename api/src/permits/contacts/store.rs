//! Queries on codes, and on contacts of applications.
use super::model::{ContactCode, PermitContact};
use diesel::prelude::*;
use pamong_db::schema::{contact_codes as codes, permit_contacts as contacts};
use pamong_db::{BothExt, Conn, Id, MultiBackend, Res, Ts, cols};

/// Keeps a code in its slot; false where the slot is taken, even by somebody who takes it at this moment.
pub fn insert(c: &mut Conn, row: &ContactCode) -> Res<bool> {
    let query = diesel::insert_into(codes::table)
        .values(row)
        .on_conflict((codes::contact_index, codes::slot))
        .do_nothing();
    Ok(query.both().execute(c)? == 1)
}

/// Empties the slots of a contact that were taken until `until`.
pub fn free(c: &mut Conn, index: &str, until: Ts) -> Res<()> {
    let old = codes::table.filter(codes::contact_index.eq(index)).filter(codes::created_at.le(until));
    diesel::delete(old).execute(c)?;
    Ok(())
}

/// When the first of the codes that a contact has was asked for.
pub fn first(c: &mut Conn, index: &str) -> Res<Option<Ts>> {
    let query = codes::table.filter(codes::contact_index.eq(index)).order(codes::created_at);
    Ok(query.select(codes::created_at).first(c).optional()?)
}

/// A code.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<ContactCode>> {
    Ok(codes::table.find(id).select(ContactCode::as_select()).first(c).optional()?)
}

/// Counts a try at a code that is still good; none where it is not. Tries at the same time count one after the other.
pub fn count_try(c: &mut Conn, id: Id, most: i32, now: Ts) -> Res<Option<ContactCode>> {
    let target = codes::table
        .filter(codes::id.eq(id))
        .filter(codes::tries.lt(most))
        .filter(codes::used_at.is_null())
        .filter(codes::expires_at.gt(now));
    let query =
        diesel::update(target).set(codes::tries.eq(codes::tries + 1)).returning(cols::<ContactCode>());
    Ok(query.get_result(c).optional()?)
}

/// Notes that a code was entered rightly. Its row is locked since the try was counted.
pub fn set_used(c: &mut Conn, id: Id, now: Ts) -> Res<()> {
    diesel::update(codes::table.find(id)).set(codes::used_at.eq(Some(now))).execute(c)?;
    Ok(())
}

/// Removes codes that were asked for until `until`.
pub fn forget(c: &mut Conn, until: Ts) -> Res<()> {
    diesel::delete(codes::table.filter(codes::created_at.le(until))).execute(c)?;
    Ok(())
}

/// Ids and sealed contacts of codes, in the order of the ids.
pub fn sealed(c: &mut Conn, after: Option<Id>, limit: i64) -> Res<Vec<(Id, String)>> {
    let mut query = codes::table.into_boxed::<MultiBackend>();
    if let Some(id) = after {
        query = query.filter(codes::id.gt(id));
    }
    Ok(query.order(codes::id).limit(limit).select((codes::id, codes::contact_sealed)).load(c)?)
}

/// Puts another sealed contact in the place of one that is still there.
pub fn reseal(c: &mut Conn, id: Id, was: &str, sealed: &str) -> Res<()> {
    let target = codes::table.filter(codes::id.eq(id)).filter(codes::contact_sealed.eq(was));
    diesel::update(target).set(codes::contact_sealed.eq(sealed)).execute(c)?;
    Ok(())
}

/// Keeps that the contact of an application was shown to be the applicant's.
pub fn keep(c: &mut Conn, row: &PermitContact) -> Res<()> {
    diesel::insert_into(contacts::table).values(row).execute(c)?;
    Ok(())
}

/// The contact of an application that was shown to be the applicant's.
pub fn of_application(c: &mut Conn, application: Id) -> Res<Option<PermitContact>> {
    Ok(contacts::table.find(application).select(PermitContact::as_select()).first(c).optional()?)
}

/// Forgets that a contact of an application was shown to be the applicant's.
pub fn drop_of(c: &mut Conn, application: Id) -> Res<()> {
    diesel::delete(contacts::table.find(application)).execute(c)?;
    Ok(())
}
