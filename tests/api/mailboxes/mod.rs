//! Letters that come by mail, against a real IMAP server.
mod accounts;
mod decisions;
mod messages;

use crate::kit::{Actor, Cutter, Dovecot, MAIL_PASSWORD, MAIL_USER, TestApp};
use chrono::Duration;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
/// Bytes that one message may have in these tests; the large scan is below, the large heap of bytes above.
const MESSAGE_BYTES: usize = 36 * 1024 * 1024;

/// An office with a mailbox on a server of its own.
struct Office {
    app: TestApp,
    admin: Actor,
    clerk: Actor,
    server: Dovecot,
}

impl Office {
    async fn new() -> Self {
        Self::behind(|server| server.port).await
    }

    /// An office that reaches its server at this port.
    async fn behind(port: impl FnOnce(&Dovecot) -> u16) -> Self {
        let server = Dovecot::start();
        let port = port(&server);
        let app = TestApp::start_with(|config| {
            config.mailboxes.ports = vec![port, server.port, server.tls_port];
            config.mailboxes.private_addresses = true;
            config.mailboxes.message_bytes = MESSAGE_BYTES;
            config.mailboxes.ca_file = Some(server.certificate());
        })
        .await;
        let admin = app.user("administrator").at("15.71").await;
        let clerk = app.user("registry_clerk").at(VILLAGE).await;
        // The clockwork begins.
        app.work().await;
        Self { app, admin, clerk, server }
    }

    fn account(&self, port: u16) -> Value {
        json!({
            "agency_id": self.clerk.agency_id, "name": "Surat masuk", "host": "127.0.0.1", "port": port,
            "security": "none", "username": MAIL_USER, "password": MAIL_PASSWORD,
            "user_id": self.clerk.user_id(), "position_id": self.clerk.position_id(),
            "rules": [{"subject": "iklan", "quarantine": true}],
        })
    }

    /// Sets the mailbox up and answers its id.
    async fn mailbox(&self) -> String {
        self.admin.post("/mailbox-accounts", self.account(self.server.port)).await.expect(201).id()
    }

    /// The next look into every mailbox.
    async fn look(&self) {
        self.app.clock.advance(Duration::minutes(7));
        self.app.work().await;
    }

    /// All messages of a mailbox in this state.
    async fn messages(&self, mailbox: &str, state: &str) -> Vec<Value> {
        let (mut all, mut cursor) = (Vec::new(), String::new());
        loop {
            let path = format!("/mailboxes/{mailbox}/messages?state={state}&limit=100{cursor}");
            let page = self.clerk.get(&path).await.expect(200);
            all.extend(page.items().iter().cloned());
            match page.body["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return all,
            }
        }
    }

    fn letters(&self) -> i64 {
        self.app.count("SELECT COUNT(*) AS n FROM letters WHERE channel = 'email'")
    }

