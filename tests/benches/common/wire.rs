//! Requests as they go over the wire.
use crate::kit::Actor;
use pamong_db::Id;
use serde_json::Value;

/// A request of somebody, or of anybody where the actor is not signed in.
pub fn wire(actor: &Actor, method: &str, path: &str, body: Option<Value>) -> Vec<u8> {
    let mut head = format!("{method} /api/v1{path} HTTP/1.1\r\nhost: localhost\r\n");
    if let Some(token) = actor.token() {
        head += &format!("authorization: Bearer {token}\r\n");
    }
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    if method == "POST" {
        let key = Id::new();
        head += &format!(
            "content-type: application/json\r\nidempotency-key: {key}\r\ncontent-length: {}\r\n",
            body.len()
        );
    }
    format!("{head}\r\n{body}").into_bytes()
}
