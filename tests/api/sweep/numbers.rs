//! For every operation on numbers a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{World, text};
use serde_json::json;

pub async fn call(w: &World, o: &Operation) -> Call {
    let get = |path: String| Call::new(o, &w.one, path, Body::None);
    let send = |path: String, body| Call::new(o, &w.one, path, Body::Json(body));
    let agency = w.one.agency_id;
    match o.id.as_str() {
        "create_number_skip" => {
            let body = json!({
                "agency_id": agency, "register": "incoming", "next": 1000 + w.next(),
                "reason": "Nomor sebelumnya di buku agenda",
            });
            send(o.path.clone(), body)
        }
        "create_number_void" => {
            let number = w.lease().await["entry"]["last"].clone();
            let body = json!({
                "agency_id": agency, "register": "outgoing", "year": 2026, "number": number,
                "reason": "Surat batal dikirim",
            });
            send(o.path.clone(), body)
        }
        "create_number_lease" => {
            let reason = format!("Listrik padam {}", w.next());
            let body = json!({"agency_id": agency, "count": 2, "reason": reason, "until": w.day(1)});
            send(o.path.clone(), body)
        }
        "get_number_entry" => get(format!("/number-entries/{}", text(&w.lease().await["entry"]["id"]))),
        "get_number_lease" => get(format!("/number-leases/{}", text(&w.lease().await["entry"]["id"]))),
        "create_leased_letter" => {
            let lease = w.lease().await;
            let body = json!({
                "number": lease["entry"]["first"], "kind": "SD", "letter_date": w.day(0),
                "subject": "Surat saat jaringan padam", "addressee": "Ketua RT 05",
                "classification_code": "400.12.3", "urgency": "urgent", "security_level": "restricted",
                "upload_ids": [w.one.upload_pdf().await],
            });
            send(format!("/number-leases/{}/letters", text(&lease["entry"]["id"])), body)
        }
        "create_number_pattern" => {
            let body = json!({
                "kind": "SD", "agency_id": agency, "valid_from": w.day(1),
                "pattern": "{security}/{seq:3}/{classification}/{month_roman}/{year}",
                "note": format!("Keputusan {}", w.next()),
            });
            send(o.path.clone(), body)
        }
        "get_number_pattern" => {
            let body = json!({"kind": "SD", "valid_from": w.day(30), "pattern": "{seq}/{unit}/{year}"});
            let made = w.one.post("/number-patterns", body).await.expect(201);
            get(format!("/number-patterns/{}", made.id()))
        }
        "preview_number_pattern" => {
            send(o.path.clone(), json!({"kind": "SD", "agency_id": agency, "pattern": "{seq}/{unit}/{year}"}))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/numbers.rs"),
    }
}
