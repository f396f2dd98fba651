//! Moves what was written from SQLite's log into the database file, beside the writer and not in its way.
use crate::conn::Url;
use crate::error::DbError;
use diesel::connection::SimpleConnection;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// So often, if nothing else happens. A check that has nothing to move costs microseconds.
const EVERY: Duration = Duration::from_millis(250);

/// Only reads and moves; PASSIVE waits for nobody, and nobody waits for it.
const SESSION: &str = "PRAGMA busy_timeout=0; PRAGMA cache_size=-256; PRAGMA synchronous=FULL;";
const MOVE: &str = "PRAGMA wal_checkpoint(PASSIVE);";

/// The thread that does it, until this is dropped.
///
/// The writer keeps a checkpoint of its own, at a length of the log that it reaches only if this thread falls behind: then
/// little is left to move, and the log begins anew. It would grow for ever if nobody but this thread moved it, because
/// there is always a commit in between.
#[derive(Debug)]
pub struct Checkpoints {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// Starts the thread on a database file that exists.
    pub fn start(url: &Url) -> Result<Self, DbError> {
        let mut conn = url.connect().map_err(|e| DbError::Pool(e.to_string()))?;
        conn.batch_execute(SESSION)?;
        let (stop, stopped) = channel();
        let thread = Builder::new()
            .name("checkpoints".into())
            .spawn(move || run(&mut conn, &stopped))
            .map_err(|e| DbError::Pool(e.to_string()))?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        drop(self.stop.take());
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            log::error!("the thread of the checkpoints panicked");
        }
    }
}

fn run(conn: &mut impl SimpleConnection, stopped: &Receiver<()>) {
    while stopped.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
        if let Err(e) = conn.batch_execute(MOVE) {
            log::warn!("the log of the database could not be moved into its file: {e}");
        }
    }
}
