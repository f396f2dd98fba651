//! What is asked of the services of the counter: over HTTP as requests, and of the services in this process.
use crate::common::Work;
use crate::common::load::Requests;
use crate::common::wire::wire;
use crate::kit::{Actor, People, TestApp};
use pamong::http::{Lang, PageArgs};
use pamong::identity::Me;
use pamong::identity::store::find_me;
use pamong::permits::applications::model::PermitApplication;
use pamong::permits::applications::store::{self, ApplicationFilter, DueCursor};
use pamong::permits::applications::{public, views};
use pamong::permits::{self, NewPermitApplication};
use pamong::secrets::Secrets;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Offices that have applications.
const OFFICES: usize = 10;
/// Different applications that are shown and followed.
const VARIETY: usize = 1_000;
/// Requests that are sent once each; a run of a few seconds does not use them up.
const WRITES: usize = 30_000;
/// Applications that are stored in one transaction while the database is filled.
const AT_ONCE: usize = 250;

pub struct Permits {
    cases: i64,
    app: TestApp,
    people: People,
    counter: Actor,
    anybody: Actor,
    secrets: Secrets,
    service: Id,
    shown: Vec<PermitApplication>,
}

impl Permits {
    /// Fills a database and chooses who asks for what.
    pub async fn prepare() -> Self {
        let wanted = std::env::var("PAMONG_BENCH_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
        let app = TestApp::start().await;
        let people = People::elsewhere(app.database(), String::new());
        let secrets = Secrets::load_or_create(&app.database().folder().join("secret.key")).unwrap();
        let mut counters = Vec::new();
        for n in 1..=OFFICES {
            counters.push(people.user("counter_officer").at(&format!("15.71.0{}.1001", 1 + n % 9)).await);
        }
        let counter = counters[0].clone();
        let services = app.user("counter_officer").at("15.71.01.1001").await.get("/permit-services").await;
        let services = services.expect(200);
        let service = services.items().iter().find(|s| s["code"] == "KEL-SKD").unwrap()["id"].clone();
        let service = serde_json::from_value(service).unwrap();
        let anybody = people.anonymous();
        let mut work = Self { cases: 0, app, people, counter, anybody, secrets, service, shown: Vec::new() };
        work.fill(&counters, wanted);
        work.cases = work.app.count("SELECT COUNT(*) AS n FROM permit_applications");
        work
    }

    fn fill(&mut self, counters: &[Actor], wanted: usize) {
        let mut shown = Vec::new();
        for first in (0..wanted).step_by(AT_ONCE) {
            let office = first / AT_ONCE % counters.len();
            let me = self.people.me(&counters[office]);
            let taken = self.people.db.write_blocking(|tx| {
                let one = |n: usize| self.receive(tx, &me, n);
                (first..wanted.min(first + AT_ONCE)).map(one).collect::<pamong::error::Result<Vec<_>>>()
            });
            if office == 0 {
                shown.extend(taken.unwrap());
            }
        }
        shown.reverse();
        shown.truncate(VARIETY);
        self.shown = shown;
    }

    fn receive(&self, tx: &mut Conn, me: &Me, n: usize) -> pamong::error::Result<PermitApplication> {
        let input: NewPermitApplication = serde_json::from_value(self.application(n)).unwrap();
        permits::receive(tx, me, &self.secrets, &input)
    }

    /// An application with the metadata of three papers.
    fn application(&self, n: usize) -> Value {
        let papers: Value = (0..3).map(|i| json!({"requirement_index": i, "original_seen": true})).collect();
        json!({"service_id": self.service, "channel": "counter", "documents": papers, "form_data": {
            "nik": format!("157101450868{:04}", 1 + n % 9998), "kk_number": "1571010101200001",
            "full_name": format!("Siti Rahmawati {n}"), "birth_place": "Jambi", "birth_date": "1968-08-05",
            "sex": "P", "religion": "Islam", "marital_status": "kawin", "occupation": "Pedagang",
            "address": "Jl. Slamet Riyadi No. 7", "rt": "05", "village_code": "15.71.01.1001",
            "phone": "081274001122", "purpose": "Melamar pekerjaan",
        }})
    }

    fn read(&self, c: &mut Conn, me: &Me, name: &str, n: usize) -> pamong::error::Result<()> {
        let case = &self.shown[n % self.shown.len()];
        match name {
            "worklist" => {
                let page = PageArgs::<DueCursor>::new(None, None)?;
                let rights = me.permissions();
                let rights: Vec<_> = rights.iter().map(|right| right.as_str().to_owned()).collect();
                let found =
                    store::list_waiting(c, &ApplicationFilter::default(), (me.agency.id, &rights), &page)?;
                views::rows(c, me.today(), &found).map(|_rows| ())
            }
            "case page" => views::find(c, me, &self.secrets, case.id).map(|_view| ()),
            "tracking" => public::track(c, me.at, Lang::Id, &case.tracking_code).map(|_view| ()),
            other => panic!("{other}"),
        }
    }
}

impl Work for Permits {
    fn size(&self) -> String {
        let database = if self.app.database().is_postgres() { "PostgreSQL" } else { "SQLite" };
        format!("{} applications on {database}", self.cases)
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let database = self.app.database();
        vec![
            ("DATABASE_URL", database.url().to_owned()),
            ("PAMONG_VAR", database.folder().display().to_string()),
            // All of the load comes from one address.
            ("PAMONG_PUBLIC_PER_MINUTE", "100000000".into()),
        ]
    }

    fn requests(&self, name: &str) -> Requests {
        let get = |actor: &Actor, path: String| wire(actor, "GET", &path, None);
        let bytes = match name {
            "catalogue" => vec![get(&self.anybody, "/public/permit-services".into())],
            "worklist" => vec![get(&self.counter, "/permit-applications?box=worklist".into())],
            "case page" => self
                .shown
                .iter()
                .map(|a| get(&self.counter, format!("/permit-applications/{}", a.id)))
                .collect(),
            "tracking" => {
                let path = |a: &PermitApplication| format!("/public/applications/{}", a.tracking_code);
                self.shown.iter().map(|a| get(&self.anybody, path(a))).collect()
            }
            "submit" => {
                let one = |n| wire(&self.counter, "POST", "/permit-applications", Some(self.application(n)));
                (0..WRITES).map(one).collect()
            }
            other => panic!("{other}"),
        };
        Requests { bytes: Arc::new(bytes), once: name == "submit" }
    }

    fn in_process(&self, name: &str, span: Duration) -> f64 {
        if name == "catalogue" {
            // It is answered from memory: the fixed answer is its only ceiling.
            return f64::INFINITY;
        }
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let (me, db) = (self.people.me(&self.counter), &self.people.db);
        let (count, begin) = (AtomicUsize::new(0), Instant::now());
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while begin.elapsed() < span {
                        let n = count.fetch_add(1, Ordering::Relaxed);
                        if name == "submit" {
                            db.write_blocking(|tx| self.receive(tx, &me, WRITES + n)).unwrap();
                        } else if name == "tracking" {
                            db.read_blocking(|c| self.read(c, &me, name, n)).unwrap();
                        } else {
                            // Who asks is looked up each time, as every request does.
                            let known = |c: &mut Conn| {
                                let found = find_me(c, me.user_id, me.position_id, me.session_id(), me.at)?;
                                self.read(c, &found.unwrap(), name, n)
                            };
                            db.read_blocking(known).unwrap();
                        }
                    }
                });
            }
        });
        count.into_inner() as f64 / begin.elapsed().as_secs_f64()
    }
}
