//! Export packages: made through HTTP, imported into an installation without anything, and the same in both.
mod damage;
mod office;
mod same;
mod tables;
mod who;

use crate::kit::{Actor, Database, TestApp};
use pamong::config::Config;
use pamong::server;
use pamong_db::Id;
use serde_json::Value;
use std::path::PathBuf;

pub const VILLAGE: &str = "15.71.01.1001";
pub const NEIGHBOUR: &str = "15.71.01.1002";

/// Asks for a package, lets it be made and fetches it: what is said of it, and its bytes.
pub async fn package(app: &TestApp, head: &Actor) -> (Value, Vec<u8>) {
    let made = head.command("/packages").await.expect(201);
    app.work().await;
    let path = format!("/packages/{}", made.id());
    let shown = head.get(&path).await.expect(200);
    assert_eq!(shown.body["status"], "ready", "{}", shown.body);
    let content = head.get(&format!("{path}/content")).await.expect(200);
    assert_eq!(content.header("content-type"), Some("application/zip"));
    (shown.body, content.bytes)
}

/// A package as a file beside a database.
pub fn file(database: &Database, bytes: &[u8]) -> PathBuf {
    let path = database.folder().join("paket.zip");
    std::fs::write(&path, bytes).unwrap();
    path
}

/// What an operator's `pamong import-package` does, in this process; what it printed, or why it refused.
pub async fn import(database: &Database, bytes: &[u8]) -> Result<String, String> {
    let path = file(database, bytes);
    let config = Config::for_testing(database.folder(), database.url().into());
    let done = tokio::task::spawn_blocking(move || server::import_package(config, &path)).await.unwrap();
    done.map(|imported| imported.to_string()).map_err(|e| e.to_string())
}

/// An installation into which a package was imported, at the instant of the first one.
pub async fn second(database: Database, bytes: &[u8], first: &TestApp) -> TestApp {
    import(&database, bytes).await.unwrap();
    TestApp::on(database, first.clock.now().0, |_| {}).await
}

/// The same person in the same position, in another installation.
pub fn again(app: &TestApp, actor: &Actor) -> Actor {
    let (user, position): (Id, Id) = (actor.user_id(), actor.position_id());
    let mut same = app.people.session_of(user, position);
    (same.agency_id, same.agency_code) = (actor.agency_id, actor.agency_code.clone());
    same.name = actor.name.clone();
    // Passwords do not travel: each is set anew.
    app.set_password(&same);
    same
}
