//! Opens what a process needs and serves it.
use crate::app::{self, Shared};
use crate::audit::LetterSight;
use crate::config::Config;
use crate::documents::LetterRegister;
use crate::documents::numbering::Books;
use crate::documents::papers::Renderer;
use crate::documents::signing::Signing;
use crate::error::{Error, Result};
use crate::http::{AppState, Limiter, PublicLimiter};
use crate::identity::{LoginLimiter, Tokens};
use crate::jobs::Worker;
use crate::letters;
use crate::notifications::stream::Hub;
use crate::packages;
use crate::permits;
use crate::secrets::{Secrets, rotation};
use crate::startup;
use crate::storage::{self, Blobs};
use crate::web_root::WebRoot;
use actix_web::dev::Server;
use actix_web::{HttpServer, web};
use pamong_db::{Clock, Db};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How long a job that was begun may take when the server is told to stop.
const STOP: Duration = Duration::from_secs(40);

/// Opens the database (migrating it) and reads or makes the installation's secret.
pub fn open(config: Config, clock: Clock) -> Result<Shared> {
    std::fs::create_dir_all(&config.var)
        .map_err(|e| Error::internal(format!("{}: {e}", config.var.display())))?;
    let secrets = Secrets::load_or_create(&config.secret_file)
        .map_err(|e| Error::internal(format!("{}: {e}", config.secret_file.display())))?;
    let tokens = Tokens::new(&secrets)?;
    let logins = LoginLimiter {
        accounts: Limiter::per_minute(config.limits.logins_per_minute),
        addresses: Limiter::per_minute(config.limits.logins_per_address_minute),
    };
    let public = PublicLimiter(Limiter::per_minute(config.limits.public_per_minute));
    let blobs = Blobs::open(&config)?;
    let state = AppState {
        db: Db::open(&config.database_url, config.database_connections)?,
        config: Arc::new(config),
        secrets: Arc::new(secrets),
        clock,
    };
    let register: Arc<dyn LetterRegister> = Arc::new(letters::Register);
    let books = Books::new(vec![
        Arc::new(letters::OutgoingBook),
        Arc::new(letters::IncomingBook),
        Arc::new(permits::ServiceBook),
        Arc::new(permits::MoneyBook::Orders),
        Arc::new(permits::MoneyBook::Receipts),
        Arc::new(permits::MoneyBook::Refunds),
        Arc::new(permits::MoneyBook::Closings),
    ]);
    let sight: Arc<dyn LetterSight> = Arc::new(letters::Sight);
    let renderer = Renderer::default();
    let signing = Signing::new(state.clone(), blobs.clone(), renderer.clone())?;
    let subjects = app::subjects();
    let worker = Worker::new(state.clone(), app::background(&state, &blobs, &subjects)?);
    let hub = Hub::new(state.clone(), subjects.clone());
    Ok(Shared {
        state: web::Data::new(state),
        tokens: web::Data::new(tokens),
        logins: web::Data::new(logins),
        public: web::Data::new(public),
        blobs: web::Data::new(blobs),
        letters: web::Data::from(register),
        books: web::Data::new(books),
        sight: web::Data::from(sight),
        renderer: web::Data::new(renderer),
        signing: web::Data::new(signing),
        statistics: web::Data::new(permits::Statistics::default()),
        shelf: web::Data::new(permits::Shelf::default()),
        subjects: web::Data::from(subjects),
        hub: web::Data::new(hub),
        worker,
    })
}

/// A server on a listener that is already bound. Must be called on the runtime that will run it.
pub fn server(shared: Shared, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    let root = shared.state.config.web_root.clone().map(|folder| WebRoot { folder });
    // Work in the background ends with the runtime.
    let state = shared.state.get_ref().clone();
    drop(actix_web::rt::spawn(storage::announce(shared.blobs.get_ref().clone())));
    drop(actix_web::rt::spawn(storage::sweep_hourly(state, shared.blobs.get_ref().clone())));
    drop(actix_web::rt::spawn(shared.hub.clone().into_inner().run()));
    Ok(HttpServer::new(move || app::build(&shared, root.clone()))
        .workers(workers)
        .client_request_timeout(Duration::from_secs(5))
        // Someone who still sends a file that was refused must get to read why.
        .client_disconnect_timeout(Duration::from_secs(5))
        .shutdown_timeout(10)
        .listen(listener)?
        .run())
}