    /// How the mailbox was when it was last read.
    async fn problem(&self, mailbox: &str) -> Value {
        self.admin.get(&format!("/mailbox-accounts/{mailbox}")).await.expect(200).body["problem"].clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_messages_become_letters_or_wait_with_a_reason() {
    let office = Office::new().await;
    let samples = messages::all();
    assert_eq!(samples.len(), 200);
    samples.iter().for_each(|sample| office.server.deliver(&sample.raw));
    let mailbox = office.mailbox().await;
    office.look().await;
    assert_eq!(office.problem(&mailbox).await, Value::Null);

    let mut expected: BTreeMap<&str, usize> = BTreeMap::new();
    samples.iter().filter_map(|sample| sample.held).for_each(|held| *expected.entry(held).or_default() += 1);
    let held: usize = expected.values().sum();
    let quarantined = office.messages(&mailbox, "quarantined").await;
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    quarantined.iter().for_each(|m| *found.entry(m["reason"].as_str().unwrap()).or_default() += 1);
    assert_eq!(found, expected);
    let registered = office.messages(&mailbox, "registered").await;
    assert_eq!((registered.len(), quarantined.len()), (200 - held, held));
    assert_eq!(office.letters(), i64::try_from(200 - held).unwrap());
    assert_eq!(office.server.counts(), (200, 200), "all are still there, marked as seen");

    // Each says what people need to know.
    let one = |reason: &str| quarantined.iter().find(|m| m["reason"] == reason).unwrap();
    assert!(quarantined.iter().any(|m| m["reason"] == "too_large" && m["detail"] == "20 MiB"));
    assert!(quarantined.iter().any(|m| m["reason"] == "too_large" && m["detail"] == "36 MiB"));
    assert!(one("archive_bomb")["detail"].as_str().unwrap().contains('×'));
    assert!(quarantined.iter().any(|m| m["reason_message"].as_str().unwrap().contains("faktur.exe")));
    assert!(quarantined.iter().all(|m| m["reason_message"].as_str().unwrap().len() > 20));

    // The letters say what the messages said.
    let by_subject = |subject: &str| registered.iter().find(|m| m["subject"] == subject).unwrap();
    for (subject, summary, files) in [
        ("Undangan café", "Isi naïf.", 0),
        ("Fwd: Fwd: Surat asli", "Terlampir surat nomor", 1),
        ("Undangan – rapat", "Terlampir surat nomor", 1),
        ("Data", "Terlampir surat nomor", 1),
        ("(tanpa perihal)", "Yth. Camat,", 0),
    ] {
        let mut wanted = registered.iter().filter(|m| m["subject"] == subject);
        let letter = loop {
            let message = wanted.next().unwrap_or_else(|| panic!("{subject} with {summary}"));
            let path = format!("/letters/{}", message["letter_id"].as_str().unwrap());
            let letter = office.clerk.get(&path).await.expect(200).body;
            if letter["summary"].as_str().unwrap().contains(summary) {
                break letter;
            }
        };
        assert_eq!(letter["attachments"].as_array().unwrap().len(), files, "{subject}");
        assert_eq!(letter["channel"], "email");
        assert_eq!(letter["status"], "registered");
    }
    let numbered = by_subject("Permohonan Nomor: B/5/DINKES/IX/2026");
    let letter =
        office.clerk.get(&format!("/letters/{}", numbered["letter_id"].as_str().unwrap())).await.expect(200);
    assert_eq!(letter.body["letter_number"], "B/5/DINKES/IX/2026");
    assert_eq!(letter.body["letter_date"], "2026-09-03");
    assert_eq!(letter.body["sender_name"], "Kantor 5");
    assert_eq!(office.app.facts("letter.register"), office.letters());
    assert_eq!(office.app.facts("mailbox_message.quarantine"), i64::try_from(held).unwrap());

    // Again, and after the server has numbered everything anew: nothing is taken in twice.
    let before = office.app.rows();
    let same = |when: &str| {
        let after = office.app.rows();
        for table in ["letters", "mailbox_messages", "uploads", "letter_attachments", "audit_facts"] {
            assert_eq!(after[table], before[table], "{table} {when}");
        }
    };
    office.look().await;
    same("after a second look");
    office.server.renumber();
    office.look().await;
    assert_eq!(office.problem(&mailbox).await, Value::Null);
    same("after a new UIDVALIDITY");
    assert_eq!(office.app.count("SELECT COUNT(DISTINCT uidvalidity) AS n FROM mailbox_messages"), 1);
    office.server.deliver(&messages::plain(5000, "Surat baru"));
    office.look().await;
    assert_eq!(office.letters(), i64::try_from(201 - held).unwrap(), "new ones come in as before");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks_in_the_middle_goes_on_where_it_was() {
    let mut cutter = None;
    let office = Office::behind(|server| cutter.insert(Cutter::before(server.port)).port).await;
    let cutter = cutter.unwrap();
    for n in 0..40 {
        let pdf = crate::kit::builders::pdf("Surat");
        let file = ("surat.pdf", "application/pdf");
        office.server.deliver(&messages::with_file(n, &format!("Surat {n}"), file, &pdf));
    }
    let account = office.account(cutter.port);
    let mailbox = office.admin.post("/mailbox-accounts", account).await.expect(201).id();
    cutter.cut_after(30_000);
    let mut before = 0;
    for look in 0..2 {
        office.look().await;
        assert_eq!(office.problem(&mailbox).await, "connection_lost", "look {look}");
        let now = office.letters();
        assert!(before < now && now < 40, "look {look}: {before} then {now}");
        before = now;
    }
    cutter.cut_after(0);
    office.look().await;
    assert_eq!(office.problem(&mailbox).await, Value::Null);
    assert_eq!(office.letters(), 40);
    assert_eq!(office.messages(&mailbox, "registered").await.len(), 40);
}

#[tokio::test(flavor = "multi_thread")]
async fn several_servers_take_a_mailbox_in_once() {
    let office = Office::new().await;
    (0..20).for_each(|n| office.server.deliver(&messages::plain(n, &format!("Surat {n}"))));
    office.mailbox().await;
    office.app.clock.advance(Duration::minutes(7));
    let servers = (0..3).map(|_| office.app.shared.worker.clone());
    let running = servers.map(|server| tokio::spawn(async move { server.once().await.unwrap() }));
    futures_util::future::join_all(running.collect::<Vec<_>>()).await;
    assert_eq!(office.letters(), 20);
}
