//! Keys change while the real program serves readers and writers.
use super::{VILLAGE, form, seen, take_in};
use crate::kit::{Actor, Database, Servers, command};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

const BEFORE: usize = 60;
const NIK: &str = "1571014508689001";

/// Reads, looks, searches and writes until told to stop; each must succeed.
async fn work(
    staff: Actor,
    ids: Arc<Vec<String>>,
    stop: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
    from: usize,
) {
    let mut i = from;
    while !stop.load(Ordering::Relaxed) {
        let id = &ids[i % ids.len()];
        let path = format!("/permit-applications/{id}");
        let look = json!({"field": "nik", "purpose": "oversight"});
        assert_eq!(staff.post(&format!("{path}/reveal"), look).await.expect(200).body["value"], NIK);
        staff.get(&path).await.expect(200);
        let written = take_in(&staff, form(NIK, "1571010101200001"), seen()).await.expect(201).id();
        let found = staff.post("/permit-applications/by-nik", json!({"nik": NIK})).await.expect(200);
        assert!(found.ids().contains(&written), "a new application is not found by its index");
        // Those under the former key's index are found too.
        assert!(found.items().len() > BEFORE, "{} of the number's applications", found.items().len());
        done.fetch_add(1, Ordering::Relaxed);
        i += 1;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_change_under_load_without_an_error_and_nothing_is_left_behind() {
    let database = Arc::new(Database::create());
    // Two servers share a PostgreSQL; SQLite belongs to one.
    let servers = Servers::start(&database, if database.is_postgres() { 2 } else { 1 }).await;
    let people = servers.people(&database);
    let counter = people.user("counter_officer").at(VILLAGE).await;
    let mut ids = Vec::new();
    for _ in 0..BEFORE {
        ids.push(take_in(&counter, form(NIK, "1571010101200001"), seen()).await.expect(201).id());
    }
    let (ids, stop, done) = (Arc::new(ids), Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let clients: Vec<_> = (0..4)
        .map(|i| {
            let base = servers.bases()[i % servers.bases().len()].clone();
            tokio::spawn(work(counter.towards(&base), ids.clone(), stop.clone(), done.clone(), i * 7))
        })
        .collect();
    let operator = database.clone();
    let said = tokio::task::spawn_blocking(move || {
        let run = |words: &[&str]| {
            let (good, out, log) = command(&operator, words);
            assert!(good, "{words:?}: {out} {log}");
            out
        };
        run(&["keys", "add"]);
        run(&["keys", "rotate"])
    })
    .await
    .unwrap();
    let meanwhile = done.load(Ordering::Relaxed);
    stop.store(true, Ordering::Relaxed);
    for client in clients {
        client.await.unwrap();
    }
    assert!(meanwhile > 4, "the load was no load: {meanwhile} rounds");
    assert!(said.contains("sealed anew"), "{said}");
    for (column, rows) in [("ciphertext", "permit_secrets"), ("nik_index", "permit_applications")] {
        let old = format!("SELECT COUNT(*) AS n FROM {rows} WHERE {column} NOT LIKE '1.%'");
        assert_eq!(people.count(&old), 0, "{rows}.{column} holds values of the former key");
    }
    let (_, listed, _) = command(&database, &["keys", "list"]);
    assert!(listed.contains("seals: key 1") && !listed.contains("with key 0"), "{listed}");
    // The newest key cannot go while values need it; one that nothing needs can.
    let (dropped, _, why) = command(&database, &["keys", "drop", "1"]);
    assert!(!dropped && why.contains("rotate first"), "{why}");
    command(&database, &["keys", "add"]);
    assert!(command(&database, &["keys", "rotate"]).0);
    assert!(command(&database, &["keys", "drop", "1"]).0);
    let look = json!({"field": "kk_number", "purpose": "oversight"});
    let path = format!("/permit-applications/{}/reveal", ids[0]);
    assert_eq!(counter.post(&path, look).await.expect(200).body["value"], "1571010101200001");
}
