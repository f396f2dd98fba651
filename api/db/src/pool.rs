//! Connections and transactions: one writer and several readers on SQLite, one pool on PostgreSQL.
use crate::checkpoints::Checkpoints;
use crate::conn::{Conn, Url};
use crate::error::{DbError, TxError};
use crate::migrate::migrate;
use diesel::connection::{AnsiTransactionManager, Connection, SimpleConnection, TransactionManager};
use diesel::r2d2::{self, CustomizeConnection, ManageConnection, Pool, PooledConnection, R2D2Connection};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// busy_timeout comes first because journal_mode itself can meet a lock. synchronous=FULL: an acknowledged letter
/// number must survive a power cut, which NORMAL does not promise in WAL mode. The file is not mapped into memory: each
/// connection would count the pages it touched as its own, and the system keeps them in memory anyway. The log is moved
/// into the file by `Checkpoints`; the writer does it only from 64 MiB on, and begins the log anew then.
const SQLITE_WRITER: &str = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; \
    PRAGMA foreign_keys=ON; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY; \
    PRAGMA wal_autocheckpoint=16384; PRAGMA journal_size_limit=67108864;";
const SQLITE_READER: &str = "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8192; \
    PRAGMA temp_store=MEMORY; PRAGMA query_only=ON;";
const PG_SESSION: &str = "SET TIME ZONE 'UTC'; SET statement_timeout='30s'; \
    SET idle_in_transaction_session_timeout='30s'; SET lock_timeout='5s';";
const MAX_TRIES: u32 = 6;

struct Manager(Url);
impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = r2d2::Error;
    fn connect(&self) -> Result<Conn, r2d2::Error> {
        self.0.connect().map_err(r2d2::Error::ConnectionError)
    }
    fn is_valid(&self, conn: &mut Conn) -> Result<(), r2d2::Error> {
        conn.ping().map_err(r2d2::Error::QueryError)
    }
    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}

#[derive(Debug)]
struct Session(&'static str);
impl CustomizeConnection<Conn, r2d2::Error> for Session {
    fn on_acquire(&self, conn: &mut Conn) -> Result<(), r2d2::Error> {
        conn.batch_execute(self.0).map_err(r2d2::Error::QueryError)
    }
}

/// A pool and as many permits: callers queue as cheap futures, not as blocked threads.
#[derive(Clone)]
struct Lane {
    pool: Pool<Manager>,
    permits: Arc<Semaphore>,
}

impl Lane {
    fn new(url: &Url, size: u32, session: &'static str) -> Result<Self, DbError> {
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            // After a restart of PostgreSQL each pooled connection would fail once.
            .test_on_check_out(matches!(url, Url::Pg(_)))
            .connection_timeout(Duration::from_secs(10))
            .connection_customizer(Box::new(Session(session)))
            .build(Manager(url.clone()))
            .map_err(|e| DbError::Pool(e.to_string()))?;
        let permits = usize::try_from(size).map_err(|e| DbError::Pool(e.to_string()))?;
        Ok(Self { pool, permits: Arc::new(Semaphore::new(permits)) })
    }

    fn get(&self) -> Result<PooledConnection<Manager>, DbError> {
        self.pool.get().map_err(|e| DbError::Pool(e.to_string()))
    }

    async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    {
        let pool_error = |e: String| E::from(DbError::Pool(e));
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|e| pool_error(e.to_string()))?;
        let lane = self.clone();
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work(&mut *lane.get()?)
        })
        .await
        .map_err(|e| pool_error(e.to_string()))?
    }
}

/// The database handle that the application shares.
#[derive(Clone)]
pub struct Db {
    url: Url,
    read: Lane,
    write: Lane,
    _checkpoints: Option<Arc<Checkpoints>>,
}

