//! 64 clients sign and number letters in 20 registers at once, with voids, lent blocks and back-dated numbers in between, against
//! the real program: two servers on PostgreSQL, one on SQLite. A fixed amount of work, or for so many seconds as
//! `PAMONG_NUMBERS_SECONDS` says.
use super::{REASON, draft};
use crate::kit::{Actor, Database, PASSPHRASE, People, Reply, Servers};
use chrono::{Datelike, Duration, NaiveDate};
use pamong::agencies::store::AgencyFilter;
use pamong::agencies::{self, AgencyKind};
use pamong::http::PageArgs;
use pamong::letters::outgoing::{approval, service as outgoing};
use pamong::letters::{NewLetter, create};
use pamong_db::{Conn, Ts};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

const CLIENTS: usize = 64;
const REGISTERS: usize = 20;
/// Pieces of work where no time is set.
const WORK: usize = 400;

/// One office with the people who number its letters.
struct Register {
    head: Actor,
    clerk: Actor,
    staff: Actor,
}

struct Run {
    registers: Vec<Register>,
    bases: Vec<String>,
    today: NaiveDate,
    /// The day on which each register gave its first number, where it is of this year.
    earlier: Option<NaiveDate>,
    done: AtomicUsize,
    signed: AtomicUsize,
    refused: AtomicUsize,
}

/// A register whose first number was given three days ago.
async fn register(people: &People, code: &str, now: Ts) -> Register {
    people.clock.set(now.0 - Duration::days(3));
    let head = people.user("urban_village_head").at(code).await;
    let clerk = people.user("registry_clerk").at(code).await;
    let staff = people.user("staff").at(code).await;
    let input: NewLetter = serde_json::from_value(draft(&head)).unwrap();
    let (drafter, approver) = (people.me(&staff), people.me(&head));
    let first = |tx: &mut Conn| {
        let letter = create(tx, &drafter, &input)?;
        outgoing::submit(tx, &drafter, letter.id)?;
        approval::approve(tx, &approver, letter.id, None)
    };
    people.db.write_blocking::<_, pamong::error::Error>(first).unwrap();
    people.clock.set(now.0);
    people.signer(&head).await;
    Register { head, clerk, staff }
}

/// Sends a request until a server is not too busy to read it (408) or to do it (503).
async fn settled(actor: &Actor, method: Method, path: &str, body: Option<&Value>) -> Reply {
    loop {
        let request = actor.request(method.clone(), path);
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        let reply = actor.send(request).await;
        if ![408, 503].contains(&reply.status) {
            return reply;
        }
    }
}

async fn post(actor: &Actor, path: &str, body: &Value) -> Reply {
    settled(actor, Method::POST, path, Some(body)).await
}

