//! Files in a bucket of an S3 store: what arrives, what is sent back, what is left behind.
mod failing;
mod lost;
mod pieces;
mod start;

use crate::kit::{Actor, Bucket, Reply, TestApp, builders};
use serde_json::json;

const OFFICE: &str = "15.71.01.1001";

/// A whole PDF of so many bytes, no two stretches of which are equal.
fn document(size: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    let mut line = 0_u64;
    while content.len() < size {
        line += 1;
        content.extend_from_slice(format!("% baris {line}\n").as_bytes());
    }
    content.truncate(size - 7);
    content.extend_from_slice(b"\n%%EOF\n");
    content
}

const LARGE: usize = 12 << 20;

async fn with_bucket() -> (Bucket, TestApp, Actor) {
    let bucket = Bucket::start().await;
    let storage = bucket.storage();
    let app = TestApp::start_with(|config| config.storage = storage).await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    (bucket, app, clerk)
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

fn key(upload: &Reply) -> String {
    let sha256 = upload.text_at("sha256");
    format!("sha256/{}/{sha256}", &sha256[..2])
}

#[tokio::test]
async fn files_arrive_whole_and_come_back_whole_or_in_part() {
    let (bucket, _app, clerk) = with_bucket().await;
    for content in [builders::pdf("Surat"), document(5 << 20), document(LARGE)] {
        bucket.calls();
        let upload = clerk.upload("surat.pdf", content.clone()).await.expect(201);
        let calls: Vec<_> = bucket.calls().into_iter().filter(|call| !call.starts_with("List")).collect();
        if content.len() <= 5 << 20 {
            assert_eq!(calls, [format!("PutObject {}", content.len())]);
        } else {
            let mut parts: Vec<_> = calls.iter().filter(|call| call.starts_with("UploadPart")).collect();
            parts.sort();
            assert_eq!(parts, ["UploadPart 2097152", "UploadPart 5242880", "UploadPart 5242880"]);
        }
        assert_eq!(bucket.content(&key(&upload)), content);
        let path = attach(&clerk, &upload.id()).await;
        let whole = clerk.get(&path).await.expect(200);
        assert!(whole.bytes == content, "{} bytes came back", whole.bytes.len());
        let part = clerk.with("range", "bytes=100-299").get(&path).await.expect(206);
        assert_eq!(part.bytes, content[100..300]);
        let end = clerk.with("range", "bytes=-7").get(&path).await.expect(206);
        assert_eq!(end.bytes, content[content.len() - 7..]);
        clerk.with("range", "bytes=99999999-").get(&path).await.expect(416);
    }
    assert!(bucket.keys().iter().all(|key| key.starts_with("sha256/")), "{:?}", bucket.keys());
    assert_eq!((bucket.keys().len(), bucket.unfinished(), bucket.refused()), (3, 0, 0));
}

#[tokio::test]
async fn what_is_refused_or_broken_off_leaves_nothing() {
    let (bucket, app, clerk) = with_bucket().await;
    let mut torn = document(LARGE);
    torn.truncate(LARGE - 100);
    clerk.upload("surat.pdf", torn).await.expect(422).field_error("/file", "file_type");
    clerk.upload("surat.pdf", document(21 << 20)).await.expect(413);
    let blobs = app.shared.blobs.get_ref();
    let mut broken = blobs.begin(LARGE);
    broken.write(document(7 << 20).into()).await.unwrap();
    assert_eq!(bucket.unfinished(), 1);
    drop(broken);
    bucket.settles().await;
    assert!(bucket.keys().is_empty(), "{:?}", bucket.keys());
}

#[tokio::test]
async fn two_servers_with_one_bucket_see_each_others_files() {
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
    let upload = there.upload("surat.pdf", content.clone()).await.expect(201);
    let path = attach(&clerk, &upload.id()).await;
    assert!(clerk.get(&path).await.expect(200).bytes == content);
    let again = clerk.upload("salinan.pdf", content.clone()).await.expect(201);
    assert_ne!(again.id(), upload.id());
    assert_eq!(bucket.keys(), [key(&upload)], "the same content is kept once");
    assert!(there.get(&path).await.expect(200).bytes == content);
}
