//! Background work: each job once among all servers, again after a failure, and what failed is shown.
use crate::kit::TestApp;
use chrono::Duration;
use pamong::http::AppState;
use pamong::identity::Permission;
use pamong::jobs::{self, Failure, Handler, Job, NewJob, Registry, Schedule, When, Worker};
use pamong_db::Conn;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// Counts how often each job was done, and fails or stays as told.
#[derive(Clone, Default)]
struct Work {
    done: Arc<Mutex<BTreeMap<String, usize>>>,
    failing: Arc<Mutex<Option<Failure>>>,
    begun: Arc<Notify>,
    stays: bool,
}

#[async_trait::async_trait]
impl Handler for Work {
    async fn run(&self, _app: &AppState, job: &Job) -> Result<(), Failure> {
        if self.stays {
            self.begun.notify_one();
            std::future::pending::<()>().await;
        }
        if let Some(failure) = self.failing.lock().unwrap().clone() {
            return Err(failure);
        }
        let name = job.payload["name"].as_str().unwrap_or("occurrence").to_owned();
        *self.done.lock().unwrap().entry(name).or_default() += 1;
        Ok(())
    }
}

/// The server is gone: nothing of it runs any more when the clock goes on.
async fn ended(server: JoinHandle<pamong::error::Result<()>>) {
    server.abort();
    assert!(server.await.is_err_and(|ended| ended.is_cancelled()));
}

impl Work {
    async fn has_begun(&self) {
        let begun = self.begun.notified();
        tokio::time::timeout(std::time::Duration::from_secs(60), begun).await.expect("nobody took the job");
    }

    fn done(&self) -> BTreeMap<String, usize> {
        self.done.lock().unwrap().clone()
    }
}

fn worker(app: &TestApp, work: &Work) -> Worker {
    Worker::new(app.shared.state.get_ref().clone(), Registry::default().handle("uji", work.clone()))
}

fn enqueue(app: &TestApp, name: &str) -> bool {
    let now = app.clock.now();
    app.write(|tx: &mut Conn| {
        let job = NewJob {
            kind: "uji",
            key: Some(format!("uji:{name}")),
            payload: json!({"name": name}),
            run_at: now,
        };
        jobs::enqueue(tx, job, now)
    })
}

fn status_of(app: &TestApp, status: &str) -> i64 {
    app.count(&format!("SELECT COUNT(*) AS n FROM jobs WHERE status = '{status}'"))
}