impl Run {
    /// One piece of work: mostly a letter with the next number, sometimes what disturbs the series.
    async fn piece(&self, i: usize) {
        let register = &self.registers[i % REGISTERS];
        let at = |actor: &Actor, n: usize| actor.towards(&self.bases[(i / REGISTERS + n) % self.bases.len()]);
        let (head, clerk, staff) = (at(&register.head, 0), at(&register.clerk, 1), at(&register.staff, 0));
        // A fixed shuffle, so that a failure can be run again.
        match (i.wrapping_mul(2_654_435_761) >> 7) % 20 {
            0..=1 if self.earlier.is_some() => self.dated_back(&head, &staff).await,
            2 => self.lend(&clerk).await,
            3 => self.refuse(&head, &clerk, &staff).await,
            4 => self.skip(&clerk).await,
            5 => {
                proved(&clerk).await;
            }
            // Few of them: opening a key is made slow, and slower in a server that is not optimised.
            6 => self.sign(&head, &staff).await,
            _ => {
                let path = waiting(&staff, &head).await;
                let approval = format!("{path}/approval");
                settled(&head, Method::POST, &approval, None).await.expect(200);
                // A second click changes nothing.
                settled(&head, Method::POST, &approval, None).await.expect(409);
            }
        }
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// A letter that is signed electronically.
    async fn sign(&self, head: &Actor, staff: &Actor) {
        let path = waiting(staff, head).await;
        let seen = settled(head, Method::GET, &path, None).await.expect(200).etag();
        let (head, body) = (head.if_match(seen), json!({"passphrase": PASSPHRASE}));
        post(&head, &format!("{path}/signature"), &body).await.expect(200);
        self.signed.fetch_add(1, Ordering::Relaxed);
        post(&head, &format!("{path}/signature"), &body).await.expect(409);
    }

    async fn dated_back(&self, head: &Actor, staff: &Actor) {
        let path = waiting(staff, head).await;
        let body = json!({"back_date": {"date": self.earlier, "reason": REASON}});
        let reply = post(head, &format!("{path}/approval"), &body).await;
        // After z there is no suffix left; the letter then takes the next number.
        if reply.status == 422 {
            reply.field_error("/back_date/date", "too_many");
            settled(head, Method::POST, &format!("{path}/approval"), None).await.expect(200);
        } else {
            assert_eq!(reply.expect(200).body["sequence_number"], 1);
        }
    }

    /// Three numbers on paper: one used, one void, one open.
    async fn lend(&self, clerk: &Actor) {
        let body =
            json!({"count": 3, "reason": "Jaringan kantor padam", "until": self.today + Duration::days(2)});
        let lease = post(clerk, "/number-leases", &body).await.expect(201).body;
        let first = lease["entry"]["first"].as_i64().unwrap();
        let letter = json!({
            "number": first, "kind": "SD", "letter_date": self.today, "subject": "Surat di atas kertas",
            "addressee": "Ketua RT 05",
        });
        let letters = format!("/number-leases/{}/letters", lease["entry"]["id"].as_str().unwrap());
        post(clerk, &letters, &letter).await.expect(201);
        let void = json!({"number": first + 1, "reason": "Surat tidak jadi dikirim"});
        post(clerk, "/number-voids", &void).await.expect(201);
    }

    /// Work that fails after a number could have been taken.
    async fn refuse(&self, head: &Actor, clerk: &Actor, staff: &Actor) {
        let path = waiting(staff, head).await;
        let body = json!({"back_date": {"date": self.today - Duration::days(300), "reason": REASON}});
        post(head, &format!("{path}/approval"), &body).await.expect(422);
        let void = json!({"number": 1, "reason": "Nomor ini ada di surat"});
        post(clerk, "/number-voids", &void).await.expect(422).field_error("/number", "number_in_use");
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    /// Goes on two numbers later, unless others were faster.
    async fn skip(&self, clerk: &Actor) {
        let proof = settled(clerk, Method::GET, "/number-reconciliation", None).await.expect(200).body;
        let next = proof["last"].as_i64().unwrap() + 3;
        let reply =
            post(clerk, "/number-skips", &json!({"next": next, "reason": "Dipakai di buku kertas"})).await;
        assert!([201, 422].contains(&reply.status), "{}", reply.text());
    }
}

/// Codes of as many villages as there are registers.
fn villages(people: &People) -> Vec<String> {
    let filter = AgencyFilter { kind: Some(AgencyKind::UrbanVillage), ..AgencyFilter::default() };
    let page = PageArgs { limit: i64::try_from(REGISTERS).unwrap() - 1, after: None };
    let read = |c: &mut Conn| agencies::store::list(c, &filter, &page);
    people.db.read_blocking(read).unwrap().into_iter().map(|agency| agency.code).collect()
}

/// A letter that waits for its approval.
async fn waiting(staff: &Actor, head: &Actor) -> String {
    let path = format!("/letters/{}", post(staff, "/letters", &draft(head)).await.expect(201).id());
    settled(staff, Method::POST, &format!("{path}/submission"), None).await.expect(200);
    path
}

/// The proof holds at any moment, also while others number.
async fn proved(clerk: &Actor) -> Value {
    let proof = settled(clerk, Method::GET, "/number-reconciliation", None).await.expect(200).body;
    super::Office::adds_up(&proof);
    proof
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_of_twenty_registers_add_up_under_load() {
    let database = Database::create();
    let servers = Servers::start(&database, if database.is_postgres() { 2 } else { 1 }).await;
    let mut people = servers.people(&database);
    // Every request on a connection of its own: where the machine stalls, the server may close an idle one first.
    people.http = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
    let now = people.clock.now();
    let today = (now.0 + Duration::hours(7)).date_naive();
    let earlier = today - Duration::days(3);
    let codes = villages(&people);
    assert_eq!(codes.len(), REGISTERS);
    let mut registers = Vec::new();
    for code in &codes {
        registers.push(register(&people, code, now).await);
    }
    let run = Arc::new(Run {
        registers,
        bases: servers.bases(),
        today,
        earlier: (earlier.year() == today.year()).then_some(earlier),
        done: AtomicUsize::new(0),
        signed: AtomicUsize::new(0),
        refused: AtomicUsize::new(0),
    });
    let seconds = std::env::var("PAMONG_NUMBERS_SECONDS").ok().map(|text| text.parse::<u64>().unwrap());
    let (began, next) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let clients = (0..CLIENTS).map(|_| {
        let (run, next) = (run.clone(), next.clone());
        tokio::spawn(async move {
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let over = seconds.map_or(i >= WORK, |seconds| began.elapsed().as_secs() >= seconds);
                if over {
                    break;
                }
                run.piece(i).await;
            }
        })
    });
    futures_util::future::try_join_all(clients.collect::<Vec<_>>()).await.unwrap();
    assert!(run.refused.load(Ordering::Relaxed) > 0, "nothing was ever refused");
    assert!(run.signed.load(Ordering::Relaxed) > 0, "nothing was ever signed");
    let mut letters = 0;
    for register in &run.registers {
        let proof = proved(&register.clerk).await;
        let series = register.clerk.get("/number-series").await.expect(200);
        let outgoing =
            series.items().iter().find(|s| s["register"] == "outgoing" && s["year"] == today.year());
        let outgoing = outgoing.unwrap();
        assert_eq!((&outgoing["adds_up"], &outgoing["tally"]), (&json!(true), &proof["tally"]));
        letters += once_each(register, &proof).await;
    }
    println!(
        "{} pieces of work, {letters} numbered letters, {} of them signed, in {:.1} s on {} servers",
        run.done.load(Ordering::Relaxed),
        run.signed.load(Ordering::Relaxed),
        began.elapsed().as_secs_f64(),
        run.bases.len(),
    );
}

/// Every number is on one letter only, and there are as many as the proof counts.
async fn once_each(register: &Register, proof: &Value) -> usize {
    let (mut places, mut texts, mut lines, mut cursor) = (BTreeSet::new(), BTreeSet::new(), 0, String::new());
    loop {
        let path = format!("/agenda-entries?register=outgoing&limit=100{cursor}");
        let page = register.clerk.get(&path).await.expect(200);
        for line in page.items() {
            places.insert((line["number"].as_i64().unwrap(), line["suffix"].as_str().map(str::to_owned)));
            texts.insert(line["letter_number"].as_str().unwrap().to_owned());
            lines += 1;
        }
        match page.body["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!((places.len(), texts.len()), (lines, lines), "a number is on two letters");
    let count = |what: &str| usize::try_from(proof["tally"][what].as_i64().unwrap()).unwrap();
    assert_eq!(lines, count("used") + count("inserted"), "{proof}");
    lines
}
