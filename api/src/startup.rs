//! What a first start makes by itself: reference data, roles, and one administrator with a generated password.
use crate::agencies;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::evaluations;
use crate::http::{AppState, Moment};
use crate::identity::users::{service as users, store as user_store};
use crate::identity::{password, roles};
use crate::permits;
use pamong_db::Conn;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

const ADMINISTRATOR: &str = "admin";

/// Loads reference data and roles (again on every start: both only add and update), and makes the administrator where
/// nobody can sign in yet. Returns the file with the administrator's first password, if one was made.
pub fn prepare(app: &AppState) -> Result<Option<PathBuf>> {
    let empty = app.db.read_blocking(|c| Ok::<_, Error>(user_store::nobody(c)?))?;
    let first =
        if empty { Some((password::generate(), app.config.var.join("first-start.json"))) } else { None };
    let hash = first.as_ref().map(|(plain, _)| password::hash(plain)).transpose()?;
    if let Some((plain, file)) = &first {
        // Written before the commit: a password that nobody can read would lock everyone out.
        write_private(file, &first_account(&app.config, plain)).map_err(Error::internal)?;
    }
    let done = app.db.write_blocking(|tx| seed(app, tx, hash.as_deref()));
    match (done, first) {
        (Ok(()), first) => Ok(first.map(|(_, file)| file)),
        // Another server on the same database was faster; what it made is just as good.
        (Err(Error::Db(e)), Some((_, file))) if e.unique_violation().is_some() => {
            std::fs::remove_file(file).map_err(Error::internal)?;
            app.db.write_blocking(|tx| seed(app, tx, None)).map(|()| None)
        }
        (Err(e), _) => Err(e),
    }
}

/// What every installation starts from: agencies and other reference data, services, the evaluation's instrument, roles.
pub fn reference(tx: &mut Conn, at: Moment) -> Result<()> {
    agencies::import::run(tx, at)?;
    permits::catalogue::import(tx, at)?;
    evaluations::import(tx, at)?;
    users::seed_roles(tx)
}

/// Reference data, and the administrator where a password hash is given.
fn seed(app: &AppState, tx: &mut Conn, administrator: Option<&str>) -> Result<()> {
    let at = app.moment();
    reference(tx, at)?;
    let Some(hash) = administrator else { return Ok(()) };
    let city =
        agencies::store::city(tx)?.ok_or_else(|| Error::internal("the reference data hold no city"))?;
    let position = users::add_position(tx, city.id, roles::ADMINISTRATOR, "Administrator", false, at)?;
    let user = users::add_user(tx, ADMINISTRATOR, "Administrator", None, at)?;
    users::install(tx, position, user.id, at)?;
    Ok(user_store::set_password(tx, user.id, hash, true, at.now)?)
}

fn first_account(config: &Config, plain: &str) -> String {
    let account = json!({
        "username": ADMINISTRATOR,
        "password": plain,
        "note": "Sign in once, choose your own password, then delete this file.",
        "url": format!("http://{}", config.listen),
    });
    format!("{account:#}\n")
}

/// Writes a file that only its owner can read.
pub fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut out =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file)?;
    out.write_all(text.as_bytes())?;
    out.sync_all()
}
