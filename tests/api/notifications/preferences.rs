//! What people do not want to be told they are not told.
use super::{SUB_DISTRICT, VILLAGE, dispose, events, incoming, unread};
use crate::kit::TestApp;
use pamong::notifications::NotificationEvent;
use serde_json::{Value, json};

fn choice(event: &str, in_app: bool, mail: &str) -> Value {
    json!({"event": event, "in_app": in_app, "mail": mail})
}

#[tokio::test]
async fn what_is_chosen_is_kept_and_the_rest_is_as_usual() {
    let app = TestApp::start().await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let path = "/me/notification-preferences";
    let usual = head.get(path).await.expect(200).body;
    assert_eq!((&usual["mail_available"], &usual["email"]), (&json!(false), &json!(null)));
    assert_eq!(usual["items"].as_array().unwrap().len(), NotificationEvent::ALL.len());
    assert_eq!(usual["items"][0], choice("disposition_received", true, "digest"));
    let mailed: Vec<&Value> =
        usual["items"].as_array().unwrap().iter().filter(|i| i["mail"] == "now").collect();
    assert!(mailed.is_empty(), "mail at once is nobody's usual: {mailed:?}");

    let chosen = json!({"items": [choice("disposition_received", false, "now")]});
    let kept = head.put(path, chosen).await.expect(200).body;
    assert_eq!(kept["items"][0], choice("disposition_received", false, "now"));
    assert_eq!(kept["items"][1], usual["items"][1]);
    assert_eq!(head.get(path).await.expect(200).body, kept);
    let twice = choice("overdue", true, "off");
    head.put(path, json!({"items": [twice, twice]})).await.field_error("/items/1/event", "duplicate");
    head.put(path, json!({"items": [choice("pesta", true, "off")]}))
        .await
        .field_error("/items/0/event", "invalid_choice");
    assert_eq!(head.put(path, json!({"items": []})).await.expect(200).body, usual);
}

#[tokio::test]
async fn a_silenced_event_is_not_in_the_list_but_open_pages_learn_of_it() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    let silent = json!({"items": [choice("disposition_received", false, "off")]});
    village.put("/me/notification-preferences", silent).await.expect(200);
    let letter = incoming(&app, &clerk, "open").await;
    dispose(&head, &letter, &village, None).await;
    assert_eq!(events(&village).await.len(), 0);
    assert_eq!(unread(&village).await, 0);
    let stream = village.with("last-event-id", "0").get("/events?follow=false").await.expect(200);
    let sent = crate::kit::parse_all(&stream.text());
    assert_eq!(sent.len(), 2);
    assert_eq!(
        (&sent[1].data["event"], &sent[1].data["in_app"]),
        (&json!("disposition_received"), &json!(false))
    );
}

#[tokio::test]
async fn an_address_is_set_by_oneself_or_an_administrator_and_is_one() {
    let app = TestApp::start().await;
    let admin = app.user("administrator").at("15.71").await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let set = |email: Value| json!({"email": email});
    let mine = head.patch("/me", set(json!("camat@jambikota.go.id"))).await.expect(200);
    assert_eq!(mine.body["user"]["email"], "camat@jambikota.go.id");
    assert_eq!(mine.body["user"]["locale"], "id");
    assert_eq!(app.facts("user.change_email"), 1);
    let kept = head.patch("/me", json!({"locale": "en"})).await.expect(200);
    assert_eq!(kept.body["user"]["email"], "camat@jambikota.go.id");
    for wrong in
        ["camat", "camat@", "@kota.id", "camat@kota", "a b@kota.id", "a@kota.id\r\nBcc: b@kota.id", "a@-k.id"]
    {
        head.patch("/me", set(json!(wrong))).await.field_error("/email", "invalid_format");
    }
    let path = format!("/users/{}", head.user_id());
    let etag = admin.get(&path).await.expect(200).etag();
    let changed = admin.if_match(etag).patch(&path, set(json!("kec@jambikota.go.id"))).await.expect(200);
    assert_eq!(changed.body["email"], "kec@jambikota.go.id");
    let gone = admin.if_match(changed.etag()).patch(&path, set(json!(null))).await.expect(200);
    assert_eq!(gone.body["email"], json!(null));
    let name = admin.if_match(gone.etag()).patch(&path, json!({"name": "Camat Baru"})).await.expect(200);
    assert_eq!(name.body["email"], json!(null));
}
