//! A store that fails, or holds something else than it was given.
use super::{LARGE, attach, document, key, with_bucket};
use crate::kit::builders;

#[tokio::test]
async fn a_store_that_fails_is_a_clear_answer_and_nothing_is_half_done() {
    let (bucket, app, clerk) = with_bucket().await;
    for (operation, status, size) in [
        ("PutObject", 500, 1000),
        ("PutObject", 403, 1000),
        ("CreateMultipartUpload", 503, LARGE),
        ("UploadPart", 503, LARGE),
        ("CompleteMultipartUpload", 500, LARGE),
        ("CopyObject", 503, LARGE),
        ("HeadObject", 500, LARGE),
    ] {
        bucket.calls();
        let before = app.rows();
        bucket.fail(operation, status, usize::MAX);
        let content = document(size);
        clerk.upload("surat.pdf", content.clone()).await.expect(503).problem("unavailable");
        let calls = bucket.calls();
        assert!(calls.iter().any(|call| call.starts_with(operation)), "{operation}: {calls:?}");
        assert_eq!(app.rows(), before, "{operation}");
        bucket.settles().await;
        bucket.heal();
        clerk.upload("surat.pdf", content).await.expect(201);
    }
}

#[tokio::test]
async fn what_fails_for_a_moment_is_tried_again() {
    let (bucket, _app, clerk) = with_bucket().await;
    for (operation, size) in [("PutObject", 1000), ("UploadPart", LARGE), ("CopyObject", LARGE)] {
        bucket.fail(operation, 503, 2);
        let content = document(size);
        let upload = clerk.upload("surat.pdf", content.clone()).await.expect(201);
        assert!(bucket.content(&key(&upload)) == content, "{operation}");
    }
}

#[tokio::test]
async fn a_remnant_that_cannot_be_removed_harms_nobody() {
    let (bucket, _app, clerk) = with_bucket().await;
    bucket.fail("DeleteObject", 503, usize::MAX);
    let upload = clerk.upload("surat.pdf", document(LARGE)).await.expect(201);
    let keys = bucket.keys();
    assert!(keys.contains(&key(&upload)) && keys[0].starts_with("incoming/"), "{keys:?}");
}

#[tokio::test]
async fn files_that_cannot_be_read_now_are_there_again_later() {
    let (bucket, _app, clerk) = with_bucket().await;
    let content = builders::pdf("Surat");
    let path = attach(&clerk, &clerk.upload("surat.pdf", content.clone()).await.expect(201).id()).await;
    bucket.fail("GetObject", 503, usize::MAX);
    let busy = clerk.get(&path).await.expect(503).problem("unavailable");
    assert!(busy.header("retry-after").is_some());
    clerk.with("range", "bytes=0-3").get(&path).await.expect(503).problem("unavailable");
    bucket.heal();
    assert_eq!(clerk.get(&path).await.expect(200).bytes, content);
}

#[tokio::test]
async fn a_damaged_object_is_an_error_never_wrong_bytes() {
    let (bucket, _app, clerk) = with_bucket().await;
    for size in [2000, LARGE] {
        let content = document(size);
        let upload = clerk.upload("surat.pdf", content.clone()).await.expect(201);
        let (path, key) = (attach(&clerk, &upload.id()).await, key(&upload));
        bucket.damage(&key, |object| object[size / 2] ^= 1);
        clerk.get(&path).await.expect(500).problem("internal");
        bucket.damage(&key, |object| object.truncate(size - 1));
        clerk.get(&path).await.expect(500).problem("internal");
        clerk.with("range", "bytes=0-3").get(&path).await.expect(500).problem("internal");
        // who sends the file again heals it
        clerk.upload("surat.pdf", content.clone()).await.expect(201);
        assert!(clerk.get(&path).await.expect(200).bytes == content);
        bucket.lose(&key);
        clerk.get(&path).await.expect(500).problem("internal");
    }
}
