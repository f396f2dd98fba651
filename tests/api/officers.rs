//! Who looks after applications: taken, given, given back; the work of an office; one step of several applications.
use crate::kit::{Actor, Reply, TestApp};
use crate::personal::{VILLAGE, form, seen, take_in};
use serde_json::{Value, json};

struct Office {
    app: TestApp,
    counter: Actor,
    colleague: Actor,
    section: Actor,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::start().await;
        app.clock.set("2022-02-14T09:00:00+07:00");
        let counter = app.user("counter_officer").at(VILLAGE).await;
        let colleague = app.user("counter_officer").at(VILLAGE).await;
        let section = app.user("section_head").at(VILLAGE).await;
        Self { app, counter, colleague, section }
    }

    async fn application(&self, serial: u32) -> String {
        let numbers = (format!("157101450868{serial:04}"), format!("157101010120{serial:04}"));
        take_in(&self.counter, form(&numbers.0, &numbers.1), seen()).await.expect(201).id()
    }
}

async fn assign(who: &Actor, ids: &[&str], to: Option<&Actor>) -> Vec<Value> {
    let body = json!({"application_ids": ids, "position_id": to.map(Actor::position_id)});
    codes(&who.post("/permit-applications/assignments", body).await.expect(200))
}

fn codes(reply: &Reply) -> Vec<Value> {
    reply.items().iter().map(|item| item["code"].clone()).collect()
}

async fn listed(who: &Actor, narrowed: &str) -> Vec<String> {
    who.get(&format!("/permit-applications?{narrowed}")).await.expect(200).ids()
}

#[tokio::test]
async fn officers_take_and_give_back_and_who_leads_them_gives() {
    let o = Office::open().await;
    let (one, two) = (o.application(1).await, o.application(2).await);
    // Nobody's: an officer takes it, once.
    assert_eq!(assign(&o.counter, &[&one], Some(&o.counter)).await, [Value::Null]);
    assert_eq!(assign(&o.counter, &[&one], Some(&o.counter)).await, [Value::Null]);
    assert_eq!(o.app.facts("permit.assign"), 1);
    assert_eq!(
        assign(&o.colleague, &[&one, &two], Some(&o.colleague)).await,
        [json!("held_by_other"), Value::Null]
    );
    // Neither pushed to somebody else, nor taken from them.
    assert_eq!(assign(&o.counter, &[&one], Some(&o.colleague)).await, ["forbidden"]);
    assert_eq!(assign(&o.counter, &[&two], None).await, ["forbidden"]);
    let shown = o.counter.get(&format!("/permit-applications/{one}")).await.expect(200);
    assert_eq!(shown.body["assignee"]["position_id"], json!(o.counter.position_id()));
    assert!(shown.body["assignee"]["name"].is_string());
    // Who leads them gives all to one, who is told of what is new to the position.
    assert_eq!(assign(&o.section, &[&one, &two], Some(&o.colleague)).await, [Value::Null, Value::Null]);
    let told = o.colleague.get("/notifications").await.expect(200);
    let told: Vec<&Value> = told.items().iter().map(|n| &n["event"]).collect();
    assert_eq!(told, ["permit_assigned"]);
    // Not to a position that processes nothing, nor to one of another office.
    let staff = o.app.user("staff").at(VILLAGE).await;
    let there = o.app.user("counter_officer").at("15.71.01.1002").await;
    for other in [&staff, &there] {
        assert_eq!(assign(&o.section, &[&one], Some(other)).await, ["invalid_choice"]);
    }
    assert_eq!(assign(&there, &[&one], Some(&there)).await, ["not_found"]);
    let above = o.app.user("sub_district_head").at("15.71.01").await;
    assert_eq!(assign(&above, &[&one], Some(&o.counter)).await, ["forbidden"]);
    // Given back.
    assert_eq!(assign(&o.colleague, &[&two], None).await, [Value::Null]);
    assert_eq!(listed(&o.counter, "looked_after=nobody").await, [two.as_str()]);
    assert_eq!(listed(&o.colleague, "looked_after=me&box=worklist").await, [one.as_str()]);
    let of = format!("assignee_id={}", o.colleague.position_id());
    assert_eq!(listed(&o.section, &of).await, [one.as_str()]);
    o.section
        .get(&format!("/permit-applications?looked_after=me&{of}"))
        .await
        .field_error("?assignee_id", "invalid_choice");
    // What has ended has no officer any more that could be changed.
    let path = format!("/permit-applications/{one}/transitions");
    for action in ["accept", "reject"] {
        o.counter.post(&path, json!({"action": action, "note": "Tidak sesuai"})).await.expect(200);
    }
    assert_eq!(assign(&o.section, &[&one], None).await, ["state_conflict"]);
}

