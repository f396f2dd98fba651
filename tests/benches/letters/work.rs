//! What is asked: over HTTP as requests, and of the services in this process.
use crate::common::Work;
use crate::common::load::Requests;
use crate::common::wire::wire;
use crate::kit::{Actor, Database, People, TestApp, many};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use pamong::http::Cursor;
use pamong::identity::store::find_me;
use pamong::identity::{Me, Scope};
use pamong::letters::dispositions::{self, NewDispositions};
use pamong::letters::list::ListQuery;
use pamong::letters::list::service::list_letters;
use pamong::letters::{self, NewLetter, store, view};
use pamong_db::schema::letters as table;
use pamong_db::{Conn, DbError, Id, Ts};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Different requests of one kind: letters that are shown, words that are looked for.
const VARIETY: i64 = 1_000;
/// Letters that are disposed in one measurement, each of them once, and measurements that dispose.
const TO_DO: usize = 2_500;
const MEASUREMENTS: usize = 11;
/// Requests that are sent once each; a run of a few seconds does not use them up.
const WRITES: usize = 60_000;
const WORDS: [&str; 6] = [
    "undangan+rapat",
    "permohonan+data",
    "laporan",
    "tidakadakataini",
    "kegiatan+kelurahan",
    "surat+keterangan",
];

pub struct Letters {
    letters: i64,
    app: TestApp,
    people: People,
    mayor: Actor,
    head: Actor,
    clerk: Actor,
    shown: Vec<Id>,
    to_do: Vec<Id>,
    disposed: AtomicUsize,
    deep: Cursor,
}

impl Letters {
    /// Fills a database and chooses who asks for what.
    pub async fn prepare() -> Self {
        let wanted =
            std::env::var("PAMONG_BENCH_LETTERS").ok().and_then(|n| n.parse().ok()).unwrap_or(300_000);
        let app = TestApp::start().await;
        many::city(&app, wanted).await;
        let letters = app.count("SELECT COUNT(*) AS n FROM letters");
        let people = People::elsewhere(app.database(), String::new());
        let (mayor, head) = (people.head("15.71"), people.head("15.71.01.1001"));
        let clerk = people.user("registry_clerk").at("15.71.01.1001").await;
        let (city, office) = (people.me(&mayor).scope.clone(), people.me(&head).scope.clone());
        let read = |c: &mut Conn| {
            let shown = newest(c, &office)?;
            let deep = store::visible_to(&city)
                .order((table::created_at.desc(), table::id.desc()))
                .offset(40_000.min(letters / 2))
                .select((table::created_at, table::id))
                .first::<(Ts, Id)>(c)?;
            Ok::<_, DbError>((shown, Cursor(deep.0, deep.1)))
        };
        let (shown, deep) = people.db.read_blocking(read).unwrap();
        let (to_do, disposed) = (Vec::new(), AtomicUsize::new(0));
        let mut work = Self { letters, app, people, mayor, head, clerk, shown, to_do, disposed, deep };
        work.to_do = work.register();
        work
    }

    fn read(&self, c: &mut Conn, me: &Me, name: &str, n: usize) -> pamong::error::Result<()> {
        let query = match name {
            "item" => {
                let letter = store::find_visible(c, &me.scope, self.shown[n % self.shown.len()])?.unwrap();
                return view::letter(c, me, letter).map(|_shown| ());
            }
            "page 2,000" => json!({"cursor": self.cursor()}),
            "search" => json!({"q": WORDS[n % WORDS.len()].replace('+', " ")}),
            _ => json!({}),
        };
        let query: ListQuery = serde_json::from_value(query).unwrap();
        list_letters(c, me, &query).map(|_page| ())
    }

    /// Disposes a letter, or enters one where none is named.
    fn write(&self, tx: &mut Conn, me: &Me, letter: Option<Id>, n: usize) -> pamong::error::Result<()> {
        let Some(letter) = letter else {
            let input: NewLetter = serde_json::from_value(self.incoming(WRITES + n)).unwrap();
            return letters::create(tx, me, &input).map(|_letter| ());
        };
        let input: NewDispositions = serde_json::from_value(self.sheet()).unwrap();
        dispositions::service::dispose(tx, me, letter, &input).map(|_made| ())
    }

    /// Letters that nobody has disposed yet.
    fn next_to_do(&self) -> &[Id] {
        let from = self.disposed.fetch_add(TO_DO, Ordering::Relaxed);
        &self.to_do[from..from + TO_DO]
    }

