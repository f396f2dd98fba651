//! An application of its own for each test, in this process, on a free port.
use super::actor::{Actor, Identity};
use super::database::{Database, row_counts};
use actix_web::dev::ServerHandle;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;
use pamong::agencies;
use pamong::app::Shared;
use pamong::config::Config;
use pamong::error::Result;
use pamong::identity::model::RefreshSession;
use pamong::identity::users::{service as users, store as user_store};
use pamong::identity::{Me, Permission, Tokens, sessions, store as identity_store};
use pamong::secrets::Secrets;
use pamong::server;
use pamong_db::schema::positions;
use pamong_db::{Clock, Conn, Db, Id, Ts};
use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// When every test begins: a Monday, nine in the morning in Jambi, in a month without holidays.
pub const START: &str = "2026-09-07T09:00:00+07:00";

/// An instant from its RFC 3339 text.
pub fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// The application's clock, which tests move.
#[derive(Clone)]
pub struct TestClock(pub Clock);

impl TestClock {
    /// Sets the time, such as `2026-12-31T23:59:00+07:00`.
    pub fn set(&self, text: &str) {
        self.0.set(at(text));
    }

    /// Moves the time forward.
    pub fn advance(&self, by: Duration) {
        self.0.set(self.0.now().0 + by);
    }

    /// The present instant.
    pub fn now(&self) -> Ts {
        self.0.now()
    }

    /// The business date in Jambi, so many days from today.
    pub fn day(&self, days: i64) -> String {
        self.today(days).to_string()
    }

    /// As `day`.
    pub fn today(&self, days: i64) -> NaiveDate {
        (self.0.now().0 + Duration::hours(7) + Duration::days(days)).date_naive()
    }
}

/// A running application with a database of its own. Everything ends when it is dropped.
pub struct TestApp {
    pub clock: TestClock,
    pub people: People,
    pub shared: Shared,
    handle: ServerHandle,
    address: SocketAddr,
    // Last: the files go after everything that uses them.
    database: Database,
}

/// A client for a server of the kit. A connection that the server is about to close for idleness is not used again.
pub fn client() -> reqwest::Client {
    let idle = std::time::Duration::from_secs(1);
    reqwest::Client::builder().no_proxy().pool_idle_timeout(idle).build().unwrap()
}

