//! The connections of one server.
use super::{Delivery, Listener};
use crate::error::{Code, Result};
use bytes::Bytes;
use pamong_db::Id;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::sync::mpsc::{self, error::TrySendError};
use tokio::time::Instant;

/// Connections of one person; each open window is one.
const EACH: usize = 8;
/// Events that wait for a slow reader. What does not fit is sent later.
const WAITING: usize = 128;
/// Pause after which a comment says that the line is alive.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// One open page.
pub struct Connection {
    who: Listener,
    /// The number of the last notification that was put on its line.
    last: i64,
    line: mpsc::Sender<Bytes>,
    /// When the token ends that it was opened with.
    ends: Instant,
    next_beat: Instant,
}

impl Connection {
    /// A connection that has everything up to `last`, and the end of its line.
    pub fn new(who: Listener, last: i64, life: Duration) -> (Self, mpsc::Receiver<Bytes>) {
        let (line, receiver) = mpsc::channel(WAITING);
        let now = Instant::now();
        (Self { who, last, line, ends: now + life, next_beat: now + HEARTBEAT }, receiver)
    }

    /// The first event on a line, which is empty.
    pub fn greet(&self, frame: Bytes) {
        // It has room, and whoever hung up already needs no greeting.
        let _sent = self.line.try_send(frame);
    }

    /// Puts on the line what the page does not have. True where something was put there and it has room for more.
    fn send(&mut self, delivery: &Delivery) -> bool {
        let before = self.last;
        // It came while the batch was read and has less than the batch begins with: its turn is the next one.
        if self.last < delivery.from {
            return false;
        }
        for (seq, frame) in &delivery.frames {
            if *seq <= self.last {
                continue;
            }
            match self.line.try_send(frame.clone()) {
                Ok(()) => self.last = *seq,
                Err(TrySendError::Closed(_) | TrySendError::Full(_)) => return false,
            }
        }
        self.last > before
    }
}

/// All of them.
#[derive(Default)]
pub struct Connections {
    open: Vec<Connection>,
    closed: bool,
}

impl Connections {
    /// Takes one in. Where the person has too many, the oldest makes room: most likely its window is gone and its line has
    /// not noticed yet.
    pub fn add(&mut self, connection: Connection) -> Result<()> {
        if self.closed {
            return Err(Code::Unavailable.into());
        }
        self.open.retain(|other| !other.line.is_closed());
        let same = |other: &Connection| other.who.user == connection.who.user;
        if self.open.iter().filter(|other| same(other)).count() >= EACH
            && let Some(oldest) = self.open.iter().position(same)
        {
            self.open.remove(oldest);
        }
        self.open.push(connection);
        Ok(())
    }

    /// After which number each person wants to be told, the page with the least counting.
    pub fn wanted(&mut self) -> BTreeMap<Id, i64> {
        self.open.retain(|connection| !connection.line.is_closed());
        let mut wanted = BTreeMap::new();
        for connection in &self.open {
            let least = wanted.entry(connection.who.user).or_insert(connection.last);
            *least = connection.last.min(*least);
        }
        wanted
    }

    /// Who listens.
    pub fn listeners(&self) -> Vec<Listener> {
        self.open.iter().map(|connection| connection.who).collect()
    }

    /// Sends what was read. True where there is more to be read at once.
    pub fn send(&mut self, deliveries: &BTreeMap<Id, Delivery>) -> bool {
        let mut more = false;
        for connection in &mut self.open {
            if let Some(delivery) = deliveries.get(&connection.who.user) {
                let wants_more = connection.send(delivery);
                more |= wants_more && delivery.full;
            }
        }
        more
    }

    /// Hangs up on sessions that have ended.
    pub fn end_sessions(&mut self, sessions: &[Id]) {
        self.open.retain(|connection| !sessions.contains(&connection.who.session));
    }

    /// Hangs up where the token ended, and lets the others know that the line is alive. False once all is closed.
    pub fn tend(&mut self, now: Instant) -> bool {
        self.open.retain_mut(|connection| {
            if connection.next_beat <= now {
                connection.next_beat = now + HEARTBEAT;
                // A full line says enough.
                let _sent = connection.line.try_send(Bytes::from_static(b": \n\n"));
            }
            connection.ends > now && !connection.line.is_closed()
        });
        !self.closed
    }