    /// Letters that wait for a disposition.
    fn register(&self) -> Vec<Id> {
        let me = self.people.me(&self.clerk);
        let register = |n: usize| {
            let input: NewLetter = serde_json::from_value(self.incoming(2 * WRITES + n)).unwrap();
            let write = |tx: &mut Conn| letters::create(tx, &me, &input);
            self.people.db.write_blocking::<_, pamong::error::Error>(write).unwrap().id
        };
        (0..TO_DO * MEASUREMENTS).map(register).collect()
    }

    fn cursor(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&self.deep).unwrap())
    }

    fn incoming(&self, n: usize) -> Value {
        let day = self.people.me(&self.clerk).today();
        json!({
            "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
            "letter_number": format!("B/{n}/1571/2026"), "letter_date": day, "received_date": day,
            "subject": "Undangan rapat sensus", "kind": "UND", "urgency": "normal", "security_level": "open",
        })
    }

    fn sheet(&self) -> Value {
        json!({"receivers": [{"position_id": self.clerk.position_id()}], "instruction_codes": ["follow_up"]})
    }
}

impl Work for Letters {
    fn size(&self) -> String {
        let database = if self.app.database().is_postgres() { "PostgreSQL" } else { "SQLite" };
        format!("{} letters on {database}", self.letters)
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let database: &Database = self.app.database();
        vec![
            ("DATABASE_URL", database.url().to_owned()),
            ("PAMONG_VAR", database.folder().display().to_string()),
        ]
    }

    fn requests(&self, name: &str) -> Requests {
        let get = |actor: &Actor, path: String| wire(actor, "GET", &path, None);
        let bytes = match name {
            "item" => self.shown.iter().map(|id| get(&self.head, format!("/letters/{id}"))).collect(),
            "list" => vec![get(&self.head, "/letters".into())],
            "list of city" => vec![get(&self.mayor, "/letters".into())],
            "page 2,000" => vec![get(&self.mayor, format!("/letters?cursor={}", self.cursor()))],
            "search" => WORDS.iter().map(|q| get(&self.head, format!("/letters?q={q}"))).collect(),
            "create" => {
                (0..WRITES).map(|n| wire(&self.clerk, "POST", "/letters", Some(self.incoming(n)))).collect()
            }
            "dispose" => {
                let path = |id: &Id| format!("/letters/{id}/dispositions");
                let one = |id: &Id| wire(&self.head, "POST", &path(id), Some(self.sheet()));
                self.next_to_do().iter().map(one).collect()
            }
            other => panic!("{other}"),
        };
        Requests { bytes: Arc::new(bytes), once: ["create", "dispose"].contains(&name) }
    }

    /// Who asks is looked up each time, as every request does.
    fn in_process(&self, name: &str, span: Duration) -> f64 {
        let writes = ["create", "dispose"].contains(&name);
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let actor = match name {
            "list of city" | "page 2,000" => &self.mayor,
            "create" => &self.clerk,
            _ => &self.head,
        };
        let me = self.people.me(actor);
        let to_do = if name == "dispose" { self.next_to_do() } else { &[] };
        let most = if name == "dispose" { to_do.len() } else { usize::MAX };
        let (count, begin) = (AtomicUsize::new(0), Instant::now());
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while begin.elapsed() < span {
                        let n = count.fetch_add(1, Ordering::Relaxed);
                        if n >= most {
                            return;
                        }
                        let db = &self.people.db;
                        if writes {
                            let me = db.read_blocking(|c| known(c, &me)).unwrap();
                            let letter = to_do.get(n).copied();
                            db.write_blocking(|tx| self.write(tx, &me, letter, n)).unwrap();
                        } else {
                            db.read_blocking(|c| known(c, &me).and_then(|me| self.read(c, &me, name, n)))
                                .unwrap();
                        }
                    }
                });
            }
        });
        count.into_inner().min(most) as f64 / begin.elapsed().as_secs_f64()
    }
}

/// Who asks, looked up as for a request.
fn known(c: &mut Conn, me: &Me) -> pamong::error::Result<Me> {
    let found = find_me(c, me.user_id, me.position_id, me.session_id(), me.at)?;
    found.ok_or_else(|| pamong::error::Code::Unauthenticated.into())
}

/// The newest letters of an office.
fn newest(c: &mut Conn, scope: &Scope) -> Result<Vec<Id>, DbError> {
    let query = store::visible_to(scope).filter(table::agency_id.eq(scope.agency_id));
    let newest_first = (table::created_at.desc(), table::id.desc());
    Ok(query.order(newest_first).limit(VARIETY).select(table::id).load(c)?)
}