#[tokio::test(flavor = "multi_thread")]
async fn several_servers_do_each_job_once() {
    let (app, work) = (TestApp::start().await, Work::default());
    let names: Vec<String> = (0..60).map(|i| format!("kerja-{i}")).collect();
    for name in &names {
        assert!(enqueue(&app, name));
    }
    assert!(!enqueue(&app, &names[0]), "the same piece of work was queued twice");
    let servers = (0..4).map(|_| worker(&app, &work));
    let running = servers.map(|server| tokio::spawn(async move { server.once().await.unwrap() }));
    futures_util::future::join_all(running.collect::<Vec<_>>()).await;
    let wanted: BTreeMap<String, usize> = names.into_iter().map(|name| (name, 1)).collect();
    assert_eq!(work.done(), wanted);
    assert_eq!(status_of(&app, "done"), 60);
    worker(&app, &work).once().await.unwrap();
    assert_eq!(work.done(), wanted);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_whose_server_was_killed_is_done_by_another() {
    let app = TestApp::start().await;
    enqueue(&app, "terputus");
    let lost = Work { stays: true, ..Work::default() };
    let server = worker(&app, &lost);
    let running = tokio::spawn(async move { server.once().await });
    lost.has_begun().await;
    ended(running).await;

    let work = Work::default();
    worker(&app, &work).once().await.unwrap();
    assert!(work.done().is_empty(), "it was taken from a server that may still live");
    app.clock.advance(Duration::minutes(6));
    worker(&app, &work).once().await.unwrap();
    assert_eq!(work.done(), BTreeMap::from([("terputus".into(), 1)]));
    assert_eq!(status_of(&app, "done"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_keeps_ending_its_server_is_given_up() {
    let app = TestApp::start().await;
    enqueue(&app, "mematikan");
    for _ in 0..8 {
        let lost = Work { stays: true, ..Work::default() };
        let server = worker(&app, &lost);
        let running = tokio::spawn(async move { server.once().await });
        lost.has_begun().await;
        ended(running).await;
        app.clock.advance(Duration::minutes(6));
    }
    worker(&app, &Work::default()).once().await.unwrap();
    assert_eq!(status_of(&app, "failed"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_job_is_tried_again_ever_later_then_shown_to_an_administrator_who_may_retry() {
    let (app, work) = (TestApp::start().await, Work::default());
    let admin = app.user("administrator").at("15.71").await;
    *work.failing.lock().unwrap() =
        Some(Failure { again: true, cause: "server surel tidak menjawab".into() });
    enqueue(&app, "gagal");
    let server = worker(&app, &work);
    server.once().await.unwrap();
    let waiting = admin.get("/jobs?status=waiting").await.expect(200).items()[0].clone();
    assert_eq!((&waiting["attempts"], &waiting["claimed_until"]), (&json!(1), &json!(null)));
    assert_eq!(waiting["last_error"], "server surel tidak menjawab");
    // Not before its time.
    server.once().await.unwrap();
    assert_eq!(admin.get("/jobs").await.expect(200).items()[0]["attempts"], 1);
    admin
        .command(&format!("/jobs/{}/retry", waiting["id"].as_str().unwrap()))
        .await
        .problem("state_conflict");
    for _ in 0..7 {
        app.clock.advance(Duration::hours(7));
        server.once().await.unwrap();
    }
    let failed = admin.get("/jobs?status=failed").await.expect(200).items()[0].clone();
    assert_eq!((&failed["attempts"], &failed["kind"]), (&json!(8), &json!("uji")));
    assert!(failed.get("payload").is_none(), "what a job carries is nobody's business");
    app.clock.advance(Duration::days(1));
    server.once().await.unwrap();
    assert_eq!(status_of(&app, "failed"), 1);

    *work.failing.lock().unwrap() = None;
    let path = format!("/jobs/{}/retry", failed["id"].as_str().unwrap());
    let everything_else: Vec<Permission> =
        Permission::ALL.iter().copied().filter(|p| *p != Permission::JobManage).collect();
    app.custom_role(&everything_else).at("15.71").await.command(&path).await.problem("forbidden");
    assert_eq!(admin.command(&path).await.expect(200).body["status"], "waiting");
    assert_eq!(app.facts("job.retry"), 1);
    server.once().await.unwrap();
    assert_eq!(work.done(), BTreeMap::from([("gagal".into(), 1)]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_for_good_is_not_tried_again() {
    let (app, work) = (TestApp::start().await, Work::default());
    *work.failing.lock().unwrap() = Some(Failure { again: false, cause: "alamat ditolak".into() });
    enqueue(&app, "ditolak");
    worker(&app, &work).once().await.unwrap();
    assert_eq!(status_of(&app, "failed"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_occurrence_of_recurring_work_is_done_once_by_several_servers_and_made_up_for_once() {
    let (app, work) = (TestApp::start().await, Work::default());
    let server = || {
        let seven = When::DailyAt("07:00:00".parse().unwrap());
        let registry =
            Registry::default().handle("uji", work.clone()).repeat(Schedule { name: "uji", when: seven });
        Worker::new(app.shared.state.get_ref().clone(), registry)
    };
    let all = || async {
        let running = (0..3).map(|_| server()).map(|s| tokio::spawn(async move { s.once().await.unwrap() }));
        futures_util::future::join_all(running.collect::<Vec<_>>()).await;
        work.done().get("occurrence").copied().unwrap_or_default()
    };
    // It is nine in the morning: the next time is tomorrow.
    assert_eq!(all().await, 0);
    app.clock.set("2026-09-08T06:59:00+07:00");
    assert_eq!(all().await, 0);
    app.clock.set("2026-09-08T07:00:00+07:00");
    assert_eq!(all().await, 1);
    assert_eq!(all().await, 1);
    // Nobody was there for three days.
    app.clock.set("2026-09-11T10:00:00+07:00");
    assert_eq!(all().await, 2);
    app.clock.set("2026-09-12T07:00:00+07:00");
    assert_eq!(all().await, 3);
}