    /// Hangs up on everybody and takes nobody in any more.
    pub fn close(&mut self) {
        self.closed = true;
        self.open.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listener() -> Listener {
        Listener { user: Id::new(), position: Id::new(), session: Id::new() }
    }

    fn delivery(from: i64, until: i64) -> Delivery {
        let frames = (from + 1..=until).map(|seq| (seq, Bytes::from(seq.to_string()))).collect();
        Delivery { from, frames, full: false }
    }

    fn received(line: &mut mpsc::Receiver<Bytes>) -> Vec<i64> {
        let mut all = Vec::new();
        while let Ok(frame) = line.try_recv() {
            all.push(std::str::from_utf8(&frame).unwrap().parse().unwrap());
        }
        all
    }

    #[test]
    fn pages_with_less_and_more_get_what_each_lacks() {
        let (mut all, who) = (Connections::default(), listener());
        let (old, mut old_line) = Connection::new(who, 2, HEARTBEAT);
        let (new, mut new_line) = Connection::new(who, 5, HEARTBEAT);
        all.add(old).unwrap();
        all.add(new).unwrap();
        assert_eq!(all.wanted(), BTreeMap::from([(who.user, 2)]));
        let batch = BTreeMap::from([(who.user, delivery(2, 7))]);
        assert!(!all.send(&batch));
        assert_eq!(received(&mut old_line), [3, 4, 5, 6, 7]);
        assert_eq!(received(&mut new_line), [6, 7]);
        all.send(&batch);
        assert!(received(&mut old_line).is_empty() && received(&mut new_line).is_empty());
    }

    #[test]
    fn a_page_that_comes_while_a_batch_is_read_misses_nothing() {
        let (mut all, who) = (Connections::default(), listener());
        let (connection, mut line) = Connection::new(who, 3, HEARTBEAT);
        all.add(connection).unwrap();
        // The batch was read for another page, which had everything up to 5.
        all.send(&BTreeMap::from([(who.user, delivery(5, 8))]));
        assert!(received(&mut line).is_empty());
        assert_eq!(all.wanted()[&who.user], 3);
        all.send(&BTreeMap::from([(who.user, delivery(3, 8))]));
        assert_eq!(received(&mut line), [4, 5, 6, 7, 8]);
    }

    #[test]
    fn a_slow_reader_gets_the_rest_later() {
        let (mut all, who) = (Connections::default(), listener());
        let (connection, mut line) = Connection::new(who, 0, HEARTBEAT);
        all.add(connection).unwrap();
        let batch = |from| BTreeMap::from([(who.user, delivery(from, 300))]);
        let mut got = Vec::new();
        while got.last() != Some(&300) {
            let from = all.wanted()[&who.user];
            all.send(&batch(from));
            got.extend(received(&mut line));
        }
        assert_eq!(got, (1..=300).collect::<Vec<_>>());
    }

    #[test]
    fn a_person_has_so_many_connections_and_the_oldest_makes_room() {
        let (mut all, who) = (Connections::default(), listener());
        let (other, other_line) = Connection::new(listener(), 0, HEARTBEAT);
        all.add(other).unwrap();
        let mut lines = Vec::new();
        for _ in 0..=EACH {
            let (connection, line) = Connection::new(who, 0, HEARTBEAT);
            all.add(connection).unwrap();
            lines.push(line);
        }
        let open: Vec<bool> = lines.iter().map(|line| !line.is_closed()).collect();
        assert_eq!(open.iter().filter(|open| **open).count(), EACH);
        assert!(!open[0] && !other_line.is_closed());
        all.close();
        let late = Connection::new(who, 0, HEARTBEAT).0;
        assert_eq!(all.add(late).unwrap_err().code(), Code::Unavailable);
    }

    #[test]
    fn a_connection_ends_with_its_token_and_is_kept_alive_until_then() {
        let (mut all, who) = (Connections::default(), listener());
        let (connection, mut line) = Connection::new(who, 0, HEARTBEAT * 3);
        let begin = connection.next_beat - HEARTBEAT;
        all.add(connection).unwrap();
        all.tend(begin + HEARTBEAT / 2);
        assert!(line.try_recv().is_err());
        all.tend(begin + HEARTBEAT);
        assert_eq!(line.try_recv().unwrap(), Bytes::from_static(b": \n\n"));
        all.tend(begin + HEARTBEAT * 3);
        assert!(all.wanted().is_empty());
    }
}
