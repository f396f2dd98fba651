//! For every operation on the queue a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{VILLAGE, World, text};
use serde_json::json;

pub const OPERATIONS: &[&str] =
    &["get_queue", "create_queue_ticket", "create_queue_call", "create_queue_transition", "get_public_queue"];

pub async fn call(w: &World, o: &Operation) -> Call {
    // No two calls are alike.
    let given_out = w.app.count("SELECT COUNT(*) AS n FROM queue_tickets");
    let ticket = json!({"line": if given_out % 2 == 0 { "permit" } else { "non_permit" }});
    let desk = 1 + given_out % 98;
    let turn = json!({"desk": desk, "lines": ["permit", "non_permit"]});
    match o.id.as_str() {
        "get_queue" => Call::new(o, &w.one, o.path.clone(), Body::None),
        "create_queue_ticket" => Call::new(o, &w.one, o.path.clone(), Body::Json(ticket)),
        "create_queue_call" => {
            w.one.post("/queue-tickets", ticket).await.expect(201);
            Call::new(o, &w.one, o.path.clone(), Body::Json(turn))
        }
        "create_queue_transition" => {
            w.one.post("/queue-tickets", ticket).await.expect(201);
            let called = w.one.post("/queue-calls", turn).await.expect(200);
            let path = format!("/queue-tickets/{}/transitions", text(&called.body["ticket"]["id"]));
            let body = json!({"action": "hand_over", "desk": desk, "to_desk": desk + 1});
            Call::new(o, &w.one, path, Body::Json(body))
        }
        "get_public_queue" => {
            Call::new(o, &w.app.anonymous(), format!("/public/queues/{VILLAGE}"), Body::None)
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/queue.rs"),
    }
}
