//! For every operation on saved views a call that works.
use super::calls::{Body, Call, versioned};
use super::operation::Operation;
use super::world::World;
use serde_json::{Value, json};

pub async fn call(w: &World, o: &Operation) -> Call {
    let send = |path: String, body| Call::new(o, &w.one, path, Body::Json(body));
    match o.id.as_str() {
        "create_letter_view" => send(o.path.clone(), body(w)),
        "get_letter_view" => Call::new(o, &w.one, view(w).await, Body::None),
        "update_letter_view" => versioned(send(view(w).await, body(w))).await,
        "put_letter_view_mark" => {
            send(format!("{}/mark", view(w).await), json!({"pinned": true, "default": true}))
        }
        "delete_letter_view" => versioned(Call::new(o, &w.one, view(w).await, Body::None)).await,
        other => panic!("{other} is new: add a call that works to tests/api/sweep/views.rs"),
    }
}

fn body(w: &World) -> Value {
    json!({
        "name": format!("Tampilan {}", w.next()), "shared": true,
        "query": {
            "box": "inbox", "direction": "incoming", "status": "registered", "urgency": "urgent", "kind": "SD",
            "agency_id": w.one.agency_id, "classification": "400.12", "year": 2026, "from": w.day(-30),
            "until": w.day(0), "q": "undangan", "unread": true, "sort": "oldest",
            "columns": ["agenda_number", "due_date"],
        },
    })
}

/// Path of a view.
async fn view(w: &World) -> String {
    format!("/letter-views/{}", w.one.post("/letter-views", body(w)).await.expect(201).id())
}
