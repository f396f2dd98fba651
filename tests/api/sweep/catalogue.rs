//! Calls of keeping the catalogue.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::World;
use crate::catalogue::publish_new;
use crate::kit::Reply;
use serde_json::{Value, json};

pub fn is_of(o: &Operation) -> bool {
    const PARTS: [&str; 5] = ["/revisions", "/definition", "/publication", "/offer", "/case-moves"];
    o.path.starts_with("/permit-service-drafts")
        || (o.path.starts_with("/permit-services/") && PARTS.iter().any(|part| o.path.ends_with(part)))
        || o.path.contains("/checks/")
}

/// A definition that says nothing of what it leaves out: a null could be anything.
fn definition() -> Value {
    fn said(value: Value) -> Value {
        match value {
            Value::Object(fields) => {
                fields.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k, said(v))).collect()
            }
            Value::Array(values) => values.into_iter().map(said).collect(),
            other => other,
        }
    }
    said(crate::catalogue::definition())
}

async fn draft(w: &World) -> Reply {
    let body = json!({"code": format!("KEL-X{}", w.next()), "definition": definition()});
    w.one.post("/permit-service-drafts", body).await.expect(201)
}

async fn published(w: &World) -> String {
    publish_new(&w.one, &format!("KEL-X{}", w.next()), definition(), &w.day(0)).await
}

pub async fn call(w: &World, o: &Operation) -> Call {
    let one = &w.one;
    let send = |path: String, body| Call::new(o, one, path, Body::Json(body));
    let get = |path: String| Call::new(o, one, path, Body::None);
    match o.id.as_str() {
        "create_service_draft" => {
            send(o.path.clone(), json!({"code": format!("KEL-X{}", w.next()), "definition": definition()}))
        }
        "list_service_revisions" => get(format!("/permit-services/{}/revisions", draft(w).await.id())),
        "get_service_definition" => get(format!("/permit-services/{}/definition", draft(w).await.id())),
        "update_service_definition" | "discard_service_draft" => {
            let draft = draft(w).await;
            let path = format!("/permit-services/{}/definition", draft.id());
            let body = if o.id == "discard_service_draft" { Body::None } else { Body::Json(definition()) };
            Call { etag: draft.header("etag").map(ToOwned::to_owned), ..Call::new(o, one, path, body) }
        }
        "publish_service" => {
            let draft = draft(w).await;
            let path = format!("/permit-services/{}/publication", draft.id());
            let call = send(path, json!({"valid_from": w.day(0)}));
            Call { etag: draft.header("etag").map(ToOwned::to_owned), ..call }
        }
        "put_service_offer" => {
            let id = published(w).await;
            let seen = one.get(&format!("/permit-services/{id}/definition")).await.expect(200);
            let call =
                send(format!("/permit-services/{id}/offer"), json!({"enabled": false, "reason": "Ditutup"}));
            Call { etag: seen.header("etag").map(ToOwned::to_owned), ..call }
        }
        "get_service_case_moves" => get(format!("/permit-services/{}/case-moves", published(w).await)),
        "create_service_case_move" => send(
            format!("/permit-services/{}/case-moves", published(w).await),
            json!({"application_ids": []}),
        ),
        "record_permit_check" => {
            let service = published(w).await;
            let body = json!({"service_id": service, "channel": "counter",
                "form_data": {"full_name": "Sri", "goods": "Es", "electricity": "tidak"},
                "documents": [{"requirement_index": 0, "original_seen": true}]});
            let id = one.post("/permit-applications", body).await.expect(201).id();
            let accept = format!("/permit-applications/{id}/transitions");
            let reviewed = one.post(&accept, json!({"action": "accept"})).await.expect(200);
            let check = reviewed.body["checks"].as_array().unwrap().iter().find(|c| c["mine"] == true);
            let check = check.unwrap()["id"].as_str().unwrap().to_owned();
            let found = json!({"outcome": "fine", "note": "Sesuai"});
            send(format!("/permit-applications/{id}/checks/{check}/result"), found)
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/catalogue.rs"),
    }
}
