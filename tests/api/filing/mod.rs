//! Filing: letters in folders, the retention schedule, disposal lists.
mod destruction;
mod disposal;
mod families;
mod folders;
mod papers;
mod retention;
mod secrecy;

use crate::kit::{Actor, Reply, TestApp};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";
pub const NEIGHBOUR: &str = "15.71.01.1002";

const RULES: &str =
    "kode;aktif;inaktif;nasib akhir\n400;1;1;musnah\n500;1;1;permanen\n600;1;1;dinilai kembali\n";

/// A village with a schedule: its clerk prepares lists, its head approves them.
pub struct Office {
    pub app: TestApp,
    pub clerk: Actor,
    pub head: Actor,
}

impl Office {
    pub async fn start() -> Self {
        Self::of(TestApp::start().await).await
    }

    pub async fn of(app: TestApp) -> Self {
        let admin = app.user("administrator").at("15.71").await;
        schedule(&admin, RULES, "2020-01-01").await;
        let clerk = app.user("registry_clerk").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        Self { app, clerk, head }
    }

    /// Id of a folder that was closed so many years ago, with a letter in it.
    pub async fn closed(&self, code: &str, years_ago: i32) -> String {
        let letter = closed_letter(&self.app, &self.clerk, code, "open").await;
        self.holding(&self.clerk, code, years_ago, &[&letter]).await
    }

    /// As `closed`, with these letters in it.
    pub async fn holding(&self, clerk: &Actor, code: &str, years_ago: i32, letters: &[&str]) -> String {
        let path = folder(clerk, code, &format!("Berkas {code}"), 2020).await;
        if !letters.is_empty() {
            for result in file(clerk, &path, letters).await {
                assert_eq!(result["filed"], true, "{result}");
            }
        }
        let year: i32 = self.app.clock.day(0)[..4].parse().unwrap();
        closed_on(&self.app, clerk, &path, &format!("{}-06-01", year - years_ago)).await;
        path.rsplit('/').next().unwrap().to_owned()
    }

    pub async fn due(&self, kind: &str) -> Vec<String> {
        let due = self.clerk.get(&format!("/disposal-candidates?kind={kind}")).await.expect(200);
        due.items().iter().map(|f| f["folder"]["id"].as_str().unwrap().to_owned()).collect()
    }

    pub async fn prepare(&self, kind: &str, folders: &[&str]) -> String {
        prepare(&self.clerk, kind, folders).await
    }

    /// Path of a list that the head approved.
    pub async fn approved(&self, kind: &str, folders: &[&str]) -> String {
        approved_list(&self.clerk, &self.head, kind, folders).await
    }

    /// Path of a list that was carried out: what is in these folders is destroyed.
    pub async fn destroy(&self, folders: &[&str]) -> String {
        destroy(&self.app, &self.clerk, &self.head, folders).await
    }

    pub async fn status(&self, folder: &str) -> String {
        self.clerk.get(&format!("/file-folders/{folder}")).await.expect(200).text_at("status")
    }
}

async fn prepare(clerk: &Actor, kind: &str, folders: &[&str]) -> String {
    let body = json!({"kind": kind, "title": "Daftar", "folder_ids": folders});
    format!("/disposal-lists/{}", clerk.post("/disposal-lists", body).await.expect(201).id())
}

async fn approved_list(clerk: &Actor, head: &Actor, kind: &str, folders: &[&str]) -> String {
    let list = prepare(clerk, kind, folders).await;
    clerk.command(&format!("{list}/submission")).await.expect(200);
    head.command(&format!("{list}/approval")).await.expect(200);
    list
}

/// Path of a list that destroyed what is in these folders of an office.
pub async fn destroy(app: &TestApp, clerk: &Actor, head: &Actor, folders: &[&str]) -> String {
    let list = approved_list(clerk, head, "destruction", folders).await;
    clerk.post(&format!("{list}/execution"), permitted(app)).await.expect(200);
    list
}

/// Minutes with these witnesses.
pub fn minutes(app: &TestApp, witnesses: &[&str]) -> Value {
    let witnesses: Vec<Value> =
        witnesses.iter().map(|name| json!({"name": name, "position": "Pengawas"})).collect();
    json!({
        "minutes_number": "BA/12", "minutes_date": app.clock.day(0), "witnesses": witnesses,
        "receiver": {"name": "Siti Aminah", "position": "Kepala Unit Kearsipan"},
    })
}

/// Minutes of a destruction.
pub fn permitted(app: &TestApp) -> Value {
    let mut whole = minutes(app, &["Rahmat Hidayat", "Dewi Lestari"]);
    whole["permission_number"] = json!("B-PK.02/7/2026");
    whole
}

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
