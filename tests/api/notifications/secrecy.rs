//! A letter that is hidden from somebody is not told of: neither in the list nor in the stream, nor by its reminders.
use super::{NEIGHBOUR, SUB_DISTRICT, VILLAGE, dispose, events, incoming, told};
use crate::kit::{Actor, TestApp};
use serde_json::json;

/// All that the stream holds for somebody.
async fn stream(actor: &Actor) -> String {
    actor.with("last-event-id", "0").get("/events?follow=false").await.expect(200).text()
}

/// Sends a letter of this level from one village to the next.
async fn sent(app: &TestApp, to: &Actor, security: &str) {
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Hasil pemeriksaan", "body": "Terlampir.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": security,
        "addressees": [{"agency_id": to.agency_id, "kind": "to"}], "approver_position_id": head.position_id(),
    });
    let path = format!("/letters/{}", head.post("/letters", body).await.expect(201).id());
    head.command(&format!("{path}/submission")).await.expect(200);
    head.command(&format!("{path}/approval")).await.expect(200);
    head.command(&format!("{path}/dispatch")).await.expect(200);
}

#[tokio::test]
async fn only_who_may_see_a_letter_that_arrives_is_told_of_it() {
    for (security, registry_learns) in
        [("open", true), ("restricted", true), ("confidential", false), ("secret", false)]
    {
        let app = TestApp::start().await;
        let clerk = app.user("registry_clerk").at(NEIGHBOUR).await;
        let head = app.user("urban_village_head").at(NEIGHBOUR).await;
        sent(&app, &head, security).await;
        assert_eq!(events(&head).await, ["letter_received"], "{security}");
        assert_eq!(told(&head).await[0]["subject"], "Hasil pemeriksaan", "{security}");
        let wanted = if registry_learns { vec!["letter_received"] } else { Vec::new() };
        assert_eq!(events(&clerk).await, wanted, "{security}");
        assert_eq!(stream(&clerk).await.contains("letter_received"), registry_learns, "{security}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_daily_acting_hears_nothing_of_a_secret_letter() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    let stand_in = app.user("section_head").at(VILLAGE).await;
    let admin = app.user("administrator").at("15.71").await;
    let acting = json!({
        "position_id": village.position_id(), "user_id": stand_in.user_id(), "kind": "daily_acting",
        "decree_number": "SP/1/2026", "valid_from": app.clock.day(0), "valid_until": app.clock.day(9),
    });
    admin.post("/acting-assignments", acting).await.expect(201);
    app.work().await;
    let secret = incoming(&app, &clerk, "secret").await;
    let given = dispose(&head, &secret, &village, Some(app.clock.day(1))).await;
    app.clock.set("2026-09-10T09:00:00+07:00");
    app.work().await;
    assert_eq!(events(&head).await, ["overdue_escalated"]);
    let facts = admin.get("/audit-events?action=disposition.escalate").await.expect(200);
    assert_eq!((&facts.items()[0]["withheld"], &facts.items()[0]["data"]), (&json!(true), &json!({})));
    head.command(&format!("{given}/cancellation")).await.expect(200);
    assert_eq!(events(&stand_in).await, Vec::<String>::new());
    assert!(!stream(&stand_in).await.contains("disposition"));
    assert_eq!(events(&village).await, ["disposition_received", "overdue", "disposition_cancelled"]);
    // A confidential letter is open to whoever stands in.
    let confidential = incoming(&app, &clerk, "confidential").await;
    dispose(&head, &confidential, &village, None).await;
    assert_eq!(events(&stand_in).await, ["disposition_received"]);
    assert_eq!(told(&stand_in).await[0]["subject"], "Undangan rapat sensus");
}

#[tokio::test]
async fn what_is_hidden_by_now_is_told_without_anything_of_the_letter() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    let letter = incoming(&app, &clerk, "confidential").await;
    let given = dispose(&head, &letter, &village, Some(app.clock.day(3))).await;
    assert_eq!(told(&village).await[0]["actor"], head.name);
    head.command(&format!("{given}/cancellation")).await.expect(200);
    assert_eq!(events(&village).await, ["disposition_received", "disposition_cancelled"]);
    for news in told(&village).await {
        for field in ["subject", "letter_number", "actor", "due_date", "disposition_id", "working_days"] {
            assert!(news[field].is_null(), "{field}: {news}");
        }
    }
    let stream = stream(&village).await;
    assert!(!stream.contains(&head.name) && !stream.contains("sensus"), "{stream}");
}
