//! For every operation on opinions, drafts under review and threads a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{NEIGHBOUR, World, text};
use crate::kit::Actor;
use serde_json::{Value, json};

/// The operations that are called here.
pub const OPERATIONS: &[&str] = &[
    "ask_disposition_opinion",
    "ask_letter_opinion",
    "close_letters",
    "comment_letter",
    "compare_letter_versions",
    "dispose_letters",
    "get_letter_history",
    "get_letter_thread",
    "get_letter_version",
    "list_letter_comments",
    "list_letter_versions",
    "read_letters",
    "recall_letter",
    "report_letter_presence",
    "resolve_letter_comment",
    "return_disposition",
];

pub async fn call(w: &World, o: &Operation) -> Call {
    let get = |path: String| Call::new(o, &w.one, path, Body::None);
    let send = |actor: &Actor, path: String, body: Value| Call::new(o, actor, path, Body::Json(body));
    match o.id.as_str() {
        "ask_letter_opinion" => {
            let path = format!("/letters/{}/opinions", text(&w.incoming().await["id"]));
            send(&w.one, path, question(w))
        }
        "ask_disposition_opinion" => {
            send(&w.two, format!("/dispositions/{}/opinions", w.disposition().await), question(w))
        }
        "close_letters" | "read_letters" => {
            send(&w.one, o.path.clone(), json!({"letter_ids": [w.incoming().await["id"]]}))
        }
        "dispose_letters" => {
            let body = json!({
                "letter_ids": [w.incoming().await["id"]], "receivers": [{"position_id": w.two.position_id()}],
                "instruction_codes": ["follow_up"],
            });
            send(&w.one, o.path.clone(), body)
        }
        "return_disposition" => {
            let path = format!("/dispositions/{}", w.disposition().await);
            let report = json!({"report": "Selesai", "done": true});
            w.two.post(&format!("{path}/follow-ups"), report).await.expect(201);
            send(&w.one, format!("{path}/return"), json!({"note": "Belum lengkap"}))
        }
        "list_letter_versions" => get(format!("{}/versions", w.draft(false).await)),
        "get_letter_version" => get(format!("{}/versions/1", w.draft(false).await)),
        "compare_letter_versions" => get(format!("{}/versions/1/changes", w.draft(false).await)),
        "list_letter_comments" => get(format!("{}/comments", w.draft(false).await)),
        "comment_letter" => {
            send(&w.one, format!("{}/comments", w.draft(false).await), json!({"text": "Perjelas hal"}))
        }
        "resolve_letter_comment" => {
            let path = format!("{}/comments", w.draft(false).await);
            let made = w.one.post(&path, json!({"text": "Perjelas hal"})).await.expect(201);
            Call::new(o, &w.one, format!("{path}/{}/resolution", made.id()), Body::None)
        }
        "get_letter_history" => get(format!("{}/history", w.draft(false).await)),
        "get_letter_thread" => get(format!("{}/thread", w.draft(false).await)),
        "report_letter_presence" => {
            let path = format!("{}/presence", w.draft(false).await);
            w.two.post(&path, json!({"activity": "viewing"})).await.expect(200);
            send(&w.one, path, json!({"activity": "drafting"}))
        }
        "recall_letter" => {
            send(&w.two, format!("{}/recall", dispatched(w).await), json!({"reason": "Salah alamat"}))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/correspondence.rs"),
    }
}

fn question(w: &World) -> Value {
    json!({
        "receivers": [{"position_id": w.three.position_id()}],
        "question": format!("Bagaimana menurut Saudara? {}", w.next()), "due_date": w.day(3),
    })
}

/// Path of a letter that was sent to a neighbour, who has not read it.
async fn dispatched(w: &World) -> String {
    let mut body = w.draft_body(false);
    body["addressees"] = json!([{"agency_id": w.app.agency(NEIGHBOUR), "kind": "to"}]);
    let path = format!("/letters/{}", w.one.post("/letters", body).await.expect(201).id());
    w.one.command(&format!("{path}/submission")).await.expect(200);
    w.two.command(&format!("{path}/approval")).await.expect(200);
    w.two.command(&format!("{path}/dispatch")).await.expect(200);
    path
}
