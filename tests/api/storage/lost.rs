//! What nobody knows is swept, and nothing else.
use super::{LARGE, attach, document, key, with_bucket};
use crate::kit::{Bucket, TestApp, builders};
use diesel::RunQueryDsl;
use pamong::error::Error;
use pamong::storage::{self, Swept};
use pamong_db::{Conn, DbError};

async fn sweep(app: &TestApp) -> Swept {
    storage::sweep(&app.shared.state, &app.shared.blobs).await.unwrap()
}

#[tokio::test]
async fn the_sweep_takes_what_nobody_knows_from_the_bucket() {
    let (bucket, app, clerk) = with_bucket().await;
    let attached = clerk.upload("surat.pdf", document(LARGE)).await.expect(201);
    attach(&clerk, &attached.id()).await;
    clerk.upload("lupa.pdf", builders::pdf("Lupa")).await.expect(201);
    let blobs = app.shared.blobs.get_ref();
    for name in ["Tanpa baris 1", "Tanpa baris 2"] {
        storage::keep(blobs, "a.pdf", builders::pdf(name).into()).await.unwrap();
    }
    // A server that lost its power: nobody ends these uploads.
    for _ in 0..2 {
        let mut broken = blobs.begin(LARGE);
        broken.write(document(6 << 20).into()).await.unwrap();
        std::mem::forget(broken);
    }
    bucket.fail("DeleteObject", 503, usize::MAX);
    clerk.upload("dua.pdf", document(LARGE)).await.expect(201);
    bucket.heal();
    assert_eq!((bucket.keys().len(), bucket.unfinished()), (5, 2));

    bucket.date(app.clock.now().0);
    assert_eq!(sweep(&app).await, Swept::default(), "what is young may still be attached");
    app.clock.advance(chrono::Duration::hours(25));
    bucket.date(Bucket::long_ago(app.clock.now().0));
    // A file that arrives again is young again.
    storage::keep(blobs, "a.pdf", builders::pdf("Tanpa baris 2").into()).await.unwrap();
    assert_eq!(sweep(&app).await, Swept { uploads: 2, objects: 5 });
    assert_eq!(bucket.unfinished(), 0);
    assert_eq!(bucket.keys().len(), 2);
    assert!(bucket.keys().contains(&key(&attached)));
}

fn rename(app: &TestApp, from: &str, to: &str) {
    let sql = format!("ALTER TABLE {from} RENAME TO {to}");
    app.write(|c: &mut Conn| {
        diesel::sql_query(sql.as_str()).execute(c).map_err(DbError::from)?;
        Ok(())
    });
}

/// A file that is whole in the store before the database refuses its row or its record.
async fn loses_only_an_object(app: &TestApp, objects: impl Fn() -> usize) {
    let (state, blobs) = (app.shared.state.get_ref(), app.shared.blobs.get_ref());
    let clerk = app.user("registry_clerk").at(super::OFFICE).await;
    let rows = app.rows()["uploads"];
    let refuse = |_: &mut Conn, _: &storage::Upload| Err::<(), _>(Error::internal("no record"));
    let made = storage::preserve(state, blobs, "a.pdf", builders::pdf("Tanpa naskah").into(), refuse).await;
    assert!(made.unwrap_err().to_string().contains("no record"));
    rename(app, "uploads", "uploads_gone");
    let record = |_: &mut Conn, _: &storage::Upload| Ok(());
    let made = storage::preserve(state, blobs, "a.pdf", builders::pdf("Tanpa tabel").into(), record).await;
    made.unwrap_err();
    clerk.upload("b.pdf", builders::pdf("Kiriman tanpa tabel")).await.expect(500).problem("internal");
    rename(app, "uploads_gone", "uploads");
    assert_eq!((app.rows()["uploads"], objects()), (rows, 3));
    app.clock.0.set(chrono::Utc::now() + chrono::Duration::hours(25));
    assert_eq!(sweep(app).await, Swept { uploads: 0, objects: 3 });
    assert_eq!(objects(), 0);
}

#[tokio::test]
async fn a_database_that_fails_after_the_file_leaves_only_what_the_sweep_takes() {
    let (bucket, app, _clerk) = with_bucket().await;
    loses_only_an_object(&app, || bucket.keys().len()).await;
    let app = TestApp::start().await;
    let folder = app.shared.state.config.var.join("blobs");
    loses_only_an_object(&app, || {
        walkdir::WalkDir::new(&folder)
            .into_iter()
            .filter(|e| e.as_ref().unwrap().file_type().is_file())
            .count()
    })
    .await;
}
