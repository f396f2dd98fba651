//! For every operation of filing and disposal a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{World, text};
use serde_json::{Value, json};

pub fn is_of(o: &Operation) -> bool {
    let first = ["/file-folders", "/retention-schedule", "/disposal-"];
    first.iter().any(|first| o.path.starts_with(first)) || o.id == "get_letter_filing"
}

pub async fn call(w: &World, o: &Operation) -> Call {
    let get = |path: String| Call::new(o, &w.one, path, Body::None);
    let send = |path: String, body| Call::new(o, &w.one, path, Body::Json(body));
    match o.id.as_str() {
        "create_file_folder" => send(o.path.clone(), body(w)),
        "get_file_folder" => get(folder(w).await),
        "close_file_folder" => {
            send(format!("{}/closure", folder(w).await), json!({"closed_on": "2021-05-01"}))
        }
        "freeze_file_folder" => send(format!("{}/hold", folder(w).await), reason(w)),
        "release_file_folder" => {
            let path = folder(w).await;
            w.one.post(&format!("{path}/hold"), reason(w)).await.expect(200);
            send(format!("{path}/release"), reason(w))
        }
        "list_file_folder_letters" => get(format!("{}/letters", filed(w).await.0)),
        "list_file_folder_candidates" => get(format!("{}/candidates", folder(w).await)),
        "file_letters" => {
            send(format!("{}/letters", folder(w).await), json!({"letter_ids": [letter(w).await]}))
        }
        "take_out_letter" => {
            let (path, letter) = filed(w).await;
            send(format!("{path}/removals"), json!({"letter_id": letter, "reason": "Salah berkas"}))
        }
        "get_letter_filing" => get(format!("/letters/{}/filing", letter(w).await)),
        "create_retention_schedule" => send(o.path.clone(), schedule_body(w).await),
        "get_retention_schedule" => get(schedule(w).await),
        "list_retention_rules" => get(format!("{}/rules", schedule(w).await)),
        "create_disposal_list" => send(o.path.clone(), list_body(w).await),
        "get_disposal_list" => get(prepared(w).await.0),
        "list_disposal_folders" => get(format!("{}/folders", prepared(w).await.0)),
        "drop_disposal_folder" => {
            let (path, folder) = prepared(w).await;
            send(format!("{path}/removals"), json!({"folder_id": folder, "reason": "Masih dipakai"}))
        }
        "submit_disposal_list" => get(format!("{}/submission", prepared(w).await.0)),
        "return_disposal_list" => send(format!("{}/return", submitted(w).await), reason(w)),
        "approve_disposal_list" => {
            Call::new(o, &w.two, format!("{}/approval", submitted(w).await), Body::None)
        }
        "execute_disposal_list" => {
            let path = submitted(w).await;
            w.two.command(&format!("{path}/approval")).await.expect(200);
            let body = json!({
                "minutes_number": format!("BA/{}", w.next()), "minutes_date": w.day(0),
                "permission_number": "045/12", "receiver": {"name": "Siti Aminah", "position": "Kepala Unit Kearsipan"},
                "witnesses": [
                    {"name": "Rahmat", "position": "Kepala Bagian Hukum"}, {"name": "Dewi", "position": "Inspektur"},
                ],
            });
            send(format!("{path}/execution"), body)
        }
        "get_disposal_list_paper" => get(format!("{}/paper", prepared(w).await.0)),
        "get_disposal_minutes" => {
            let path = submitted(w).await;
            w.two.command(&format!("{path}/approval")).await.expect(200);
            get(format!("{path}/minutes"))
        }
        "cancel_disposal_list" => send(format!("{}/cancellation", prepared(w).await.0), reason(w)),
        other => panic!("{other} is new: add a call that works to tests/api/sweep/filing.rs"),
    }
}

fn reason(w: &World) -> Value {
    json!({"reason": format!("Pemeriksaan {}", w.next())})
}

fn body(w: &World) -> Value {
    json!({"classification_code": "400.12.3", "title": format!("Berkas {}", w.next()), "year": 2020})
}

/// Path of an open folder.
async fn folder(w: &World) -> String {
    format!("/file-folders/{}", w.one.post("/file-folders", body(w)).await.expect(201).id())
}

/// Id of a finished letter.
async fn letter(w: &World) -> String {
    w.approved().await.rsplit('/').next().unwrap().to_owned()
}

/// Path of a folder, and the id of the letter in it.
async fn filed(w: &World) -> (String, String) {
    let (path, letter) = (folder(w).await, letter(w).await);
    let done = w.one.post(&format!("{path}/letters"), json!({"letter_ids": [letter]})).await.expect(200);
    assert_eq!(done.items()[0]["filed"], true, "{}", done.text());
    (path, letter)
}

async fn schedule_body(w: &World) -> Value {
    let table = "kode;aktif;inaktif;nasib akhir\n400;1;1;dinilai kembali\n";
    let upload = w.one.upload("jra.csv", table).await.expect(201).id();
    json!({"upload_id": upload, "decree": format!("Perwal {}", w.next()), "valid_from": "2020-01-01"})
}

/// Path of a schedule that holds.
async fn schedule(w: &World) -> String {
    let made = w.one.post("/retention-schedules", schedule_body(w).await).await.expect(201);
    format!("/retention-schedules/{}", made.id())
}

/// A list to prepare, of one folder that was closed long ago.
async fn list_body(w: &World) -> Value {
    schedule(w).await;
    let path = folder(w).await;
    let closed = json!({"closed_on": "2020-03-01"});
    let closed = w.one.post(&format!("{path}/closure"), closed).await.expect(200);
    json!({"kind": "transfer", "title": format!("Pemindahan {}", w.next()), "folder_ids": [closed.id()]})
}

/// Path of a list that is being prepared, and the id of the folder on it.
async fn prepared(w: &World) -> (String, String) {
    let body = list_body(w).await;
    let folder = text(&body["folder_ids"][0]);
    (format!("/disposal-lists/{}", w.one.post("/disposal-lists", body).await.expect(201).id()), folder)
}

/// Path of a list that waits for approval.
async fn submitted(w: &World) -> String {
    let (path, _) = prepared(w).await;
    w.one.command(&format!("{path}/submission")).await.expect(200);
    path
}
