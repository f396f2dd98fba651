//! Calls of notifications and background work.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::World;
use crate::kit::Everything;
use pamong::jobs::{self, NewJob};
use pamong::notifications::{Details, Notice, NotificationEvent, NotificationSubject, To, emit};
use pamong_db::{Conn, Id};
use serde_json::json;

pub fn is_of(o: &Operation) -> bool {
    ["/notifications", "/jobs", "/me/notification-preferences"].iter().any(|start| o.path.starts_with(start))
}

pub async fn call(w: &World, o: &Operation) -> Call {
    match o.id.as_str() {
        "read_notification" => {
            let id = notified(w).await["id"].as_str().unwrap().to_owned();
            Call::new(o, &w.one, format!("/notifications/{id}/read"), Body::None)
        }
        "read_notifications" => {
            let body = json!({"up_to": notified(w).await["seq"]});
            Call::new(o, &w.one, &o.path, Body::Json(body))
        }
        "put_my_notification_preferences" => {
            let item = json!({"event": "letter_signed", "in_app": true, "mail": "digest"});
            Call::new(o, &w.one, &o.path, Body::Json(json!({"items": [item]})))
        }
        "retry_job" => {
            let id = failed_job(w).await;
            Call::new(o, &w.one, format!("/jobs/{id}/retry"), Body::None)
        }
        other => panic!("no call of {other}"),
    }
}

/// A new notification of the first person.
async fn notified(w: &World) -> serde_json::Value {
    let notice = Notice {
        event: NotificationEvent::SigningFailed,
        subject: (NotificationSubject::Letter, Id::new()),
        to: To::Position(w.one.position_id()),
        details: Details::default(),
    };
    let at = w.app.shared.state.moment();
    w.app.write(|tx: &mut Conn| emit(tx, at, &Everything, None, std::slice::from_ref(&notice)));
    w.one.get("/notifications?limit=1").await.expect(200).items()[0].clone()
}

/// A job that was given up.
async fn failed_job(w: &World) -> String {
    let (key, now) = (format!("sapuan-{}", w.next()), w.app.clock.now());
    w.app.write(|tx: &mut Conn| {
        let job = NewJob { kind: "sapuan", key: Some(key.clone()), payload: json!({}), run_at: now };
        jobs::enqueue(tx, job, now)
    });
    w.app.sql(&format!("UPDATE jobs SET status = 'failed' WHERE key = '{key}'"));
    let failed = w.one.get("/jobs?status=failed&limit=1").await.expect(200);
    failed.ids()[0].clone()
}
