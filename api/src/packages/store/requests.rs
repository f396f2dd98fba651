//! Queries on requests for packages.
use crate::http::{Cursor, PageArgs};
use crate::packages::model::{Package, PackageStatus};
use diesel::prelude::*;
use pamong_db::schema::{packages, uploads, users};
use pamong_db::{Conn, Id, MultiBackend, Res, Ts};

/// Stores a request.
pub fn insert(c: &mut Conn, package: &Package) -> Res<()> {
    diesel::insert_into(packages::table).values(package).execute(c)?;
    Ok(())
}

/// A package with the name of who asked for it.
pub fn find(c: &mut Conn, agency: Id, id: Id) -> Res<Option<(Package, String)>> {
    let query = packages::table.inner_join(users::table).filter(packages::agency_id.eq(agency));
    let query = query.filter(packages::id.eq(id));
    Ok(query.select((Package::as_select(), users::name)).first(c).optional()?)
}

/// Packages of an agency, newest first.
pub fn list(c: &mut Conn, agency: Id, page: &PageArgs) -> Res<Vec<(Package, String)>> {
    let query = packages::table.inner_join(users::table).filter(packages::agency_id.eq(agency));
    let mut query = query.select((Package::as_select(), users::name)).into_boxed::<MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(packages::created_at.le(at))
            .filter(packages::created_at.lt(at).or(packages::id.lt(id)));
    }
    Ok(query.order((packages::created_at.desc(), packages::id.desc())).limit(page.fetch()).load(c)?)
}

/// The package that an agency waits for.
pub fn waiting(c: &mut Conn, agency: Id) -> Res<Option<Id>> {
    let query = packages::table.filter(packages::agency_id.eq(agency));
    let query = query.filter(packages::status.eq(PackageStatus::Waiting));
    Ok(query.select(packages::id).first(c).optional()?)
}

/// The row of a package, whoever's.
pub fn find_any(c: &mut Conn, id: Id) -> Res<Option<Package>> {
    Ok(packages::table.find(id).select(Package::as_select()).first(c).optional()?)
}

/// Writes how a package ended, if it waits still; false where another server was faster.
pub fn settle(c: &mut Conn, package: &Package) -> Res<bool> {
    let target = packages::table
        .filter(packages::id.eq(package.id))
        .filter(packages::status.eq(PackageStatus::Waiting));
    let change = (
        packages::status.eq(package.status),
        packages::file_name.eq(&package.file_name),
        packages::size_bytes.eq(package.size_bytes),
        packages::sha256.eq(&package.sha256),
        packages::upload_id.eq(package.upload_id),
        packages::letters.eq(package.letters),
        packages::files.eq(package.files),
        packages::seals.eq(package.seals),
        packages::ledger_hash.eq(&package.ledger_hash),
        packages::finished_at.eq(package.finished_at),
        packages::version.eq(packages::version + 1),
    );
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}

/// Ready packages that were made before `before`.
pub fn expired(c: &mut Conn, before: Ts) -> Res<Vec<Package>> {
    let query = packages::table.filter(packages::status.eq(PackageStatus::Ready));
    Ok(query.filter(packages::finished_at.lt(before)).select(Package::as_select()).load(c)?)
}

/// Removes the row of a package's file; the sweep of uploads removes the file.
pub fn forget_file(c: &mut Conn, package: &Package) -> Res<()> {
    let change = (
        packages::status.eq(PackageStatus::Expired),
        packages::upload_id.eq(None::<Id>),
        packages::version.eq(packages::version + 1),
    );
    diesel::update(packages::table.find(package.id)).set(change).execute(c)?;
    if let Some(upload) = package.upload_id {
        diesel::delete(uploads::table.find(upload)).execute(c)?;
    }
    Ok(())
}
