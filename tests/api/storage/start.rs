//! A server whose store cannot be used when it starts, and what its log tells.
use super::{OFFICE, document};
use crate::kit::{Bucket, Database, SECRET_KEY, Servers, TestApp, builders};
use secrecy::SecretString;
use std::fs::File;
use std::path::Path;
use std::time::Duration;

#[tokio::test]
async fn without_its_bucket_a_server_lives_and_is_not_ready() {
    let bucket = Bucket::start().await;
    let mut unreachable = bucket.config();
    // a port that nobody listens on
    unreachable.endpoint = "http://127.0.0.1:1".into();
    let mut wrong_key = bucket.config();
    wrong_key.secret_key = SecretString::from("kunci lain");
    let mut wrong_bucket = bucket.config();
    wrong_bucket.bucket = "berkas-lain".into();
    for config in [unreachable, wrong_key, wrong_bucket] {
        let name = format!("{config:?}");
        let app = TestApp::start_with(|c| c.storage = pamong::config::StorageConfig::S3(config)).await;
        let clerk = app.user("registry_clerk").at(OFFICE).await;
        assert_eq!(app.anonymous().get("//healthz").await.status, 200, "{name}");
        app.anonymous().get("//readyz").await.expect(503).problem("unavailable");
        let refused = clerk.upload("surat.pdf", builders::pdf("Surat")).await;
        assert!(refused.status >= 500, "{name}: {}", refused.status);
        assert!(!refused.text().contains("kunci"), "{}", refused.text());
        clerk.get("/letters").await.expect(200);
    }
    assert!(bucket.refused() > 0 && bucket.keys().is_empty());
}

async fn status(url: &str) -> u16 {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    http.get(url).send().await.map_or(0, |answer| answer.status().as_u16())
}

async fn until(log: &Path, text: &str) -> String {
    let mut seen = String::new();
    for _ in 0..600 {
        seen = std::fs::read_to_string(log).unwrap();
        if seen.contains(text) {
            return seen;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the log never says {text}: {seen}");
}

/// The real program, with everything that it can log.
#[tokio::test(flavor = "multi_thread")]
async fn the_log_tells_what_is_wrong_and_never_the_secret() {
    let (bucket, database) = (Bucket::start().await, Database::create());
    let folder = tempfile::tempdir().unwrap();
    let (secret, log) = (folder.path().join("secret"), folder.path().join("log"));
    std::fs::write(&secret, format!("{SECRET_KEY}\n")).unwrap();
    let config = bucket.config();
    let variables = [
        ("PAMONG_STORAGE", "s3"),
        ("PAMONG_S3_ENDPOINT", config.endpoint.as_str()),
        ("PAMONG_S3_BUCKET", config.bucket.as_str()),
        ("PAMONG_S3_REGION", config.region.as_str()),
        ("PAMONG_S3_ACCESS_KEY", config.access_key.as_str()),
        ("PAMONG_S3_SECRET_KEY_FILE", secret.to_str().unwrap()),
        ("RUST_LOG", "trace"),
    ];
    bucket.fail("ListObjectsV2", 503, usize::MAX);
    let (servers, base) = Servers::launch(&database, &variables, File::create(&log).unwrap());
    let said = until(&log, "cannot be used").await;
    assert!(said.contains(&format!("the bucket {}/{}", config.endpoint, config.bucket)), "{said}");
    assert_eq!(status(&format!("{base}/healthz")).await, 200);
    assert_eq!(status(&format!("{base}/readyz")).await, 503);
    bucket.heal();
    assert_eq!(status(&format!("{base}/readyz")).await, 200);

    let clerk = servers.people(&database).user("registry_clerk").at(OFFICE).await.towards(&base);
    clerk.upload("surat.pdf", document(6 << 20)).await.expect(201);
    bucket.fail("PutObject", 403, usize::MAX);
    clerk.upload("surat.pdf", document(1000)).await.expect(503).problem("unavailable");
    let said = until(&log, "unavailable: object store").await;
    assert!(said.contains("PUT") || said.contains("put"), "the log was not at its loudest");
    for part in [SECRET_KEY, &SECRET_KEY[..12]] {
        assert!(!said.contains(part), "the secret key is in the log");
    }
}
