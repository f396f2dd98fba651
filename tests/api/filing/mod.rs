//! Filing: letters in folders, the retention schedule, disposal lists.
mod disposal;
mod folders;
mod retention;
mod secrecy;

use crate::kit::{Actor, Reply, TestApp};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";
pub const NEIGHBOUR: &str = "15.71.01.1002";

/// An incoming letter that was read and closed.
pub async fn closed_letter(app: &TestApp, clerk: &Actor, code: &str, level: &str) -> String {
    let id = registered(app, clerk, code, level).await;
    clerk.command(&format!("/letters/{id}/read")).await.expect(200);
    clerk.post(&format!("/letters/{id}/closure"), json!({"note": "Untuk diketahui"})).await.expect(200);
    id
}

/// An incoming letter in the agenda book.
pub async fn registered(app: &TestApp, clerk: &Actor, code: &str, level: &str) -> String {
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "B/1",
        "letter_date": app.clock.day(-1), "received_date": app.clock.day(0), "subject": format!("Surat {level}"),
        "classification_code": code, "urgency": "normal", "security_level": level,
    });
    clerk.post("/letters", body).await.expect(201).id()
}

/// An outgoing letter that its head approved.
pub async fn approved_letter(clerk: &Actor, head: &Actor, code: &str) -> String {
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Permintaan data", "body": "Dengan hormat.",
        "classification_code": code, "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Ketua RT 05", "kind": "to"}], "approver_position_id": head.position_id(),
    });
    let id = clerk.post("/letters", body).await.expect(201).id();
    clerk.command(&format!("/letters/{id}/submission")).await.expect(200);
    head.command(&format!("/letters/{id}/approval")).await.expect(200);
    id
}

/// Path of a new folder.
pub async fn folder(clerk: &Actor, code: &str, title: &str, year: i32) -> String {
    let body = json!({"classification_code": code, "title": title, "year": year});
    format!("/file-folders/{}", clerk.post("/file-folders", body).await.expect(201).id())
}

/// Files letters; the answer's items.
pub async fn file(clerk: &Actor, folder: &str, letters: &[&str]) -> Vec<Value> {
    let body = json!({"letter_ids": letters});
    clerk.post(&format!("{folder}/letters"), body).await.expect(200).items().to_vec()
}

/// Imports a schedule that holds from a day on.
pub async fn schedule(admin: &Actor, table: &str, valid_from: &str) -> Value {
    let upload = admin.upload("jra.csv", table.to_owned()).await.expect(201).id();
    let body =
        json!({"upload_id": upload, "decree": format!("Perwal {valid_from}"), "valid_from": valid_from});
    admin.post("/retention-schedules", body).await.expect(201).body
}

/// Closes a folder today.
pub async fn close(app: &TestApp, clerk: &Actor, folder: &str) -> Reply {
    clerk.post(&format!("{folder}/closure"), json!({"closed_on": app.clock.day(0)})).await
}

/// Closes a folder, as if it had been on that day.
pub async fn closed_on(app: &TestApp, clerk: &Actor, folder: &str, day: &str) {
    let closed = close(app, clerk, folder).await.expect(200);
    let (year, number) = (&closed.body["year"], &closed.body["number"]);
    let office = clerk.get(folder).await.expect(200).body["agency"]["code"].as_str().unwrap().to_owned();
    app.sql(&format!(
        "UPDATE file_folders SET closed_on = '{day}' WHERE year = {year} AND number = {number} \
         AND agency_id = (SELECT id FROM agencies WHERE code = '{office}')"
    ));
}

pub fn actions(item: &Value) -> Vec<&str> {
    item["allowed_actions"].as_array().unwrap().iter().map(|a| a.as_str().unwrap()).collect()
}
