//! A server that is killed while it takes a book over. Against the real program.
use super::{VILLAGE, all, allows, book, path, read};
use crate::kit::{Actor, Database, Servers};
use pamong::identity::Permission;
use reqwest::Method;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const LETTERS: u32 = 4_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_goes_on_where_the_last_step_was_committed() {
    let database = Database::create();
    let mut servers = Servers::start(&database, 1).await;
    let people = servers.people(&database);
    let clerk = people.custom_role(Permission::ALL).at(VILLAGE).await.towards(&servers.bases()[0]);
    let import = read(&clerk, "buku.xlsx", book(1, LETTERS), "incoming", Some(2022)).await;
    let command = format!("{}/acceptance", path(&import));
    let steps = Arc::new(AtomicUsize::new(0));
    let run = tokio::spawn(accept_until_it_breaks(clerk.clone(), command.clone(), steps.clone()));
    while steps.load(Ordering::Relaxed) < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    servers.kill();
    run.await.unwrap();

    servers.restart(&database).await;
    let clerk = clerk.towards(&servers.bases()[0]);
    let found = clerk.get(&path(&import)).await.expect(200).body;
    let imported = found["imported"].as_u64().unwrap();
    assert!(found["status"] == "accepting" && imported >= 1000, "killed in the middle: {found}");
    // Whole steps or nothing: what the import says is what the agenda book holds.
    let entries = all(&clerk, "/agenda-entries?register=incoming").await;
    assert_eq!((u64::try_from(entries.len()).unwrap(), imported % 500), (imported, 0));

    let mut import = found;
    while allows(&import, "accept") {
        import = clerk.command(&command).await.expect(200).body;
    }
    assert_eq!((&import["status"], &import["imported"]), (&"accepted".into(), &LETTERS.into()));
    let entries = all(&clerk, "/agenda-entries?register=incoming").await;
    let numbers: BTreeSet<u64> = entries.iter().map(|e| e["number"].as_u64().unwrap()).collect();
    assert_eq!(entries.len(), numbers.len(), "a row was taken over twice");
    assert_eq!(numbers, (1..=u64::from(LETTERS)).collect());
}

async fn accept_until_it_breaks(clerk: Actor, command: String, steps: Arc<AtomicUsize>) {
    while let Ok(reply) = clerk.try_send(clerk.request(Method::POST, &command)).await {
        steps.fetch_add(1, Ordering::Relaxed);
        if !allows(&reply.expect(200).body, "accept") {
            return;
        }
    }
}
