//! Setting mailboxes up.
use super::{NEIGHBOUR, Office, VILLAGE, messages};
use crate::kit::TestApp;
use serde_json::{Value, json};

/// One mailbox at a place is enough for an office, so that each trial is of another one.
const VILLAGES: [&str; 8] = [
    "15.71.01.1001",
    "15.71.01.1002",
    "15.71.01.1003",
    "15.71.01.1004",
    "15.71.01.1010",
    "15.71.01.1011",
    "15.71.01.1012",
    "15.71.02.1002",
];

#[tokio::test(flavor = "multi_thread")]
async fn connecting_now_says_what_is_wrong() {
    let office = Office::new().await;
    let (plain, tls) = (office.server.port, office.server.tls_port);
    office.server.deliver(&messages::plain(1, "Surat"));
    for (i, (change, problem)) in [
        (json!({}), None),
        (json!({"host": "localhost", "port": tls, "security": "tls"}), None),
        (json!({"host": "localhost", "port": plain, "security": "starttls"}), None),
        // the certificate names another host
        (json!({"port": tls, "security": "tls"}), Some("tls_failed")),
        (json!({"port": plain, "security": "tls"}), Some("tls_failed")),
        (json!({"password": "salah"}), Some("login_failed")),
        (json!({"folder": "Arsip"}), Some("folder_missing")),
        (json!({"host": "tidak-ada.invalid"}), Some("unreachable")),
    ]
    .into_iter()
    .enumerate()
    {
        let mut body = office.account(plain);
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let name = body["username"].as_str().unwrap().to_owned();
        let village = office.app.user("registry_clerk").at(VILLAGES[i]).await;
        body["agency_id"] = json!(village.agency_id);
        // nobody is named: who holds the position registers
        body.as_object_mut().unwrap().remove("user_id");
        body["position_id"] = json!(village.position_id());
        let made = office.admin.post("/mailbox-accounts", body).await.expect(201);
        assert!(!made.text().contains("sandi"), "{}", made.text());
        assert_eq!(made.body["user_id"], json!(village.user_id()));
        let path = format!("/mailbox-accounts/{}/test", made.id());
        let tested = office.admin.command(&path).await.expect(200).body;
        assert_eq!(tested["problem"], json!(problem), "{change}: {tested}");
        assert_eq!(tested["ok"], json!(problem.is_none()));
        match problem {
            None => assert_eq!(tested["messages"], 1),
            Some(_) => {
                let english = office.admin.lang("en").command(&path).await.expect(200).body;
                assert_ne!(english["message"], tested["message"], "{name}: {change}");
            }
        }
    }
    assert_eq!(office.letters(), 0, "nothing is taken in by a test");
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_around_this_one_are_not_spoken_to() {
    let app = TestApp::start().await;
    let admin = app.user("administrator").at("15.71").await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let body = |host: &str, port: u16, security: &str| {
        json!({
            "agency_id": clerk.agency_id, "name": "Uji", "host": host, "port": port, "security": security,
            "username": host, "password": "rahasia", "user_id": clerk.user_id(), "position_id": clerk.position_id(),
        })
    };
    let refused = admin.post("/mailbox-accounts", body("127.0.0.1", 8080, "none")).await.problem("invalid");
    assert_eq!(refused.body["errors"][0]["pointer"], "/port");
    for host in ["127.0.0.1", "localhost", "10.0.0.5", "169.254.169.254", "::1"] {
        let made = admin.post("/mailbox-accounts", body(host, 993, "tls")).await.expect(201);
        let tested = admin.command(&format!("/mailbox-accounts/{}/test", made.id())).await.expect(200);
        assert_eq!(tested.body["problem"], "address_refused", "{host}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_changed_paused_and_kept_in_the_ledger() {
    let office = Office::new().await;
    let mailbox = office.mailbox().await;
    let path = format!("/mailbox-accounts/{mailbox}");
    office.admin.post("/mailbox-accounts", office.account(office.server.port)).await.problem("invalid");
    let change = |etag: String, body: Value| {
        let (admin, path) = (office.admin.if_match(etag), path.clone());
        async move { admin.patch(&path, body).await }
    };
    let etag = office.admin.get(&path).await.expect(200).etag();
    let moved = change(etag.clone(), json!({"host": "localhost"})).await.problem("invalid");
    assert_eq!(moved.body["errors"][0]["pointer"], "/password", "another server does not get the password");
    let paused =
        change(etag, json!({"active": false, "name": "Surat kelurahan", "rules": []})).await.expect(200);
    assert_eq!((&paused.body["active"], &paused.body["name"]), (&json!(false), &json!("Surat kelurahan")));
    office.server.deliver(&messages::plain(1, "Surat"));
    office.look().await;
    assert_eq!(office.letters(), 0, "paused");
    change(paused.etag(), json!({"active": true})).await.expect(200);
    office.look().await;
    assert_eq!(office.letters(), 1);
    for action in ["mailbox.create", "mailbox.pause", "mailbox.resume"] {
        assert_eq!(office.app.facts(action), 1, "{action}");
    }
    let secret = "SELECT COUNT(*) AS n FROM mailboxes WHERE password_sealed LIKE '%sandi%'";
    assert_eq!(office.app.count(secret), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_registers_there_registers_by_mail() {
    let office = Office::new().await;
    let neighbour = office.app.user("registry_clerk").at(NEIGHBOUR).await;
    let staff = office.app.user("staff").at(VILLAGE).await;
    for (person, field) in [(&neighbour, "/position_id"), (&staff, "/position_id")] {
        let mut body = office.account(office.server.port);
        body["user_id"] = json!(person.user_id());
        body["position_id"] = json!(person.position_id());
        let refused = office.admin.post("/mailbox-accounts", body).await.problem("invalid");
        assert_eq!(refused.body["errors"][0]["pointer"], field);
    }
    let mailbox = office.mailbox().await;
    office.server.deliver(&messages::plain(1, "Surat"));
    // The clerk leaves office.
    office.app.sql("UPDATE position_assignments SET valid_until = '2026-09-01'");
    office.look().await;
    assert_eq!(office.letters(), 0);
    let kept = "SELECT COUNT(*) AS n FROM mailboxes WHERE problem = 'registrar_missing'";
    assert_eq!(office.app.count(kept), 1, "{mailbox}");
}
