//! The history of a letter over HTTP: the ledger's facts about it and its dispositions, for whoever may see it.
use crate::kit::{Actor, Reply, TestApp};
use chrono::Duration;
use pamong::identity::Permission;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";

async fn letter(app: &TestApp, clerk: &Actor, security: &str) -> String {
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
        "letter_number": "B/12/1571/2026", "letter_date": app.clock.day(-1),
        "received_date": app.clock.day(0), "subject": "Undangan rapat sensus", "kind": "UND",
        "urgency": "normal", "security_level": security,
    });
    format!("/letters/{}", clerk.post("/letters", body).await.expect(201).id())
}

/// Action and name of the actor of each step.
fn steps(reply: &Reply) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    reply.items().iter().map(|step| (word(&step["action"]), word(&step["actor"]["name"]))).collect()
}

#[tokio::test]
async fn the_history_is_what_the_ledger_has_newest_first() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let path = letter(&app, &clerk, "open").await;
    app.clock.advance(Duration::minutes(1));
    let sheet =
        json!({"receivers": [{"position_id": section.position_id()}], "instruction_codes": ["follow_up"]});
    let given = head.post(&format!("{path}/dispositions"), sheet).await.expect(201).ids()[0].clone();
    app.clock.advance(Duration::minutes(1));
    section.command(&format!("/dispositions/{given}/read")).await.expect(200);
    app.clock.advance(Duration::minutes(1));
    let report = json!({"report": "Sudah dihadiri", "done": true});
    section.post(&format!("/dispositions/{given}/follow-ups"), report).await.expect(201);
    app.clock.advance(Duration::minutes(1));
    clerk.post(&format!("{path}/closure"), json!({"note": "Disimpan"})).await.expect(200);

    let history = head.get(&format!("{path}/history")).await.expect(200);
    let expected = [
        ("letter.close", &clerk),
        ("disposition.complete", &section),
        ("disposition.read", &section),
        ("letter.dispose", &head),
        ("letter.register", &clerk),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(action, by)| ((*action).to_owned(), by.name.clone())).collect();
    assert_eq!(steps(&history), expected);
    let items = history.items();
    assert_eq!(items[0]["note"], "Disimpan");
    assert_eq!(items[0]["effective_date"], app.clock.day(0));
    assert!(items[1..4].iter().all(|step| step["disposition_id"] == given), "{items:?}");
    assert_eq!(items[3]["actor"]["position_id"], head.position_id().to_string());
    // the same facts as in the ledger
    let auditor = app.custom_role(&[Permission::AuditRead]).at(VILLAGE).await;
    let id = path.trim_start_matches("/letters/");
    let facts = auditor.get(&format!("/audit-events?subject_id={id}")).await.expect(200);
    let told: Vec<&Value> = items.iter().map(|step| &step["id"]).collect();
    assert!(facts.items().iter().all(|fact| told.contains(&&fact["id"])), "{:?}", facts.body);

    // page by page it is the same
    let mut seen = Vec::new();
    let mut next = format!("{path}/history?limit=2");
    loop {
        let page = head.get(&next).await.expect(200);
        seen.extend(steps(&page));
        let Some(cursor) = page.body["next_cursor"].as_str() else { break };
        next = format!("{path}/history?limit=2&cursor={cursor}");
    }
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn who_may_not_see_the_letter_sees_no_history() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let path = letter(&app, &clerk, "secret").await;
    staff.get(&format!("{path}/history")).await.expect(404);
    app.user("registry_clerk").at("15.71.01.1002").await.get(&format!("{path}/history")).await.expect(404);
    clerk.get(&format!("{path}/history?limit=0")).await.expect(400);
}
