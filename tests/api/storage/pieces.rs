//! Uploads in pieces whose servers share a bucket.
use super::{document, key, with_bucket};
use crate::kit::{Actor, Reply, TestApp};
use reqwest::Method;

async fn send(actor: &Actor, place: &str, offset: usize, bytes: &[u8], last: bool) -> Reply {
    let actor = actor
        .with("upload-offset", offset.to_string())
        .with("upload-complete", if last { "?1" } else { "?0" })
        .with("content-type", "application/partial-upload");
    actor.send(actor.request(Method::PATCH, place).body(bytes.to_vec())).await
}

#[tokio::test]
async fn any_server_takes_the_next_piece() {
    let (bucket, first, clerk) = with_bucket().await;
    let (url, secret) = (first.database().url().to_owned(), first.shared.state.config.secret_file.clone());
    let second = TestApp::start_with(|config| {
        config.database_url = url;
        config.secret_file = secret;
        config.storage = bucket.storage();
    })
    .await;
    let there = clerk.towards(&second.people.base);
    let content = document(6 << 20);
    let begun = clerk
        .with("upload-complete", "?0")
        .with("upload-length", content.len().to_string())
        .with("content-disposition", "attachment; filename=\"surat.pdf\"")
        .command("/uploads/resumable")
        .await
        .expect(201);
    let place = begun.header("location").unwrap().strip_prefix("/api/v1").unwrap();
    let mut at = 0;
    for (i, bytes) in content.chunks(1_000_003).enumerate() {
        let (server, last) = (if i % 2 == 0 { &clerk } else { &there }, at + bytes.len() == content.len());
        let reply = send(server, place, at, bytes, last).await.expect(if last { 201 } else { 204 });
        at += bytes.len();
        if last {
            assert!(bucket.content(&key(&reply)) == content);
            assert_eq!(bucket.keys(), [key(&reply)], "pieces are left");
        }
    }
    assert_eq!((bucket.unfinished(), bucket.refused()), (0, 0));
}
