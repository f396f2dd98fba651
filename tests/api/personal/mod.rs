//! Personal data of applications: kept unreadable, looked at with a purpose, copied for the person, erased.
mod contacts;
mod copies;
mod correcting;
mod erasure;
mod looks;
mod rotation;
mod secrecy;
mod tracking;

use crate::kit::{Actor, Reply};
use crate::permits::{answers, service_id};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";

/// The usual answers with these numbers.
pub fn form(nik: &str, family_card: &str) -> Value {
    let mut form = answers();
    form["nik"] = nik.into();
    form["kk_number"] = family_card.into();
    form
}

/// Papers that were all seen at the counter.
pub fn seen() -> Value {
    (0..3).map(|i| json!({"requirement_index": i, "original_seen": true})).collect()
}

/// Takes an application in at the counter.
pub async fn take_in(staff: &Actor, form: Value, documents: Value) -> Reply {
    let body = json!({
        "service_id": service_id(staff, "KEL-SKD").await, "channel": "counter", "form_data": form,
        "documents": documents,
    });
    staff.post("/permit-applications", body).await
}

/// Takes a step with an application.
pub async fn step(staff: &Actor, id: &str, body: Value) -> Reply {
    staff.post(&format!("/permit-applications/{id}/transitions"), body).await
}

/// Takes an application to its signature; its paper's number.
pub async fn issue(counter: &Actor, section: &Actor, head: &Actor, id: &str) -> String {
    for (actor, action) in
        [(counter, "accept"), (counter, "request_initials"), (section, "initial"), (head, "sign")]
    {
        step(actor, id, json!({"action": action})).await.expect(200);
    }
    let after = step(counter, id, json!({"action": "hand_over"})).await.expect(200);
    after.body["permit"]["number"].as_str().unwrap().into()
}

/// The body of an application on the public pages.
pub async fn public_body(citizen: &Actor, form: Value, file_name: &str) -> Value {
    let service = citizen.get("/public/permit-services/KEL-SKD").await.expect(200);
    let offices = service.body["offices"].as_array().unwrap();
    let office = offices.iter().find(|o| o["code"] == VILLAGE).unwrap();
    let mut documents = Vec::new();
    for index in 0..3 {
        let pdf = crate::kit::builders::pdf("KTP");
        let upload = citizen.upload_to("/public/uploads", file_name, pdf).await.expect(201);
        documents.push(json!({"requirement_index": index, "upload_id": upload.id()}));
    }
    json!({"service_code": "KEL-SKD", "agency_id": office["id"], "form_data": form, "documents": documents})
}
