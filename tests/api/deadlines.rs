//! Time of applications: who is told before and after its day, and of a stage that lasts too long.
use crate::catalogue::{VILLAGE, definition, publish_new};
use crate::kit::{Actor, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

/// The same day's work, several times.
async fn work_on(app: &TestApp, day: &str) {
    app.clock.set(&format!("{day}T09:00:00+07:00"));
    for _ in 0..4 {
        app.work().await;
        app.clock.advance(Duration::minutes(20));
    }
}

async fn told(actor: &Actor) -> Vec<Value> {
    let mut list = actor.get("/notifications").await.expect(200).items().to_vec();
    list.reverse();
    list
}

async fn events(actor: &Actor) -> Vec<String> {
    told(actor).await.iter().map(|n| n["event"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_must_act_then_their_head_then_the_office_above_each_once() {
    let app = TestApp::start().await;
    // A Monday. The service has three working days, its review two of them.
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let service = publish_new(&keeper, "KEL-LAPAK", definition(), "2022-02-14").await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let above = app.user("sub_district_head").at("15.71.01").await;
    let elsewhere = app.user("counter_officer").at("15.71.01.1002").await;
    app.work().await;
    let take_in = || async {
        let body = json!({"service_id": service, "channel": "counter",
            "form_data": {"full_name": "Sri Rahayu", "goods": "es", "electricity": "tidak"},
            "documents": [{"requirement_index": 0, "original_seen": true}]});
        let taken = counter.post("/permit-applications", body).await.expect(201);
        assert_eq!(taken.body["stage_due_date"], Value::Null);
        taken.id()
    };
    let act = |id: String, body: Value| {
        let counter = counter.clone();
        async move { counter.post(&format!("/permit-applications/{id}/transitions"), body).await.expect(200) }
    };
    let (late, paused) = (take_in().await, take_in().await);
    let review = act(late.clone(), json!({"action": "accept"})).await;
    assert_eq!(review.body["stage_due_date"], "2022-02-16");
    let back = act(paused, json!({"action": "return_incomplete", "note": "KTP"})).await;
    assert_eq!(back.body["stage_due_date"], Value::Null);

    work_on(&app, "2022-02-15").await;
    assert!(events(&counter).await.is_empty());
    work_on(&app, "2022-02-16").await;
    assert_eq!(events(&counter).await, ["permit_due"]);
    work_on(&app, "2022-02-17").await;
    assert_eq!(events(&counter).await, ["permit_due", "permit_stage_overdue"]);
    assert!(events(&head).await.is_empty());
    work_on(&app, "2022-02-18").await;
    assert_eq!(events(&counter).await, ["permit_due", "permit_stage_overdue", "permit_overdue"]);
    assert_eq!(events(&head).await, ["permit_overdue"]);
    // Nobody is told on a weekend.
    work_on(&app, "2022-02-19").await;
    work_on(&app, "2022-02-20").await;
    assert_eq!(events(&head).await, ["permit_overdue"]);
    assert!(events(&above).await.is_empty());
    work_on(&app, "2022-02-21").await;
    work_on(&app, "2022-02-22").await;
    assert_eq!(events(&head).await, ["permit_overdue", "permit_escalated"]);
    assert_eq!(events(&above).await, ["permit_escalated"]);
    assert_eq!(events(&counter).await.len(), 3);
    assert!(events(&elsewhere).await.is_empty());
    assert_eq!(app.facts("permit.escalate"), 1);
    let notice = told(&above).await.remove(0);
    assert_eq!(notice["subject"], "Rekomendasi Lapak Pasar Malam, register 1/2022");
    assert_eq!((&notice["due_date"], &notice["working_days"]), (&"2022-02-17".into(), &2.into()));
    assert_eq!(
        (&notice["subject_type"], &notice["subject_id"]),
        (&"permit_application".into(), &late.as_str().into())
    );
    assert!(!notice.to_string().contains("Sri Rahayu"));
}