impl TestApp {
    /// Starts an application on a fresh database with reference data and roles.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// As `start`, with another configuration.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        Self::on(Database::create(), at(START), change).await
    }

    /// Starts an application on this database, at this instant.
    pub async fn on(database: Database, now: DateTime<Utc>, change: impl FnOnce(&mut Config)) -> Self {
        let clock = Clock::default();
        clock.set(now);
        let mut config = Config::for_testing(database.folder(), database.url().into());
        change(&mut config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let secret_file = config.secret_file.clone();
        let shared = server::open(config, clock.clone()).unwrap();
        let secrets = Secrets::load_or_create(&secret_file).unwrap();
        let (ready, started) = tokio::sync::oneshot::channel();
        let serving = shared.clone();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = server::server(serving, listener, 1).unwrap();
                ready.send(server.handle()).ok();
                server.await.unwrap();
            });
        });
        let handle = started.await.unwrap();
        let people = People {
            base: format!("http://{address}"),
            clock: clock.clone(),
            db: shared.state.db.clone(),
            http: client(),
            tokens: Arc::new(Tokens::new(&secrets).unwrap()),
            numbers: Arc::default(),
        };
        Self { clock: TestClock(clock), people, shared, handle, address, database }
    }

    /// A person in a new position with one of the built-in roles; say where with `.at(code)`.
    pub fn user(&self, role: &str) -> Newcomer<'_> {
        self.people.user(role)
    }

    /// A person in a new position with a role of exactly these rights; say where with `.at(code)`.
    pub fn custom_role(&self, rights: &[Permission]) -> Newcomer<'_> {
        self.people.custom_role(rights)
    }

    /// Anyone: no token.
    pub fn anonymous(&self) -> Actor {
        self.people.anonymous()
    }

    /// The database, for what the API does not show.
    pub fn db(&self) -> &Db {
        &self.shared.state.db
    }

    /// Runs a service in this application's database, as the server would.
    pub fn write<T>(&self, work: impl Fn(&mut Conn) -> Result<T>) -> T {
        self.db().write_blocking(work).unwrap()
    }

    /// The actor as services see them.
    pub fn me(&self, actor: &Actor) -> Me {
        self.people.me(actor)
    }

    /// Rows of every table: equal before and after means that nothing was written.
    pub fn rows(&self) -> BTreeMap<String, i64> {
        row_counts(self.db())
    }

    /// Does the background work that is due now.
    pub async fn work(&self) {
        self.shared.worker.once().await.unwrap();
    }

    /// Runs a statement, for states that nothing brings about by itself.
    pub fn sql(&self, sql: &str) {
        let run = |c: &mut Conn| super::database::execute(c, sql).map_err(pamong::error::Error::internal);
        self.write(run);
    }

    /// What a `SELECT COUNT(*) AS n …` says.
    pub fn count(&self, sql: &str) -> i64 {
        self.people.count(sql)
    }

    /// Facts in the ledger with this action.
    pub fn facts(&self, action: &str) -> i64 {
        let sql = format!("SELECT COUNT(*) AS n FROM audit_facts WHERE action = '{action}'");
        let read = |c: &mut Conn| Ok::<_, pamong_db::DbError>(super::database::count(c, &sql));
        self.db().read_blocking(read).unwrap()
    }

    /// Id of an agency.
    pub fn agency(&self, code: &str) -> Id {
        self.people.agency(code)
    }

    /// Where the application listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The database and files of this application.
    pub fn database(&self) -> &Database {
        &self.database
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // The command is sent by the call; the future would only wait for the end.
        drop(self.handle.stop(false));
    }
}

/// Makes people in one database, for an application in this process or elsewhere.
pub struct People {
    pub base: String,
    pub clock: Clock,
    pub db: Db,
    pub http: reqwest::Client,
    pub tokens: Arc<Tokens>,
    pub numbers: Arc<AtomicU32>,
}

/// A person who still needs an agency.
pub struct Newcomer<'a> {
    people: &'a People,
    role: String,
    head: bool,
    title: String,
}

impl People {
    /// People in a database whose server, another process, listens at this address.
    pub fn elsewhere(database: &Database, base: String) -> Self {
        let config = Config::for_testing(database.folder(), database.url().into());
        let secrets = Secrets::load_or_create(&config.secret_file).unwrap();
        Self {
            base,
            clock: Clock::default(),
            db: Db::open(database.url(), 4).unwrap(),
            http: client(),
            tokens: Arc::new(Tokens::new(&secrets).unwrap()),
            numbers: Arc::default(),
        }
    }