impl Db {
    /// Migrates and opens the database. `connections` is the number of readers on SQLite, of all connections on PostgreSQL.
    pub fn open(url: &str, connections: u32) -> Result<Self, DbError> {
        let url = Url::parse(url)?;
        migrate(&url)?;
        let (read, write) = match &url {
            Url::Pg(_) => {
                let lane = Lane::new(&url, connections, PG_SESSION)?;
                (lane.clone(), lane)
            }
            Url::Sqlite(_) => {
                let write = Lane::new(&url, 1, SQLITE_WRITER)?;
                (Lane::new(&url, connections, SQLITE_READER)?, write)
            }
        };
        let checkpoints = match &url {
            Url::Sqlite(_) => Some(Arc::new(Checkpoints::start(&url)?)),
            Url::Pg(_) => None,
        };
        Ok(Self { url, read, write, _checkpoints: checkpoints })
    }

    /// The URL that this handle was opened with.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Runs a read on a blocking thread, without a transaction.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    {
        self.read.run(work).await
    }

    /// Runs a read of a few rows by their keys. SQLite answers such a one sooner than another thread could be asked, so
    /// that it runs right here, unless all connections are busy.
    pub async fn read_briefly<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    {
        if matches!(self.url, Url::Sqlite(_))
            && let Ok(_permit) = Arc::clone(&self.read.permits).try_acquire_owned()
        {
            return work(&mut *self.read.get()?);
        }
        self.read(work).await
    }

    /// Runs a write in one transaction on a blocking thread. The closure may run again after a serialisation failure,
    /// so it must have no effect outside the transaction.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: TxError + Send + 'static,
        F: Fn(&mut Conn) -> Result<T, E> + Send + 'static,
    {
        self.write.run(move |conn| write_in(conn, &work)).await
    }

    /// `write` for callers that are not async: start-up, command line, simulation.
    pub fn write_blocking<T, E: TxError>(&self, work: impl Fn(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        write_in(&mut *self.write.get()?, &work)
    }

    /// `read` for callers that are not async.
    pub fn read_blocking<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        work(&mut *self.read.get()?)
    }
}

/// Runs `work` in a write transaction on this connection, again after a serialisation failure.
pub fn write_in<T, E: TxError>(conn: &mut Conn, work: &impl Fn(&mut Conn) -> Result<T, E>) -> Result<T, E> {
    let mut tries = 1;
    loop {
        match once(conn, work) {
            Err(e) if e.is_transient() && tries < MAX_TRIES => {
                std::thread::sleep(Duration::from_millis(5 << tries));
                tries += 1;
            }
            done => return done,
        }
    }
}

/// Part of a transaction that may be refused: what it wrote is taken back then, and the transaction goes on.
pub fn attempt<T, E: TxError>(tx: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
    type Manager = <Conn as Connection>::TransactionManager;
    Manager::begin_transaction(tx).map_err(DbError::from)?;
    match work(tx) {
        Ok(value) => {
            Manager::commit_transaction(tx).map_err(DbError::from)?;
            Ok(value)
        }
        Err(e) => {
            Manager::rollback_transaction(tx).map_err(DbError::from)?;
            Err(e)
        }
    }
}

/// BEGIN IMMEDIATE on SQLite (a deferred transaction that upgrades to a write fails at once, whatever the busy
/// timeout), BEGIN on PostgreSQL, with the closure on the multi connection.
fn once<T, E: TxError>(conn: &mut Conn, work: &impl Fn(&mut Conn) -> Result<T, E>) -> Result<T, E> {
    type Manager = <Conn as Connection>::TransactionManager;
    match conn {
        Conn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
        Conn::Pg(c) => AnsiTransactionManager::begin_transaction(c),
    }
    .map_err(DbError::from)?;
    match work(conn) {
        Ok(value) => match Manager::commit_transaction(conn) {
            Ok(()) => Ok(value),
            Err(e) => {
                if let Err(rollback) = Manager::rollback_transaction(conn) {
                    log::debug!("rollback after a failed commit: {rollback}");
                }
                Err(DbError::from(e).into())
            }
        },
        Err(e) => {
            Manager::rollback_transaction(conn).map_err(DbError::from)?;
            Err(e)
        }
    }
}
