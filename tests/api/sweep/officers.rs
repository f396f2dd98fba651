//! For every operation on officers of applications, on several applications and on who took papers, a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::World;
use crate::permits_after::handovers::signature;
use serde_json::json;

pub const OPERATIONS: &[&str] = &[
    "assign_permit_applications",
    "create_permit_transitions",
    "get_permit_receipt_signature",
    "get_permit_workload",
];

/// The path of an application whose paper was handed over, with a signature of receipt.
async fn handed_over(w: &World) -> String {
    let (path, _) = w.permit_to_sign().await;
    let transitions = format!("{path}/transitions");
    w.two.post(&transitions, json!({"action": "sign"})).await.expect(200);
    let png = w.one.upload("tanda.png", signature()).await.expect(201).id();
    let receiver = json!({"name": "Sri Rahayu", "is_applicant": true, "signature_upload_id": png});
    w.one.post(&transitions, json!({"action": "hand_over", "receiver": receiver})).await.expect(200);
    path
}

pub async fn call(w: &World, o: &Operation) -> Call {
    let body = match o.id.as_str() {
        "get_permit_receipt_signature" => {
            let path = format!("{}/receipt-signature", handed_over(w).await);
            return Call::new(o, &w.one, path, Body::None);
        }
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
