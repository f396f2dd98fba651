//! Notifications as their person may see them now.
use super::model::{Details, Notification, NotificationSubject, NotificationView};
use crate::error::{Error, Result};
use crate::http::Moment;
use crate::identity::{self, Me};
use pamong_db::{Conn, Id};
use std::collections::{BTreeMap, BTreeSet};

/// What a notification is about, as far as it may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Subject of the letter.
    pub subject: String,
    /// Its number.
    pub number: Option<String>,
    /// Whether its content may leave the system: only then does a mail name it.
    pub open: bool,
}

/// The door to what notifications are about. Letters stand behind it.
pub trait Subjects: Send + Sync {
    /// Those of the things that `me` may see now.
    fn about(
        &self,
        c: &mut Conn,
        me: &Me,
        kind: NotificationSubject,
        ids: &[Id],
    ) -> Result<BTreeMap<Id, About>>;

    /// Those of the things that anybody may hear of.
    fn open(&self, c: &mut Conn, kind: NotificationSubject, ids: &[Id]) -> Result<BTreeSet<Id>>;
}

/// A notification and what it is about.
pub struct Told {
    /// As the person sees it.
    pub view: NotificationView,
    /// Whether a mail may name what it is about.
    pub open: bool,
}

/// Completes notifications of one person. What each is about is asked in the position in which the person was told; one
/// that is not the person's any more sees nothing. Of what is hidden from the person now, only the event is left.
pub fn told(
    c: &mut Conn,
    subjects: &dyn Subjects,
    user: Id,
    at: Moment,
    rows: Vec<Notification>,
) -> Result<Vec<Told>> {
    let mut wanted: BTreeMap<(Id, NotificationSubject), Vec<Id>> = BTreeMap::new();
    for row in &rows {
        wanted.entry((row.position_id, row.subject_type)).or_default().push(row.subject_id);
    }
    let (mut known, mut heard) = (BTreeMap::new(), BTreeSet::new());
    let mut people: BTreeMap<Id, Option<Me>> = BTreeMap::new();
    for ((position, kind), mut ids) in wanted {
        let me = match people.remove(&position) {
            Some(me) => me,
            // The session plays no part: it is about what the position may see.
            None => identity::store::load_me(c, user, position, user, at)?,
        };
        ids.sort_unstable();
        ids.dedup();
        if let Some(me) = &me {
            for (id, about) in subjects.about(c, me, kind, &ids)? {
                known.insert((position, kind, id), about);
            }
        }
        ids.retain(|id| !known.contains_key(&(position, kind, *id)));
        if !ids.is_empty() {
            heard.extend(subjects.open(c, kind, &ids)?.into_iter().map(|id| (kind, id)));
        }
        people.insert(position, me);
    }
    rows.into_iter()
        .map(|row| {
            let about = known.get(&(row.position_id, row.subject_type, row.subject_id)).cloned();
            let told = about.is_some() || heard.contains(&(row.subject_type, row.subject_id));
            let details = if told {
                serde_json::from_value(row.details).map_err(Error::internal)?
            } else {
                Details::default()
            };
            let open = about.as_ref().is_some_and(|about| about.open);
            let (subject, letter_number) =
                about.map_or((None, None), |about| (Some(about.subject), about.number));
            let view = NotificationView {
                id: row.id,
                seq: row.seq,
                event: row.event,
                subject_type: row.subject_type,
                subject_id: row.subject_id,
                subject,
                letter_number,
                actor: details.actor,
                disposition_id: details.disposition_id,
                due_date: details.due_date,
                working_days: details.working_days,
                position_id: row.position_id,
                in_app: row.in_app,
                read_at: row.read_at,
                created_at: row.created_at,
            };
            Ok(Told { view, open })
        })
        .collect()
}

/// The same without what only mail needs to know.
pub fn views(
    c: &mut Conn,
    subjects: &dyn Subjects,
    user: Id,
    at: Moment,
    rows: Vec<Notification>,
) -> Result<Vec<NotificationView>> {
    Ok(told(c, subjects, user, at, rows)?.into_iter().map(|told| told.view).collect())
}