/// Serves until the process is told to stop. The address is taken first, so that a second server fails before it waits for
/// the database.
pub fn run(config: Config) -> Result<()> {
    let listener = TcpListener::bind(&config.listen)
        .map_err(|e| Error::internal(format!("{} cannot be listened on: {e}", config.listen)))?;
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let shared = open(config, Clock::default())?;
    if let Some(file) = startup::prepare(&shared.state)? {
        log::info!("first start: the administrator's password is in {}", file.display());
    }
    actix_web::rt::System::new().block_on(async move {
        log::info!("listening on http://{}", listener.local_addr().map_err(Error::internal)?);
        let (stop, stopping) = watch::channel(false);
        let working = shared.state.config.notifications.jobs;
        let work = working.then(|| actix_web::rt::spawn(shared.worker.clone().run(stopping)));
        // Open pages would hold the server back from stopping: they are told to come back at the same signal.
        drop(actix_web::rt::spawn(close_at_signal(shared.hub.clone().into_inner())));
        let served = server(shared, listener, workers).map_err(Error::internal)?.await;
        let _told = stop.send(true);
        if let Some(work) = work
            && tokio::time::timeout(STOP, work).await.is_err()
        {
            log::warn!("background work did not end in time; another server will take it up");
        }
        served.map_err(Error::internal)
    })
}

/// Closes the streams of events when the process is told to stop.
async fn close_at_signal(hub: Arc<Hub>) {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) {
        (Ok(mut terminate), Ok(mut interrupt)) => {
            let (terminate, interrupt) = (Box::pin(terminate.recv()), Box::pin(interrupt.recv()));
            futures_util::future::select(terminate, interrupt).await;
            hub.close();
        }
        (Err(e), _) | (_, Err(e)) => log::warn!("signals: {e}"),
    }
}

/// Imports an export package into an installation that was just made; returns what was done.
pub fn import_package(config: Config, file: &std::path::Path) -> Result<packages::Imported> {
    let shared = open(config, Clock::default())?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::internal)?;
    runtime.block_on(packages::import(&shared.state, &shared.blobs, file, startup::reference))
}

/// What is done with the keys of sealed fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyTask {
    /// Tell which keys there are and how much each sealed.
    List,
    /// Add a key, with which everything is sealed from then on.
    Add,
    /// Seal everything anew with the newest key.
    Rotate,
    /// Remove a key that seals nothing any more.
    Drop(String),
}

/// Does it, beside servers that run; returns what to tell the operator.
pub fn keys(config: Config, task: KeyTask) -> Result<String> {
    let state = open(config, Clock::default())?.state;
    let (db, secrets) = (&state.db, &state.secrets);
    match task {
        KeyTask::List => {
            let counts = rotation::census(db, &app::vaults())?;
            let newest = secrets.key_ids().pop();
            let mut lines: Vec<String> = secrets.key_ids().iter().map(|id| format!("key {id}")).collect();
            lines.extend(newest.map(|id| format!("seals: key {id}")));
            lines.extend(counts.iter().map(|((column, id), n)| format!("{column}: {n} with key {id}")));
            Ok(lines.join("\n"))
        }
        KeyTask::Add => {
            Ok(format!("key {} seals from now on; `keys rotate` seals the rest anew", secrets.add_key()?))
        }
        KeyTask::Rotate => {
            Ok(format!("{} values were sealed anew", rotation::rotate(db, secrets, &app::vaults())?))
        }
        KeyTask::Drop(id) => {
            let counts = rotation::census(db, &app::vaults())?;
            if !secrets.key_ids().contains(&id) {
                return Err(Error::internal(format!("there is no key {id}")));
            }
            if let Some(((column, _), n)) = counts.iter().find(|((_, key), _)| *key == id) {
                return Err(Error::internal(format!("{column} holds {n} values of key {id}: rotate first")));
            }
            secrets.drop_key(&id)?;
            Ok(format!("key {id} was removed"))
        }
    }
}
