//! Files on bad lines, and files that mean harm.
mod breaking;
mod harm;
mod protocol;
mod served;

use crate::kit::{Actor, Reply, TestApp, builders};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use serde_json::json;
use sha2::{Digest, Sha256};

const OFFICE: &str = "15.71.01.1001";

/// A whole PDF of so many bytes, no two stretches of which are equal.
fn document(size: usize) -> Vec<u8> {
    let whole = builders::pdf("Surat");
    let (head, rest) = whole.split_at(9);
    let mut content = head.to_vec();
    let mut line = 0_u64;
    while content.len() + rest.len() < size {
        line += 1;
        content.extend_from_slice(format!("% baris {line}\n").as_bytes());
    }
    content.extend_from_slice(rest);
    content
}

/// Who uploads where: staff, and anyone on the public pages.
fn doors(app: &TestApp, clerk: &Actor) -> [(Actor, &'static str); 2] {
    [(clerk.clone(), "/uploads"), (app.anonymous(), "/public/uploads")]
}

/// Begins a file in pieces, with its digest.
async fn begin(actor: &Actor, at: &str, name: &str, content: &[u8]) -> Reply {
    let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(content)));
    let actor = actor
        .with("upload-complete", "?0")
        .with("upload-length", content.len().to_string())
        .with("content-disposition", format!("attachment; filename=\"{name}\""))
        .with("repr-digest", digest);
    actor.command(&format!("{at}/resumable")).await
}

/// The path of a file that was begun, below `/api/v1`.
fn place(begun: &Reply) -> String {
    begun.header("location").unwrap().strip_prefix("/api/v1").unwrap().to_owned()
}

fn piece(actor: &Actor, place: &str, offset: usize, bytes: &[u8], last: bool) -> reqwest::RequestBuilder {
    actor
        .with("upload-offset", offset.to_string())
        .with("upload-complete", if last { "?1" } else { "?0" })
        .with("content-type", "application/partial-upload")
        .request(Method::PATCH, place)
        .body(bytes.to_vec())
}

async fn send(actor: &Actor, place: &str, offset: usize, bytes: &[u8], last: bool) -> Reply {
    actor.send(piece(actor, place, offset, bytes, last)).await
}

/// How far a file is.
async fn look(actor: &Actor, place: &str) -> Reply {
    actor.send(actor.request(Method::HEAD, place)).await
}

/// A whole file in one piece after its beginning.
async fn in_pieces(actor: &Actor, at: &str, name: &str, content: &[u8]) -> Reply {
    let begun = begin(actor, at, name, content).await;
    if begun.status != 201 {
        return begun;
    }
    send(actor, &place(&begun), 0, content, true).await
}

/// Registers a letter with this upload; returns the path of the attachment.
async fn attach(clerk: &Actor, upload: &str) -> String {
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Ketua RT 05",
        "letter_number": "12/RT.05", "letter_date": "2026-09-04", "received_date": "2026-09-07",
        "subject": "Surat", "urgency": "normal", "security_level": "open", "upload_ids": [upload],
    });
    let letter = clerk.post("/letters", body).await.expect(201);
    let file = letter.body["attachments"][0]["id"].as_str().unwrap();
    format!("/letters/{}/attachments/{file}", letter.id())
}

/// Files in the store, by the folder they lie in.
fn stored(app: &TestApp, folder: &str) -> usize {
    let folder = app.database().folder().join("blobs").join(folder);
    walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file()).count()
}