    pub fn user(&self, role: &str) -> Newcomer<'_> {
        let head = role.ends_with("_head") && role != "section_head" || role == "mayor";
        Newcomer { people: self, role: role.into(), head, title: role.replace('_', " ") }
    }

    pub fn custom_role(&self, rights: &[Permission]) -> Newcomer<'_> {
        let role = format!("custom_{}", self.number());
        let rights = rights.to_vec();
        let write = |tx: &mut Conn| Ok(user_store::upsert_role(tx, &role, (&role, &role), &rights)?);
        let _id: Id = self.db.write_blocking::<_, pamong::error::Error>(write).unwrap();
        Newcomer { people: self, title: role.clone(), role, head: false }
    }

    /// What a `SELECT COUNT(*) AS n …` says.
    pub fn count(&self, sql: &str) -> i64 {
        let read = |c: &mut Conn| Ok::<_, pamong_db::DbError>(super::database::count(c, sql));
        self.db.read_blocking(read).unwrap()
    }

    /// The actor as services see them.
    pub fn me(&self, actor: &Actor) -> Me {
        let i = actor.identity.as_ref().expect("nobody is no `Me`");
        let at = pamong::http::Moment { now: self.clock.now(), zone: chrono_tz::Asia::Jakarta };
        let read = |c: &mut Conn| identity_store::load_me(c, i.user, i.position, i.session, at);
        self.db.read_blocking(read).unwrap().unwrap()
    }

    pub fn anonymous(&self) -> Actor {
        Actor {
            http: self.http.clone(),
            base: self.base.clone(),
            identity: None,
            headers: Vec::new(),
            agency_id: Id::new(),
            agency_code: String::new(),
            name: "Anonim".into(),
        }
    }

    pub fn agency(&self, code: &str) -> Id {
        let read = |c: &mut Conn| agencies::store::find_by_code(c, code);
        let found = self.db.read_blocking(read).unwrap();
        found.unwrap_or_else(|| panic!("no agency {code}")).id
    }

    /// The head of an agency that has one.
    pub fn head(&self, code: &str) -> Actor {
        let agency = self.agency(code);
        let moment = pamong::http::Moment { now: self.clock.now(), zone: chrono_tz::Asia::Jakarta };
        let find = |c: &mut Conn| {
            let heads = positions::table.filter(positions::agency_id.eq(agency));
            let position = heads.filter(positions::is_head.eq(true)).select(positions::id).first(c)?;
            Ok::<_, pamong_db::DbError>((identity_store::holder(c, position, moment)?.unwrap(), position))
        };
        let (user, position) = self.db.read_blocking(find).unwrap();
        let agency_code = code.into();
        Actor { agency_id: agency, agency_code, ..self.session_of(user, position) }
    }

    /// Somebody who is there already, with a session of their own.
    pub fn session_of(&self, user: Id, position: Id) -> Actor {
        let (now, family) = (self.clock.now(), Id::new());
        let session = RefreshSession {
            id: Id::new(),
            family_id: family,
            user_id: user,
            position_id: position,
            token_hash: family.to_string(),
            issued_at: now,
            idle_expires_at: Ts(now.0 + Duration::days(3650)),
            absolute_expires_at: Ts(now.0 + Duration::days(3650)),
            rotated_at: None,
            revoked_at: None,
        };
        let write = |tx: &mut Conn| Ok(sessions::store::insert(tx, &session)?);
        self.db.write_blocking::<_, pamong::error::Error>(write).unwrap();
        let (tokens, clock) = (self.tokens.clone(), self.clock.clone());
        let identity = Identity { tokens, clock, user, position, session: family };
        Actor { identity: Some(identity), ..self.anonymous() }
    }

    fn number(&self) -> u32 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }
}

impl Newcomer<'_> {
    /// With this title.
    pub fn titled(mut self, title: &str) -> Self {
        self.title = title.into();
        self
    }

    /// As the head of the agency.
    pub fn heading(mut self) -> Self {
        self.head = true;
        self
    }

    /// Makes the position at the agency with this code, the person, and a session.
    pub async fn at(self, code: &str) -> Actor {
        let (people, number) = (self.people, self.people.number());
        let agency_id = people.agency(code);
        let moment = pamong::http::Moment { now: people.clock.now(), zone: chrono_tz::Asia::Jakarta };
        let name = format!("Orang {number}");
        let write = |tx: &mut Conn| {
            let position = users::add_position(tx, agency_id, &self.role, &self.title, self.head, moment)?;
            let user = users::add_user(tx, &format!("orang{number}"), &name, None, moment)?;
            users::install(tx, position, user.id, moment)?;
            Ok::<_, pamong::error::Error>((user.id, position))
        };
        let (user, position) = people.db.write_blocking(write).unwrap();
        Actor { agency_id, agency_code: code.into(), name, ..people.session_of(user, position) }
    }
}
