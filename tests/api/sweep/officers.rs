//! For every operation on officers of applications, and on several applications, a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::World;
use serde_json::json;

pub const OPERATIONS: &[&str] =
    &["assign_permit_applications", "create_permit_transitions", "get_permit_workload"];

pub async fn call(w: &World, o: &Operation) -> Call {
    let body = match o.id.as_str() {
        "get_permit_workload" => return Call::new(o, &w.one, o.path.clone(), Body::None),
        "assign_permit_applications" => {
            json!({"application_ids": [w.application().await["id"]], "position_id": w.one.position_id()})
        }
        "create_permit_transitions" => {
            json!({"application_ids": [w.application().await["id"]], "action": "accept", "note": "Lengkap"})
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/officers.rs"),
    };
    Call::new(o, &w.one, o.path.clone(), Body::Json(body))
}
