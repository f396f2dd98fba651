//! For every operation on mailboxes a call that works.
use super::calls::{Body, Call, versioned};
use super::operation::Operation;
use super::world::World;
use pamong_db::schema::mailbox_messages as messages;
use pamong_db::{Conn, Id, Ts};
use serde_json::{Value, json};

pub async fn call(w: &World, o: &Operation) -> Call {
    let get = |path: String| Call::new(o, &w.one, path, Body::None);
    match o.id.as_str() {
        "create_mailbox_account" => Call::new(o, &w.one, &o.path, Body::Json(account(w))),
        "get_mailbox_account" => get(format!("/mailbox-accounts/{}", mailbox(w).await)),
        "test_mailbox_account" => get(format!("/mailbox-accounts/{}/test", mailbox(w).await)),
        "update_mailbox_account" => {
            let mut body = account(w);
            body.as_object_mut().unwrap().remove("agency_id");
            body["active"] = json!(false);
            let path = format!("/mailbox-accounts/{}", mailbox(w).await);
            versioned(Call::new(o, &w.one, path, Body::Json(body))).await
        }
        "list_mailbox_messages" => get(format!("/mailboxes/{}/messages", mailbox(w).await)),
        "get_mailbox_message" => get(message(w).await),
        "get_mailbox_message_file" => get(format!("{}/file", message(w).await)),
        "release_mailbox_message" => {
            let mut body = w.incoming_body().await;
            for field in ["direction", "channel", "upload_ids"] {
                body.as_object_mut().unwrap().remove(field);
            }
            Call::new(o, &w.one, format!("{}/release", message(w).await), Body::Json(body))
        }
        "discard_mailbox_message" => {
            let body = json!({"reason": format!("Iklan {}", w.next())});
            Call::new(o, &w.one, format!("{}/discard", message(w).await), Body::Json(body))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/mailboxes.rs"),
    }
}

fn account(w: &World) -> Value {
    json!({
        "agency_id": w.one.agency_id, "name": "Surat masuk", "host": "127.0.0.1", "port": 993, "security": "tls",
        "username": format!("surat{}", w.next()), "password": "rahasia", "folder": "INBOX",
        "user_id": w.one.user_id(), "position_id": w.one.position_id(),
        "rules": [{
            "sender": "dinkes.go.id", "subject": "undangan", "quarantine": false, "kind": "UND",
            "classification_code": "400.12.3", "urgency": "urgent", "security_level": "open",
        }],
    })
}

/// Id of a mailbox of the village.
async fn mailbox(w: &World) -> String {
    w.one.post("/mailbox-accounts", account(w)).await.expect(201).id()
}

/// Path of a message that waits for a decision.
async fn message(w: &World) -> String {
    use diesel::prelude::*;
    let (mailbox, upload) = (mailbox(w).await, w.one.upload_pdf().await);
    let (owner, file): (Id, Id) = (mailbox.parse().unwrap(), upload.parse().unwrap());
    let (id, now, number): (Id, Ts, i64) = (Id::new(), w.app.clock.now(), w.next().into());
    w.app.write(move |c: &mut Conn| {
        let row = (
            messages::id.eq(id),
            messages::mailbox_id.eq(owner),
            messages::uidvalidity.eq(1_i64),
            messages::uid.eq(number),
            messages::identity.eq(id.to_string()),
            messages::subject.eq("Undangan"),
            messages::received_at.eq(now),
            messages::size_bytes.eq(100_i64),
            messages::state.eq("quarantined"),
            messages::reason.eq(Some("no_sender")),
            messages::upload_id.eq(Some(file)),
            messages::created_at.eq(now),
            messages::version.eq(1),
        );
        let stored = diesel::insert_into(messages::table).values(row).execute(c);
        stored.map(|_| ()).map_err(pamong::error::Error::internal)
    });
    format!("/mailboxes/{mailbox}/messages/{id}")
}
