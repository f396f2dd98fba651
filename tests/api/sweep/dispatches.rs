//! For every operation on the ways of letters, and on receipts for them, a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{World, text};
use serde_json::{Value, json};

/// The operations that are called here.
pub const OPERATIONS: &[&str] = &[
    "acknowledge_letters",
    "change_dispatch",
    "confirm_dispatch",
    "dispatch_letter",
    "get_dispatch_proof",
    "get_letter_receipt_paper",
    "hand_over_dispatch",
    "list_letter_dispatches",
    "list_letter_receipts",
    "retry_dispatch",
    "return_dispatch",
];

pub async fn call(w: &World, o: &Operation) -> Call {
    let get = |path: String| Call::new(o, &w.one, path, Body::None);
    let send = |path: String, body: Value| Call::new(o, &w.one, path, Body::Json(body));
    match o.id.as_str() {
        "dispatch_letter" => {
            let way = json!({"pos": 1, "way": "courier", "email": "rt05@jambi.go.id"});
            let body = json!({"ways": [way], "scan_upload_id": w.one.upload_pdf().await});
            send(format!("{}/dispatch", w.approved().await), body)
        }
        "list_letter_dispatches" => get(format!("{}/dispatches", w.approved().await)),
        "change_dispatch" => {
            let body = json!({
                "way": "mail", "email": format!("rt{}@jambi.go.id", w.next()),
                "scan_upload_id": w.one.upload_pdf().await,
            });
            send(format!("{}/way", sent(w, "post").await), body)
        }
        "retry_dispatch" => {
            let path = w.signed().await;
            let way = json!({"pos": 1, "way": "mail", "email": "rt05@jambi.go.id"});
            w.one.post(&format!("{path}/dispatch"), json!({"ways": [way]})).await.expect(200);
            // As the job leaves it that gives a mail up.
            w.app.sql("UPDATE letter_dispatches SET status = 'failed' WHERE status = 'waiting'");
            get(format!("{path}/dispatches/1/mail"))
        }
        "hand_over_dispatch" => send(format!("{}/handover", sent(w, "courier").await), handed(w)),
        "confirm_dispatch" => {
            let body = json!({
                "received_on": w.day(0), "received_by": format!("Budi {}", w.next()),
                "upload_id": w.one.upload_pdf().await,
            });
            send(format!("{}/receipt", on_its_way(w).await), body)
        }
        "return_dispatch" => {
            let body = json!({
                "returned_on": w.day(0), "reason": format!("Alamat {} tidak dikenal", w.next()),
                "upload_id": w.one.upload_pdf().await,
            });
            send(format!("{}/return", on_its_way(w).await), body)
        }
        "get_dispatch_proof" => {
            let path = on_its_way(w).await;
            let body = json!({
                "received_on": w.day(0), "received_by": "Budi", "upload_id": w.one.upload_pdf().await,
            });
            w.one.post(&format!("{path}/receipt"), body).await.expect(200);
            get(format!("{path}/proof"))
        }
        "acknowledge_letters" => send(o.path.clone(), receipt(w).await),
        "list_letter_receipts" => get(format!("/letters/{}/receipts", text(&w.incoming().await["id"]))),
        "get_letter_receipt_paper" => {
            let made = w.one.post("/letters/receipts", receipt(w).await).await.expect(200);
            get(format!("/letter-receipts/{}/paper", made.text_at("batch_id")))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/dispatches.rs"),
    }
}

fn handed(w: &World) -> Value {
    json!({
        "handed_over_on": w.day(0), "carrier": "JNE", "tracking_number": format!("JB{}", w.next()),
    })
}

/// Path of the way to the addressee of a letter that was sent so.
async fn sent(w: &World, way: &str) -> String {
    let path = w.approved().await;
    let body = json!({"ways": [{"pos": 1, "way": way}]});
    w.one.post(&format!("{path}/dispatch"), body).await.expect(200);
    format!("{path}/dispatches/1")
}

/// Path of a way on which the letter is with the courier.
async fn on_its_way(w: &World) -> String {
    let path = sent(w, "courier").await;
    w.one.post(&format!("{path}/handover"), handed(w)).await.expect(200);
    path
}

async fn receipt(w: &World) -> Value {
    json!({"letter_ids": [w.incoming().await["id"]], "way": "paper"})
}
