//! For every operation on the address book a call that works.
use super::calls::{Body, Call, versioned};
use super::operation::Operation;
use super::world::World;
use serde_json::json;

pub async fn call(w: &World, o: &Operation) -> Call {
    match o.id.as_str() {
        "get_sender" => Call::new(o, &w.one, sender(w).await, Body::None),
        "update_sender" => {
            let body = json!({
                "name": format!("Pengirim {}", w.next()), "address": "Jl. Slamet Riyadi No. 7",
                "email": "kantor@contoh.id", "phone": "0741-7550600",
            });
            versioned(Call::new(o, &w.one, sender(w).await, Body::Json(body))).await
        }
        "merge_sender" => {
            let into = sender(w).await;
            let body = json!({"into_id": into.rsplit('/').next().unwrap()});
            Call::new(o, &w.one, format!("{}/merge", sender(w).await), Body::Json(body))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/senders.rs"),
    }
}

/// Path of a sender who wrote one letter.
async fn sender(w: &World) -> String {
    let mut body = w.incoming_body().await;
    let name = format!("Forum Warga {}", w.next());
    body["sender_name"] = json!(name);
    w.one.post("/letters", body).await.expect(201);
    let number = name.rsplit(' ').next().unwrap();
    let found = w.one.get(&format!("/senders?q=forum%20{number}")).await.expect(200);
    let row = found.items().iter().find(|s| s["name"] == name.as_str()).unwrap().clone();
    format!("/senders/{}", row["id"].as_str().unwrap())
}
