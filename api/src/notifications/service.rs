//! Telling people, and what they do with it.
use super::mail;
use super::model::{Details, MailChoice, Notification, NotificationEvent, NotificationSubject};
use super::preferences::usual;
use super::store;
use super::view::Subjects;
use crate::error::{Error, Result};
use crate::http::{AppState, Moment};
use crate::identity::{self, Me};
use crate::jobs::{self, Failure, Handler, Job, NewJob};
use async_trait::async_trait;
use chrono::TimeDelta;
use pamong_db::{Conn, Id, Ts};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Days that a notification is kept, and one that was read.
const KEPT_DAYS: (i64, i64) = (365, 180);

/// Something to be told.
#[derive(Debug, Clone)]
pub struct Notice {
    /// What of.
    pub event: NotificationEvent,
    /// What it is about.
    pub subject: (NotificationSubject, Id),
    /// To whom.
    pub to: To,
    /// What its words are made of.
    pub details: Details,
}

/// Who is told: whoever holds a position today, definitively or standing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// This position.
    Position(Id),
    /// The positions that take an agency's mail.
    Registry(Id),
}

/// Tells people of an act, in its transaction; not the person who did it, and nobody from whom its subject is hidden.
/// Called last in a transaction: from here on, others who tell the same people something wait for the commit.
pub fn emit(
    tx: &mut Conn,
    at: Moment,
    subjects: &dyn Subjects,
    actor: Option<&Me>,
    notices: &[Notice],
) -> Result<()> {
    let mut told = deliveries(tx, at, actor, notices)?;
    withhold(tx, at, subjects, &mut told)?;
    deliver(tx, at, actor, told)
}

/// Tells somebody of what became of an act of their own.
pub fn tell_oneself(
    tx: &mut Conn,
    me: &Me,
    event: NotificationEvent,
    subject: (NotificationSubject, Id),
) -> Result<()> {
    let to = To::Position(me.position_id);
    let notice = Notice { event, subject, to, details: Details::default() };
    deliver(tx, me.at, None, BTreeMap::from([(me.user_id, vec![(me.position_id, &notice)])]))
}

type Deliveries<'a> = BTreeMap<Id, Vec<(Id, &'a Notice)>>;

/// Takes out what somebody may not hear of. That something was taken back reaches whoever had been told of it.
fn withhold(tx: &mut Conn, at: Moment, subjects: &dyn Subjects, told: &mut Deliveries<'_>) -> Result<()> {
    let mut all: BTreeMap<NotificationSubject, BTreeSet<Id>> = BTreeMap::new();
    for (_, notice) in told.values().flatten() {
        let (kind, id) = notice.subject;
        all.entry(kind).or_default().insert(id);
    }
    let mut open = BTreeSet::new();
    for (kind, ids) in all {
        let ids: Vec<Id> = ids.into_iter().collect();
        open.extend(subjects.open(tx, kind, &ids)?.into_iter().map(|id| (kind, id)));
    }
    for (user, notices) in told {
        let mut allowed = Vec::with_capacity(notices.len());
        for (position, notice) in std::mem::take(notices) {
            if open.contains(&notice.subject)
                || sees(tx, at, subjects, (*user, position), notice.subject)?
                || notice.event == NotificationEvent::DispositionCancelled
                    && store::was_told(tx, *user, notice.subject)?
            {
                allowed.push((position, notice));
            }
        }
        *notices = allowed;
    }
    Ok(())
}

/// Whether a person in a position sees what a notice is about.
fn sees(
    tx: &mut Conn,
    at: Moment,
    subjects: &dyn Subjects,
    (user, position): (Id, Id),
    (kind, id): (NotificationSubject, Id),
) -> Result<bool> {
    // The session plays no part: it is about what the position may see.
    let Some(me) = identity::store::load_me(tx, user, position, user, at)? else { return Ok(false) };
    Ok(subjects.about(tx, &me, kind, &[id])?.contains_key(&id))
}

