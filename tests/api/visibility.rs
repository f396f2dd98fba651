//! A member of staff of one urban village learns nothing of another: by list, item, search, count or explanation.
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use serde_json::json;

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const WORD: &str = "zamrudkatulistiwa";

/// What the neighbour did, by the paths that show it to those who may see it.
async fn work_of(app: &TestApp, code: &str) -> Vec<String> {
    let clerk = app.user("registry_clerk").at(code).await;
    let head = app.user("urban_village_head").at(code).await;
    let staff = app.user("staff").at(code).await;
    let letter = json!({
        "direction": "incoming", "channel": "paper", "sender_name": WORD, "letter_number": "1",
        "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": WORD,
        "urgency": "normal", "security_level": "open",
    });
    let letter = clerk.post("/letters", letter).await.expect(201).id();
    let sheet = json!({"receivers": [{"position_id": staff.position_id()}], "instruction_codes": ["follow_up"], "note": WORD});
    let disposition =
        head.post(&format!("/letters/{letter}/dispositions"), sheet).await.expect(201).ids()[0].clone();
    let paper = json!({
        "application": "letters", "register": "incoming", "quantity": 3, "date_from": app.clock.day(-3),
        "date_until": app.clock.day(-1), "subject": WORD,
    });
    let paper = clerk.post("/paper-records", paper).await.expect(201).id();
    let upload = clerk.upload_pdf().await;
    vec![
        format!("/letters/{letter}"),
        format!("/letters/{letter}/dispositions"),
        format!("/dispositions/{disposition}"),
        format!("/paper-records/{paper}"),
        format!("/uploads/{upload}"),
    ]
}

/// Somebody with every right, in one village only.
async fn everything_at(app: &TestApp, code: &str) -> Actor {
    app.custom_role(Permission::ALL).at(code).await
}

#[tokio::test]
async fn a_neighbour_is_blind() {
    let app = TestApp::start().await;
    let hidden = work_of(&app, NEIGHBOUR).await;
    let curious = everything_at(&app, VILLAGE).await;
    for path in &hidden {
        curious.get(path).await.problem("not_found");
    }
    let neighbour = app.agency(NEIGHBOUR);
    for path in [
        "/letters?limit=100".to_owned(),
        format!("/letters?q={WORD}"),
        format!("/letters?agency_id={neighbour}"),
        "/letters?box=inbox".into(),
        "/dispositions?limit=100".into(),
        "/agenda-entries?register=incoming&limit=100".into(),
        "/file-folders?limit=100".into(),
        format!("/file-folders?agency_id={neighbour}"),
        "/disposal-lists?limit=100".into(),
        "/number-series?limit=100".into(),
        "/paper-records?limit=100".into(),
        "/permit-applications?limit=100".into(),
        "/permits?limit=100".into(),
        "/users?limit=100".into(),
        "/positions?limit=100".into(),
        "/audit-events?limit=100".into(),
        format!("/audit-events?agency_id={neighbour}"),
    ] {
        let reply = curious.get(&path).await.expect(200);
        let text = reply.text();
        assert!(!text.contains(WORD), "{path} tells the subject");
        assert!(!text.contains(NEIGHBOUR), "{path} names the neighbour: {text}");
        assert!(!text.contains(&neighbour.to_string()), "{path} names the neighbour's id");
    }
    let counted = curious.get(&format!("/letters?q={WORD}&include=count")).await.expect(200);
    assert!(!counted.text().contains('1') || counted.body["items"] == json!([]), "{}", counted.text());

    let own = everything_at(&app, NEIGHBOUR).await;
    assert!(own.get(&format!("/letters?q={WORD}")).await.expect(200).text().contains(WORD));
}

#[tokio::test]
async fn an_office_sees_its_own_score_only() {
    let app = TestApp::start().await;
    work_of(&app, NEIGHBOUR).await;
    let evaluator = app.user("evaluator").at("15.71").await;
    let instrument = evaluator.get("/instruments").await.expect(200).ids()[0].clone();
    let period = json!({
        "name": "September 2026", "from": "2026-09-01", "until": "2026-09-30", "instrument_id": instrument,
    });
    let period = evaluator.post("/evaluation-periods", period).await.expect(201).id();
    evaluator.command(&format!("/evaluation-periods/{period}/computation")).await.expect(200);

    let head = app.user("urban_village_head").at(VILLAGE).await;
    let scores = head.get(&format!("/evaluation-periods/{period}/scores?limit=100")).await.expect(200);
    let codes: Vec<&str> = scores.items().iter().map(|s| s["agency"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, [VILLAGE]);
    for (code, seen) in [(VILLAGE, true), (NEIGHBOUR, false)] {
        let base = format!("/evaluation-periods/{period}/scores/{}", app.agency(code));
        for path in [base.clone(), format!("{base}/explanation")] {
            let reply = head.get(&path).await;
            if seen { drop(reply.expect(200)) } else { drop(reply.problem("not_found")) }
        }
    }
    let listed =
        head.get(&format!("/evaluation-periods/{period}/recommendations?limit=100")).await.expect(200);
    assert!(!listed.text().contains(NEIGHBOUR));
}
