//! For every operation on invitations and journeys a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::World;
use serde_json::{Value, json};

/// The operations that are called here.
pub const OPERATIONS: &[&str] = &[
    "answer_invitation",
    "close_attendance",
    "get_attendance_paper",
    "get_letter_attendance",
    "get_letter_calendar",
    "get_letter_travel",
    "record_attendance",
    "record_travel_visas",
    "report_travel",
];

pub async fn call(w: &World, o: &Operation) -> Call {
    let get = |path: String| Call::new(o, &w.one, path, Body::None);
    let send = |path: String, body: Value| Call::new(o, &w.one, path, Body::Json(body));
    match o.id.as_str() {
        "get_letter_calendar" => get(format!("{}/calendar", invitation(w).await.0)),
        "get_letter_attendance" => get(format!("{}/attendance", invitation(w).await.0)),
        "get_attendance_paper" => get(format!("{}/attendance/paper", invitation(w).await.0)),
        "answer_invitation" => {
            let body = json!({"answer": "represented", "representative": format!("Budi {}", w.next())});
            send(format!("{}/attendance/answer", invitation(w).await.1), body)
        }
        "record_attendance" => {
            let body = json!({
                "present": [{"pos": 1, "name": "Budi Santoso"}],
                "guests": [{"name": format!("Tamu {}", w.next()), "institution": "Karang Taruna"}],
            });
            send(format!("{}/attendance/presence", invitation(w).await.0), body)
        }
        "close_attendance" => get(format!("{}/attendance/closure", invitation(w).await.0)),
        "get_letter_travel" => get(format!("{}/travel", journey(w).await)),
        "record_travel_visas" => {
            let entry = json!({
                "place": format!("Muara Bungo {}", w.next()), "arrived_on": w.day(-1), "departed_on": w.day(0),
                "official": "Siti Aminah", "official_title": "Camat",
            });
            send(format!("{}/travel/visas", journey(w).await), json!({"entries": [entry]}))
        }
        "report_travel" => {
            let body = json!({
                "text": format!("Rapat dihadiri {}", w.next()), "reported_on": w.day(0),
                "upload_ids": [w.one.upload_pdf().await],
            });
            send(format!("{}/travel/reports", journey(w).await), body)
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/invitations.rs"),
    }
}

/// Path of a letter of this kind with its number, and its subject.
async fn numbered(w: &World, kind: &str, parts: Value) -> (String, String) {
    let mut body = w.draft_body(false);
    body["kind"] = json!(kind);
    body["parts"] = parts;
    body["addressees"] = json!([{"agency_id": w.one.agency_id, "kind": "to"}]);
    let path = format!("/letters/{}", w.one.post("/letters", body.clone()).await.expect(201).id());
    w.one.command(&format!("{path}/submission")).await.expect(200);
    w.two.command(&format!("{path}/approval")).await.expect(200);
    (path, body["subject"].as_str().unwrap().to_owned())
}

/// Paths of an invitation of the village to itself: the letter, and its copy in the village's own agenda book.
async fn invitation(w: &World) -> (String, String) {
    let event = json!({
        "date": w.day(0), "time": "09.00 s.d. 12.00 WIB", "place": "Aula",
        "agenda": format!("Rapat {}", w.next()),
    });
    let (path, subject) = numbered(w, "UND", json!({"event": event})).await;
    w.two.command(&format!("{path}/dispatch")).await.expect(200);
    let received = w.one.get("/letters?direction=incoming&kind=UND&limit=100").await.expect(200);
    let copy = received.items().iter().find(|row| row["subject"] == subject.as_str()).unwrap();
    (path, format!("/letters/{}", copy["id"].as_str().unwrap()))
}

/// Path of a travel order.
async fn journey(w: &World) -> String {
    let travel = json!({"destination": "Muara Bungo", "departs": w.day(-2), "returns": w.day(0)});
    numbered(w, "SPPD", json!({"travel": travel})).await.0
}