#[tokio::test]
async fn of_many_who_take_one_at_once_one_has_it() {
    let o = Office::open().await;
    let one = o.application(1).await;
    let mut officers = Vec::new();
    for _ in 0..6 {
        officers.push(o.app.user("counter_officer").at(VILLAGE).await);
    }
    let one = one.as_str();
    let take = |officer| async move { assign(officer, &[one], Some(officer)).await };
    let takes = officers.iter().map(take);
    let results: Vec<Value> = futures_util::future::join_all(takes).await.concat();
    assert_eq!(results.iter().filter(|code| code.is_null()).count(), 1, "{results:?}");
    assert_eq!(results.iter().filter(|code| **code == "held_by_other").count(), 5, "{results:?}");
}

#[tokio::test]
async fn the_work_of_an_office_adds_up() {
    let o = Office::open().await;
    let ids =
        [o.application(1).await, o.application(2).await, o.application(3).await, o.application(4).await];
    assign(&o.section, &[&ids[0], &ids[1]], Some(&o.colleague)).await;
    assign(&o.counter, &[&ids[2]], Some(&o.counter)).await;
    let back = json!({"action": "return_incomplete", "note": "KTP buram"});
    o.counter.post(&format!("/permit-applications/{}/transitions", ids[1]), back).await.expect(200);
    let work = |who: &Actor| {
        let who = who.clone();
        async move { who.get("/permit-workload").await.expect(200).body }
    };
    let load = |work: &Value, who: &Actor| {
        let mine = |one: &&Value| one["position_id"] == json!(who.position_id());
        work["officers"].as_array().unwrap().iter().find(mine).unwrap()["load"].clone()
    };
    let now = work(&o.section).await;
    assert_eq!(load(&now, &o.colleague), json!({"open": 2, "late": 0, "due_soon": 1}));
    assert_eq!(load(&now, &o.counter), json!({"open": 1, "late": 0, "due_soon": 1}));
    assert_eq!(load(&now, &o.section), json!({"open": 0, "late": 0, "due_soon": 0}));
    assert_eq!(now["nobody"], json!({"open": 1, "late": 0, "due_soon": 1}));
    o.app.clock.set("2022-02-21T09:00:00+07:00");
    let later = work(&o.section).await;
    // Whoever waits for the applicant is not late.
    assert_eq!(load(&later, &o.colleague), json!({"open": 2, "late": 1, "due_soon": 0}));
    let there = o.app.user("section_head").at("15.71.01.1002").await;
    assert_eq!(work(&there).await["nobody"], json!({"open": 0, "late": 0, "due_soon": 0}));
}

#[tokio::test]
async fn several_take_one_step_or_are_refused_by_themselves() {
    let o = Office::open().await;
    let (one, two, gone) = (o.application(1).await, o.application(2).await, o.application(3).await);
    let path = format!("/permit-applications/{gone}/transitions");
    o.counter.post(&path, json!({"action": "cancel", "note": "Batal"})).await.expect(200);
    let all = json!({"application_ids": [one, gone, two], "action": "accept"});
    let reply =
        o.counter.key("sekali").post("/permit-applications/transitions", all.clone()).await.expect(200);
    assert_eq!(codes(&reply), [Value::Null, json!("state_conflict"), Value::Null]);
    assert!(reply.items()[1]["message"].as_str().is_some_and(|message| !message.is_empty()));
    o.counter.key("sekali").post("/permit-applications/transitions", all).await.expect(200);
    assert_eq!(o.app.facts("permit.accept"), 2);
    // By the rules of a single one.
    let unexplained = json!({"application_ids": [one], "action": "reject"});
    o.counter.post("/permit-applications/transitions", unexplained).await.field_error("/note", "required");
    for single in ["resubmit", "return_incomplete", "record_payment"] {
        let body = json!({"application_ids": [one], "action": single, "note": "x"});
        o.counter
            .post("/permit-applications/transitions", body)
            .await
            .field_error("/action", "invalid_choice");
    }
    let twice = json!({"application_ids": [one, one], "action": "request_initials"});
    o.counter
        .post("/permit-applications/transitions", twice)
        .await
        .field_error("/application_ids/1", "duplicate");
}
