use super::*;
use crate::config::Config;
use crate::error::Code;
use crate::http::AppState;
use crate::secrets::Secrets;
use chrono::Duration;
use pamong_db::{Clock, Db};
use std::path::Path;
use std::sync::Arc;

const PDF: &[u8] = b"%PDF-1.7\nsurat\n%%EOF\n";

fn installation(folder: &Path) -> (AppState, Blobs) {
    let config = Config::for_testing(folder, format!("sqlite://{}", folder.join("t.db").display()));
    let state = AppState {
        db: Db::open(&config.database_url, 1).unwrap(),
        secrets: Arc::new(Secrets::load_or_create(&config.secret_file).unwrap()),
        config: Arc::new(config),
        clock: Clock::default(),
    };
    (state, Blobs::folder(&folder.join("blobs")).unwrap())
}

fn pass_hours(app: &AppState, hours: i64) {
    app.clock.set(app.clock.now().0 + Duration::hours(hours));
}

async fn upload(app: &AppState, blobs: &Blobs, content: &'static [u8]) -> Upload {
    let file = keep(blobs, "a.pdf", content.into()).await.unwrap();
    let now = app.clock.now();
    app.db.write(move |tx| create_upload(tx, None, &file, now)).await.unwrap()
}

#[tokio::test]
async fn what_nobody_attached_is_swept_after_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let (app, blobs) = installation(folder.path());
    let forgotten = upload(&app, &blobs, b"%PDF-1.7\nlupa\n%%EOF\n").await;
    let attached = upload(&app, &blobs, PDF).await;
    let (id, now) = (attached.id, app.clock.now());
    app.db.write(move |tx| link(tx, None, "/upload_ids", &[id], now)).await.unwrap();

    pass_hours(&app, 23);
    assert_eq!(sweep(&app, &blobs).await.unwrap(), Swept::default());
    pass_hours(&app, 2);
    assert_eq!(sweep(&app, &blobs).await.unwrap(), Swept { uploads: 1, objects: 1 });
    assert!(blobs.verify(&forgotten.sha256, 20).await.is_err());
    blobs.verify(&attached.sha256, 21).await.unwrap();
}

#[tokio::test]
async fn an_object_stays_while_any_upload_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let (app, blobs) = installation(folder.path());
    upload(&app, &blobs, PDF).await;
    pass_hours(&app, 25);
    let again = upload(&app, &blobs, PDF).await;
    assert_eq!(sweep(&app, &blobs).await.unwrap(), Swept { uploads: 1, objects: 0 });
    blobs.verify(&again.sha256, 21).await.unwrap();
}

#[tokio::test]
async fn an_upload_is_attached_once_and_by_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let (app, blobs) = installation(folder.path());
    let (id, now) = (upload(&app, &blobs, PDF).await.id, app.clock.now());
    let stranger = Some(pamong_db::Id::new());
    for (owner, fits) in [(stranger, false), (None, true), (None, false)] {
        let linked = app.db.write(move |tx| link(tx, owner, "/upload_ids", &[id], now)).await;
        match linked {
            Ok(_) => assert!(fits, "{owner:?}"),
            Err(crate::error::Error::Invalid(fields)) => {
                assert!(!fits, "{owner:?}");
                assert_eq!(
                    (fields[0].pointer.as_str(), fields[0].code),
                    ("/upload_ids/0", Code::UnknownReference)
                );
            }
            Err(e) => panic!("{e}"),
        }
    }
}

#[tokio::test]
async fn a_file_that_is_refused_or_broken_off_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::folder(folder.path()).unwrap();
    assert!(keep(&blobs, "a.pdf", PDF[..10].into()).await.is_err());
    let mut broken = blobs.begin(4 << 20);
    broken.write(vec![b'%'; 3 << 20].into()).await.unwrap();
    assert_eq!(files(folder.path()), 1, "a long file is on its way to the disk");
    drop(broken);
    let mut large = blobs.begin(8);
    assert_eq!(large.write(PDF.into()).await.unwrap_err().code(), Code::FileTooLarge);
    drop(large);
    // remnants are removed on another thread
    for _ in 0..100 {
        if files(folder.path()) == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{} files are left", files(folder.path()));
}

fn files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}