/// Writes what each person is told.
fn deliver(tx: &mut Conn, at: Moment, actor: Option<&Me>, mut deliveries: Deliveries<'_>) -> Result<()> {
    deliveries.retain(|_, told| !told.is_empty());
    let persons: Vec<Id> = deliveries.keys().copied().collect();
    if persons.is_empty() {
        return Ok(());
    }
    let choices = store::choices(tx, &persons)?;
    let mut rows = Vec::new();
    // In the order of the persons, so that two acts that tell the same people wait for each other but never both.
    for (user, told) in deliveries {
        let count = i64::try_from(told.len()).map_err(Error::internal)?;
        let first = store::raise(tx, user, count)? - count + 1;
        for ((position_id, notice), seq) in told.into_iter().zip(first..) {
            let chosen = choices.get(&(user, notice.event)).copied();
            let (in_app, mail) = chosen.unwrap_or_else(|| usual(notice.event));
            let mut details = notice.details.clone();
            details.actor = details.actor.or_else(|| actor.map(|me| me.name.clone()));
            rows.push(Notification {
                id: Id::new(),
                user_id: user,
                seq,
                position_id,
                event: notice.event,
                subject_type: notice.subject.0,
                subject_id: notice.subject.1,
                details: serde_json::to_value(details).map_err(Error::internal)?,
                in_app,
                mail,
                read_at: None,
                mailed_at: None,
                created_at: at.now,
            });
        }
    }
    store::insert(tx, &rows)?;
    for row in rows.iter().filter(|row| row.mail == MailChoice::Now) {
        let job = NewJob {
            kind: mail::SINGLE,
            key: Some(format!("{}:{}", mail::SINGLE, row.id)),
            payload: json!({"notification_id": row.id}),
            run_at: at.now,
        };
        jobs::enqueue(tx, job, at.now)?;
    }
    Ok(())
}

/// What each person is told, and in which position; each notice once, also to someone who holds two of its positions.
fn deliveries<'a>(
    tx: &mut Conn,
    at: Moment,
    actor: Option<&Me>,
    notices: &'a [Notice],
) -> Result<Deliveries<'a>> {
    let mut targets: Vec<(Vec<Id>, &Notice)> = Vec::with_capacity(notices.len());
    for notice in notices {
        let positions = match notice.to {
            To::Position(id) => vec![id],
            To::Registry(agency) => store::registry(tx, agency)?,
        };
        targets.push((positions, notice));
    }
    let all: BTreeSet<Id> = targets.iter().flat_map(|(positions, _)| positions.iter().copied()).collect();
    if all.is_empty() {
        return Ok(BTreeMap::new());
    }
    let all: Vec<Id> = all.into_iter().collect();
    let holders = store::holders(tx, &all, at.today())?;
    let mut told = Deliveries::new();
    for (positions, notice) in targets {
        let mut once = BTreeSet::new();
        for (position, user) in &holders {
            let own_act = actor.is_some_and(|me| me.user_id == *user);
            if !own_act && positions.contains(position) && once.insert(*user) {
                told.entry(*user).or_default().push((*position, notice));
            }
        }
    }
    Ok(told)
}

/// The person read one notification.
pub fn read_one(tx: &mut Conn, me: &Me, id: Id) -> Result<Notification> {
    let row = store::find(tx, me.user_id, id)?.ok_or_else(Error::not_found)?;
    store::mark_one_read(tx, me.user_id, id, me.now())?;
    Ok(Notification { read_at: row.read_at.or(Some(me.now())), ..row })
}

/// Removes what is old.
pub struct Forget;

#[async_trait]
impl Handler for Forget {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let now = app.clock.now().0;
        let (all, read) = KEPT_DAYS;
        let before = move |days| Ts(now - TimeDelta::days(days));
        let removed =
            app.db.write(move |tx| Ok::<_, Error>(store::forget(tx, before(all), before(read))?)).await?;
        log::debug!("{removed} old notifications removed");
        Ok(())
    }
}
