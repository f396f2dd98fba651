//! Who holds a letter now: the open ends of its tree of dispositions, in one look.
use super::model::DispositionKind;
use super::store;
use crate::agencies::Calendar;
use crate::error::Result;
use crate::identity::Me;
use crate::letters::people::PersonRef;
use crate::letters::view::{Holder, HolderRole};
use pamong_db::{Conn, Id};

/// Everyone with an open disposition of the letter, whoever gave it first comes first: one query for the whole tree.
pub fn holding(c: &mut Conn, me: &Me, letter: Id) -> Result<Vec<Holder>> {
    let today = me.today();
    let rows = store::held(c, letter, today)?;
    let waits = rows.iter().any(|row| row.due_date.is_some());
    let calendar = if waits { Some(Calendar::load(c)?) } else { None };
    let mut holders: Vec<Holder> = Vec::with_capacity(rows.len());
    for row in rows {
        // A position with two holders on one day, such as a Plh. for the absent official: who came last holds it.
        if holders.last().is_some_and(|last| last.disposition_id == Some(row.id)) {
            holders.pop();
        }
        let (user_id, name) = row.holder.unzip();
        let days = row.due_date.zip(calendar.as_ref());
        let left = days.map(|(due, days)| days.working_days_left(today, due));
        holders.push(Holder {
            role: match row.kind {
                DispositionKind::HandOver => HolderRole::Receiver,
                DispositionKind::Opinion => HolderRole::Adviser,
            },
            agency: row.agency.clone(),
            person: Some(PersonRef {
                user_id,
                name,
                position_id: row.position_id,
                position_title: row.title,
                agency: row.agency,
            }),
            since: row.reopened_at.unwrap_or(row.created_at),
            due_date: row.due_date,
            disposition_id: Some(row.id),
            disposition_status: Some(row.status),
            overdue_working_days: left.filter(|left| *left < 0).map_or(0, i32::unsigned_abs),
            working_days_left: left,
        });
    }
    Ok(holders)
}
