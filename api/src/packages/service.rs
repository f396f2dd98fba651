//! Use cases: ask for a package, look at packages, fetch one, note how one ended.
use super::export::Made;
use super::job::KIND;
use super::model::{Package, PackageStatus};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::PageArgs;
use crate::identity::Me;
use crate::jobs::{self, NewJob};
use crate::letters;
use crate::storage::{self, FileRef, Received};
use chrono_tz::Tz;
use pamong_db::{Conn, Id, Ts};
use serde_json::json;

/// Refuses (403) whoever does not see every letter of their own agency by office: the package shows them all.
fn allowed(me: &Me) -> Result<()> {
    if letters::opens_everything(&me.scope, me.agency.id) { Ok(()) } else { Err(Code::Forbidden.into()) }
}

fn fact<'a>(package: &Package, action: &'a str, data: serde_json::Value) -> NewFact<'a> {
    NewFact::new(Application::Platform, action, ("package", package.id), package.agency_id, data)
}

/// Asks for a package of one's own agency; one at a time.
pub fn create(tx: &mut Conn, me: &Me) -> Result<(Package, String)> {
    allowed(me)?;
    if store::waiting(tx, me.agency.id)?.is_some() {
        return Err(Error::Code(Code::StateConflict, Some(PackageStatus::Waiting.to_string())));
    }
    let package = Package {
        id: Id::new(),
        agency_id: me.agency.id,
        status: PackageStatus::Waiting,
        file_name: None,
        size_bytes: None,
        sha256: None,
        upload_id: None,
        letters: None,
        files: None,
        seals: None,
        ledger_hash: None,
        created_by_user_id: me.user_id,
        created_at: me.now(),
        finished_at: None,
        version: 1,
    };
    store::insert(tx, &package)?;
    let payload = json!({"package_id": package.id});
    let job = NewJob { kind: KIND, key: Some(format!("{KIND}:{}", package.id)), payload, run_at: me.now() };
    jobs::enqueue(tx, job, me.now())?;
    audit::record(tx, me, fact(&package, "package.create", json!({})))?;
    Ok((package, me.name.clone()))
}

/// Packages of one's own agency.
pub fn list(c: &mut Conn, me: &Me, page: &PageArgs) -> Result<Vec<(Package, String)>> {
    allowed(me)?;
    Ok(store::list(c, me.agency.id, page)?)
}

/// A package of one's own agency.
pub fn get(c: &mut Conn, me: &Me, id: Id) -> Result<(Package, String)> {
    let found = store::find(c, me.agency.id, id)?.ok_or_else(Error::not_found)?;
    allowed(me)?;
    Ok(found)
}

/// The file of a package; that it was fetched is written down before the first byte leaves.
pub fn fetch(tx: &mut Conn, me: &Me, id: Id) -> Result<FileRef> {
    let (package, _) = get(tx, me, id)?;
    let Some(upload) = package.upload_id.filter(|_| package.status == PackageStatus::Ready) else {
        return Err(Error::Code(Code::StateConflict, Some(package.status.to_string())));
    };
    let file = storage::find_kept(tx, upload)?;
    audit::record(tx, me, fact(&package, "package.download", json!({"sha256": file.sha256})))?;
    Ok(file)
}

/// Name of the file: whose, and of which day.
pub fn file_name(agency: &str, at: Ts, zone: Tz) -> String {
    let day = at.0.with_timezone(&zone).format("%Y-%m-%d");
    format!("paket-{agency}-{day}.zip")
}

/// Notes that a package is ready, in the transaction that knows its file.
pub fn finish(tx: &mut Conn, package: &Package, made: &Made, file: &Received, now: Ts) -> Result<()> {
    let upload = storage::insert_kept(tx, None, file, now)?;
    let count = |n: usize| i32::try_from(n).map_err(Error::internal);
    let ready = Package {
        status: PackageStatus::Ready,
        file_name: Some(file.file_name.clone()),
        size_bytes: Some(file.size_bytes),
        sha256: Some(file.sha256.clone()),
        upload_id: Some(upload.id),
        letters: Some(count(made.letters)?),
        files: Some(count(made.files)?),
        seals: Some(made.ledger.seals),
        ledger_hash: Some(made.ledger.hash.clone()),
        finished_at: Some(now),
        ..package.clone()
    };
    if store::settle(tx, &ready)? { Ok(()) } else { Err(Code::AlreadyDone.into()) }
}

/// Notes that a package could not be made.
pub fn give_up(tx: &mut Conn, package: &Package, now: Ts) -> Result<()> {
    let failed = Package { status: PackageStatus::Failed, finished_at: Some(now), ..package.clone() };
    store::settle(tx, &failed)?;
    Ok(())
}
