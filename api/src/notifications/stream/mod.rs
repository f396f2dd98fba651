//! The stream of events for open pages (server-sent events).
//!
//! One task for the server, not one for each page, looks once a second which of the connected people have new
//! notifications, whichever server wrote them, and sends each connection what came after the number that it has. Numbers
//! of one person are committed in their order, so what is sent is never out of order, and a page that comes back with the
//! last number it saw gets what it missed, once.
mod connections;
pub mod routes;

use super::model::Notification;
use super::store;
use super::view::{Subjects, views};
use crate::error::{Error, Result};
use crate::http::{AppState, Moment};
use crate::identity::{self, Me};
use bytes::Bytes;
use connections::{Connection, Connections};
use pamong_db::{Conn, Id};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, mpsc};
use tokio::time::Instant;

/// Pause before the database is asked again.
const PAUSE: Duration = Duration::from_secs(1);
/// Notifications of one person that are read at once.
const BATCH: i64 = 100;

/// Who a connection belongs to.
#[derive(Debug, Clone, Copy)]
struct Listener {
    user: Id,
    position: Id,
    session: Id,
}

/// What is to be sent to one person: from after which number on, and whether there is more.
struct Delivery {
    from: i64,
    frames: Vec<(i64, Bytes)>,
    full: bool,
}

/// All connections of this server.
pub struct Hub {
    app: AppState,
    subjects: Arc<dyn Subjects>,
    connections: Mutex<Connections>,
    wake: Notify,
}

impl Hub {
    /// A hub without connections.
    pub fn new(app: AppState, subjects: Arc<dyn Subjects>) -> Self {
        Self { app, subjects, connections: Mutex::default(), wake: Notify::new() }
    }

    /// Serves the connections until the hub is closed.
    pub async fn run(self: Arc<Self>) {
        loop {
            let more = match self.deliver().await {
                Ok(more) => more,
                // Nothing is lost: each connection still knows what it has.
                Err(e) => {
                    log::warn!("events: {e}");
                    false
                }
            };
            if !self.with(|connections| connections.tend(Instant::now())) {
                return;
            }
            if !more {
                // Either the pause is over or somebody connected.
                let _paused = tokio::time::timeout(PAUSE, self.wake.notified()).await;
            }
        }
    }

    /// Ends all connections and takes no more: the server is about to stop.
    pub fn close(&self) {
        self.with(Connections::close);
        self.wake.notify_one();
    }

    /// Connects a page that has everything up to `last`, or that wants to know what comes from now on.
    async fn connect(&self, me: &Me, last: Option<i64>, life: Duration) -> Result<mpsc::Receiver<Bytes>> {
        let user = me.user_id;
        let now_at = self.app.db.read(move |c| last_seq(c, user)).await?;
        // A number that was never given comes from another database; what is to come must not wait for it.
        let from = last.map_or(now_at, |last| last.clamp(0, now_at));
        let who = Listener { user, position: me.position_id, session: me.session_id() };
        let (connection, receiver) = Connection::new(who, from, life);
        connection.greet(hello(from, now_at));
        self.with(|connections| connections.add(connection))?;
        self.wake.notify_one();
        Ok(receiver)
    }

    /// What came after `last` as one answer, for callers that ask from time to time.
    async fn backlog(&self, me: Me, last: Option<i64>) -> Result<Bytes> {
        let (subjects, at) = (self.subjects.clone(), me.at);
        self.app
            .db
            .read(move |c| {
                let now_at = last_seq(c, me.user_id)?;
                let from = last.map_or(now_at, |last| last.clamp(0, now_at));
                let mut text = hello(from, now_at).to_vec();
                for (_, frame) in frames(c, &*subjects, me.user_id, at, from)?.frames {
                    text.extend_from_slice(&frame);
                }
                Ok::<_, Error>(Bytes::from(text))
            })
            .await
    }

    /// Sends everybody what they do not have yet. True where there is more than was sent.
    async fn deliver(&self) -> Result<bool> {
        let wanted = self.with(Connections::wanted);
        if wanted.is_empty() {
            return Ok(false);
        }
        let (subjects, at) = (self.subjects.clone(), self.app.moment());
        let listeners = self.with(|connections| connections.listeners());
        let (deliveries, gone) = self
            .app
            .db
            .read(move |c| {
                let users: Vec<Id> = wanted.keys().copied().collect();
                let last = store::last_seqs(c, &users)?;
                let mut deliveries = BTreeMap::new();
                for (user, from) in wanted {
                    if last.get(&user).is_some_and(|last| *last > from) {
                        deliveries.insert(user, frames(c, &*subjects, user, at, from)?);
                    }
                }
                // Whoever signed out or lost the position is told nothing more, though the token still lives.
                let mut gone = Vec::new();
                for who in listeners.iter().filter(|who| deliveries.contains_key(&who.user)) {
                    if identity::store::find_me(c, who.user, who.position, who.session, at)?.is_none() {
                        gone.push(who.session);
                    }
                }
                Ok::<_, Error>((deliveries, gone))
            })
            .await?;
        self.with(|connections| connections.end_sessions(&gone));
        Ok(self.with(|connections| connections.send(&deliveries)))
    }

    fn with<T>(&self, work: impl FnOnce(&mut Connections) -> T) -> T {
        // A panic of another thread leaves at worst a connection that is about to be removed.
        work(&mut self.connections.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn last_seq(c: &mut Conn, user: Id) -> Result<i64> {
    Ok(store::last_seqs(c, &[user])?.get(&user).copied().unwrap_or_default())
}

/// The first thing on every connection: from where it goes on.
fn hello(from: i64, last: i64) -> Bytes {
    frame("hello", from, &json!({"last_seq": last}))
}

/// A person's notifications after a number, as they are sent.
fn frames(c: &mut Conn, subjects: &dyn Subjects, user: Id, at: Moment, from: i64) -> Result<Delivery> {
    let rows: Vec<Notification> = store::after(c, user, from, BATCH)?;
    let full = i64::try_from(rows.len()).map_err(Error::internal)? == BATCH;
    let frames = views(c, subjects, user, at, rows)?
        .into_iter()
        .map(|view| {
            let value = serde_json::to_value(&view).map_err(Error::internal)?;
            Ok((view.seq, frame("notification", view.seq, &value)))
        })
        .collect::<Result<_>>()?;
    Ok(Delivery { from, frames, full })
}

/// One event in the format of the HTML standard, section 9.2. JSON has no line breaks outside its strings, and escapes
/// them inside.
fn frame(event: &str, id: i64, data: &serde_json::Value) -> Bytes {
    let mut text = String::new();
    let _infallible = write!(text, "id: {id}\nevent: {event}\ndata: {data}\n\n");
    Bytes::from(text)
}
