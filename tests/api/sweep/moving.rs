//! For every operation of moving in a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::World;
use serde_json::{Value, json};

pub async fn call(w: &World, o: &Operation) -> Call {
    let get = |path: String| Call::new(o, &w.one, path, Body::None);
    let send = |path: String, body| Call::new(o, &w.one, path, Body::Json(body));
    match o.id.as_str() {
        "create_agenda_import" => send(o.path.clone(), body(w).await),
        "get_agenda_import" => get(read(w).await),
        "list_agenda_import_rows" => get(format!("{}/rows", read(w).await)),
        "accept_agenda_import" => get(format!("{}/acceptance", read(w).await)),
        "undo_agenda_import" => get(format!("{}/undo", accepted(w).await)),
        "attach_agenda_scans" => {
            let scan = w.one.upload_pdf().await;
            send(format!("{}/scans", accepted(w).await), json!({"upload_ids": [scan]}))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/moving.rs"),
    }
}

/// A book with one letter whose number no other has.
async fn body(w: &World) -> Value {
    let n = w.next();
    let book = format!("No;Tgl Terima;Pengirim;Perihal;Lain\n{n};4/1/2021;BPS;Surat {n};Segera\n");
    let upload = w.one.upload("buku agenda.csv", book).await.expect(201).id();
    json!({
        "upload_id": upload, "register": "incoming", "agency_id": w.agency(), "year": 2021,
        "columns": {"note": "Lain"},
    })
}

/// Path of an import that was read.
async fn read(w: &World) -> String {
    let made = w.one.post("/agenda-imports", body(w).await).await.expect(201);
    format!("/agenda-imports/{}", made.id())
}

/// Path of an import whose letters are there.
async fn accepted(w: &World) -> String {
    let path = read(w).await;
    let done = w.one.command(&format!("{path}/acceptance")).await.expect(200);
    assert_eq!(done.body["status"], "accepted");
    path
}
