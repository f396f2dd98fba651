//! Dispositions as callers see them.
use super::model::{
    Disposition, DispositionAction, DispositionStatus, DispositionView, FollowUp, FollowUpView, after,
};
use super::store;
use crate::agencies::Calendar;
use crate::error::{Error, Result};
use crate::identity::{Me, Permission};
use crate::letters::attachments::{self, Attachment, AttachmentView};
use crate::letters::model::{LetterStatus, LetterSummary};
use crate::letters::people::{self, People};
use crate::letters::store as letters;
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// One disposition.
pub fn one(c: &mut Conn, me: &Me, disposition: Disposition) -> Result<DispositionView> {
    views(c, me, vec![disposition])?.pop().ok_or_else(Error::not_found)
}

/// Several dispositions, with one query for each kind of detail.
pub fn views(c: &mut Conn, me: &Me, rows: Vec<Disposition>) -> Result<Vec<DispositionView>> {
    let ids: Vec<Id> = rows.iter().map(|d| d.id).collect();
    let letter_ids: Vec<Id> = rows.iter().map(|d| d.letter_id).collect();
    let reports = store::follow_ups(c, &ids)?;
    let report_ids: Vec<Id> = reports.iter().map(|r| r.id).collect();
    let files = attachments::store::of_follow_ups(c, &report_ids)?;
    let positions: Vec<Id> = rows.iter().flat_map(|d| [d.from_position_id, d.to_position_id]).collect();
    let persons: Vec<Id> =
        rows.iter().map(|d| d.from_user_id).chain(reports.iter().map(|r| r.user_id)).collect();
    let people = people::store::load(c, &positions, &persons, me.today())?;
    let letters: BTreeMap<Id, LetterSummary> =
        letters::summaries(c, &letter_ids)?.into_iter().map(|l| (l.id, l)).collect();
    let waits = |row: &Disposition| row.due_date.is_some() && DispositionStatus::OPEN.contains(&row.status);
    let calendar = if rows.iter().any(waits) { Some(Calendar::load(c)?) } else { None };
    rows.into_iter()
        .map(|row| {
            let days = row.due_date.filter(|_| waits(&row)).zip(calendar.as_ref());
            let left = days.map(|(due, days)| days.working_days_left(me.today(), due));
            let letter = letters.get(&row.letter_id).cloned().ok_or_else(Error::not_found)?;
            let mine = reports.iter().filter(|r| r.disposition_id == row.id);
            let follow_ups = mine.map(|r| report(r, &files, &people)).collect();
            view(me, (row, left), letter, follow_ups, &people)
        })
        .collect()
}

fn report(report: &FollowUp, files: &[Attachment], people: &People) -> FollowUpView {
    let own = files.iter().filter(|file| file.follow_up_id == Some(report.id));
    FollowUpView {
        id: report.id,
        kind: report.kind,
        report: report.report.clone(),
        done: report.done,
        user_id: report.user_id,
        name: people.name(report.user_id),
        attachments: own.map(AttachmentView::from).collect(),
        created_at: report.created_at,
    }
}

fn view(
    me: &Me,
    (row, working_days_left): (Disposition, Option<i32>),
    letter: LetterSummary,
    follow_ups: Vec<FollowUpView>,
    people: &People,
) -> Result<DispositionView> {
    let finished = row.completed_at.map(|at| at.0.with_timezone(&me.at.zone).date_naive());
    let open = DispositionStatus::OPEN.contains(&row.status);
    let counted = finished.or(open.then(|| me.today()));
    Ok(DispositionView {
        late: matches!((row.due_date, counted), (Some(due), Some(day)) if day > due),
        working_days_left,
        allowed_actions: allowed(me, &row, letter.status),
        from: people.actor(row.from_position_id, row.from_user_id)?,
        to: people.holder(row.to_position_id)?,
        instruction_codes: serde_json::from_value(row.instruction_codes).map_err(Error::internal)?,
        id: row.id,
        letter,
        kind: row.kind,
        parent_id: row.parent_id,
        note: row.note,
        due_date: row.due_date,
        status: row.status,
        read_at: row.read_at,
        completed_at: row.completed_at,
        reopened_at: row.reopened_at,
        follow_ups,
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    })
}

/// What the caller may do now: the state allows it, the position carries the right and holds the disposition. A report
/// can be sent back until the letter is closed.
fn allowed(me: &Me, row: &Disposition, letter: LetterStatus) -> Vec<DispositionAction> {
    let receiver = row.to_position_id == me.position_id;
    let giver = row.from_position_id == me.position_id;
    let may = |action: &DispositionAction| match action {
        DispositionAction::Read => receiver,
        DispositionAction::PassOn | DispositionAction::AskOpinion => {
            receiver && me.can(Permission::LetterDispose)
        }
        DispositionAction::FollowUp | DispositionAction::Complete | DispositionAction::Answer => {
            receiver && me.can(Permission::LetterFollowUp)
        }
        DispositionAction::Cancel => giver && me.can(Permission::LetterDispose),
        DispositionAction::SendBack => {
            giver && me.can(Permission::LetterDispose) && letter == LetterStatus::Disposed
        }
    };
    let possible =
        DispositionAction::ALL.iter().filter(|action| after(row.kind, row.status, **action).is_some());
    possible.filter(|action| may(action)).copied().collect()
}
