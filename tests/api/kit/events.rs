//! A page that follows its notifications.
use super::Actor;
use pamong::error::Result;
use pamong::identity::Me;
use pamong::notifications::{About, NotificationSubject, Subjects};
use pamong_db::{Conn, Id};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Anybody may hear of anything: for notifications about things that are not there.
pub struct Everything;

impl Subjects for Everything {
    fn about(&self, _: &mut Conn, _: &Me, _: NotificationSubject, _: &[Id]) -> Result<BTreeMap<Id, About>> {
        Ok(BTreeMap::new())
    }

    fn open(&self, _: &mut Conn, _: NotificationSubject, ids: &[Id]) -> Result<BTreeSet<Id>> {
        Ok(ids.iter().copied().collect())
    }
}

/// One event of a stream.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: i64,
    pub name: String,
    pub data: Value,
}

/// An open stream.
pub struct Events {
    response: reqwest::Response,
    buffer: String,
}

impl Events {
    /// Opens a stream that goes on after `last`; the greeting is read.
    pub async fn open(actor: &Actor, last: Option<i64>) -> Self {
        let actor = match last {
            Some(last) => actor.with("last-event-id", last.to_string()),
            None => actor.clone(),
        };
        let response = actor.request(reqwest::Method::GET, "/events").send().await.unwrap();
        assert_eq!(response.status().as_u16(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut events = Self { response, buffer: String::new() };
        let hello = events.next().await.expect("the stream ended without a greeting");
        assert_eq!(hello.name, "hello");
        if let Some(last) = last {
            assert_eq!(hello.id, last);
        }
        events
    }

    /// The next event; none where the stream has ended.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some((block, rest)) = self.buffer.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.buffer = rest;
                if let Some(event) = parse(&block) {
                    return Some(event);
                }
                continue;
            }
            let chunk = self.response.chunk().await.unwrap()?;
            self.buffer.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

/// The events in a whole answer.
pub fn parse_all(text: &str) -> Vec<Event> {
    text.split("\n\n").filter_map(parse).collect()
}

fn parse(block: &str) -> Option<Event> {
    let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
    Some(Event {
        id: field("id")?.parse().unwrap(),
        name: field("event")?.to_owned(),
        data: serde_json::from_str(field("data")?).unwrap(),
    })
}
