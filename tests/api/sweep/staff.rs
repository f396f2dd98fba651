//! Calls on users, positions and who stands in.
use super::calls::{Body, Call, versioned};
use super::operation::Operation;
use super::world::{World, text};
use crate::kit::Actor;
use serde_json::{Value, json};

/// The operations of this file.
pub const OPERATIONS: &[&str] = &[
    "create_user",
    "get_user",
    "update_user",
    "reset_user_password",
    "create_position",
    "create_acting_assignment",
];

/// A call of this operation that works now.
pub async fn call(w: &World, o: &Operation) -> Call {
    let (one, two) = (&w.one, &w.two);
    let get = |path: String| Call::new(o, one, path, Body::None);
    let command = |actor: &Actor, path: String| Call::new(o, actor, path, Body::None);
    let send = |actor: &Actor, path: String, body: Value| Call::new(o, actor, path, Body::Json(body));
    match o.id.as_str() {
        "create_user" => send(one, o.path.clone(), w.user_body().await),
        "get_user" => get(format!("/users/{}", text(&w.newcomer().await.0["id"]))),
        "update_user" => {
            let path = format!("/users/{}", text(&w.newcomer().await.0["id"]));
            let body =
                json!({"name": "Siti Rahma", "civil_servant_number": "198001012005012002", "active": true});
            versioned(send(one, path, body)).await
        }
        "reset_user_password" => {
            command(one, format!("/users/{}/password-reset", text(&w.newcomer().await.0["id"])))
        }
        "create_position" => send(one, o.path.clone(), w.position_body()),
        "create_acting_assignment" => {
            let body = json!({
                "position_id": w.position().await, "user_id": two.user_id(), "kind": "daily_acting",
                "decree_number": "SP/1/2026", "valid_from": w.day(0), "valid_until": w.day(14),
            });
            send(one, o.path.clone(), body)
        }
        id => panic!("no call of {id}"),
    }
}
