//! Use cases: say what one's page does with a letter, and learn who else is there; forget who was.
use super::model::{LetterLooker, LetterPresence, LookerActivity, PageActivity, Presence};
use super::store;
use crate::error::{Error, Result};
use crate::http::AppState;
use crate::identity::{Me, Permission};
use crate::jobs::{Failure, Handler, Job};
use crate::letters::model::{Direction, Letter};
use crate::letters::people::{self, PersonRef};
use crate::letters::store as letters;
use async_trait::async_trait;
use chrono::TimeDelta;
use pamong_db::{Conn, Id, Ts};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Kind of the job that removes what has expired.
pub const FORGET: &str = "presence.forget";
/// Minutes between two of them.
pub const FORGET_MINUTES: u32 = 5;
/// Seconds that presence is worth something: a page may miss two of its words.
const LIFE: i64 = 60;
/// Seconds after which an open page says it again.
const RENEW: i64 = 20;

/// Says what the caller's page does with a letter, and answers who else is there.
pub fn report(tx: &mut Conn, me: &Me, id: Id, activity: PageActivity) -> Result<LetterPresence> {
    let letter = letters::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    match activity {
        PageActivity::Left => store::delete(tx, id, me.user_id)?,
        PageActivity::Viewing => store::put(tx, &presence(me, id, None))?,
        PageActivity::Drafting => {
            me.require(Permission::LetterDraft)?;
            store::put(tx, &presence(me, id, Some(me.now())))?;
        }
    }
    Ok(LetterPresence { others: others(tx, me, &letter)?, renew_after_seconds: RENEW })
}

fn presence(me: &Me, letter_id: Id, drafting_at: Option<Ts>) -> Presence {
    Presence { letter_id, user_id: me.user_id, position_id: me.position_id, seen_at: me.now(), drafting_at }
}

/// Before this moment presence is worth nothing.
fn expired(now: Ts) -> Ts {
    Ts(now.0 - TimeDelta::seconds(LIFE))
}

/// Everybody else at the letter; one who does several things with it is told once, with the one that weighs most.
fn others(c: &mut Conn, me: &Me, letter: &Letter) -> Result<Vec<LetterLooker>> {
    let incoming = letter.direction == Direction::Incoming;
    let mut at = if incoming { store::replies(c, &me.scope, letter.id)? } else { Vec::new() };
    at.push(letter.id);
    let since = expired(me.now());
    let rows = store::others(c, at, me.user_id, since)?;
    let positions: Vec<Id> = rows.iter().map(|row| row.position_id).collect();
    let persons: Vec<Id> = rows.iter().map(|row| row.user_id).collect();
    let people = people::store::load(c, &positions, &persons, me.today())?;
    let mut told: BTreeMap<Id, LetterLooker> = BTreeMap::new();
    for row in rows {
        let person = people.actor(row.position_id, row.user_id)?;
        let Some(activity) = activity(me, letter, &row, &person, since) else { continue };
        let known = told.get(&row.user_id).map(|looker| looker.activity);
        if known < Some(activity) {
            told.insert(row.user_id, LetterLooker { person, activity });
        }
    }
    let mut others: Vec<LetterLooker> = told.into_values().collect();
    others.sort_by_key(|looker| (Reverse(looker.activity), looker.person.name.clone()));
    Ok(others)
}

/// What the caller is told of somebody. A reply that is not saved yet is the business of the office that writes it; from
/// then on whoever may see the draft may know of it.
fn activity(
    me: &Me,
    letter: &Letter,
    row: &Presence,
    person: &PersonRef,
    since: Ts,
) -> Option<LookerActivity> {
    let drafting = row.drafting_at.is_some_and(|at| at > since);
    if row.letter_id != letter.id {
        return drafting.then_some(LookerActivity::Replying);
    }
    Some(match (drafting, letter.direction) {
        (true, Direction::Outgoing) => LookerActivity::Editing,
        (true, Direction::Incoming) if person.agency.id == me.agency.id => LookerActivity::Replying,
        _ => LookerActivity::Viewing,
    })
}

/// Removes what has expired.
pub struct Forget;

#[async_trait]
impl Handler for Forget {
    async fn run(&self, app: &AppState, _job: &Job) -> std::result::Result<(), Failure> {
        let before = expired(app.clock.now());
        let removed = app.db.write(move |tx| Ok::<_, Error>(store::forget(tx, before)?)).await?;
        log::debug!("{removed} expired presences removed");
        Ok(())
    }
}
