//! For every operation on visits a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{World, text};
use crate::visits::jpeg;
use serde_json::{Value, json};

pub fn is_of(o: &Operation) -> bool {
    o.path.contains("/visits")
}

/// The path of an application that stands at its field check.
async fn at_field_check(w: &World) -> String {
    let path = format!("/permit-applications/{}", text(&w.application().await["id"]));
    for action in ["accept", "request_field_check"] {
        w.one.post(&format!("{path}/transitions"), json!({"action": action})).await.expect(200);
    }
    path
}

async fn report(w: &World) -> Value {
    let side = u16::try_from(w.next()).unwrap() + 1;
    let photo = w.one.upload("foto.jpg", jpeg(side, side)).await.expect(201).id();
    json!({"id": pamong_db::Id::new().to_string(), "visited_at": format!("{}T01:00:00Z", w.day(0)), "outcome": "fine",
        "findings": "Sesuai", "photos": [{"upload_id": photo, "taken_at": format!("{}T01:00:00Z", w.day(0)),
        "latitude": -1.6, "longitude": 103.6, "accuracy_m": 12, "caption": "Depan"}]})
}

pub async fn call(w: &World, o: &Operation) -> Call {
    let path = at_field_check(w).await;
    match o.id.as_str() {
        "report_permit_visit" => Call::new(o, &w.one, format!("{path}/visits"), Body::Json(report(w).await)),
        "get_permit_visit_photo" => {
            let visit = w.one.post(&format!("{path}/visits"), report(w).await).await.expect(201);
            let photo = text(&visit.body["photos"][0]["id"]);
            Call::new(o, &w.one, format!("{path}/visits/{}/photos/{photo}", visit.id()), Body::None)
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/visits.rs"),
    }
}
