//! The attendance of an invitation as callers see it.
use super::event::when;
use super::model::{
    AttendanceAction, AttendanceCounts, AttendancePeople, GivenAnswer, InvitationAnswer,
    InvitationAnswerView, Invitee, LetterAttendance,
};
use super::{service, store};
use crate::agencies::{self, AgencyRef};
use crate::error::Result;
use crate::identity::Me;
use crate::letters::model::Addressee;
use crate::letters::numbered::Numbered;
use crate::letters::people::{self, People};
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// The attendance as the caller sees it.
pub fn attendance(c: &mut Conn, me: &Me, invitation: &Numbered) -> Result<LetterAttendance> {
    let mut invited = invitation.addressed(c)?;
    let own = invitation.own_place(&invited);
    let host = invitation.is_own();
    if !host {
        invited.retain(|one| Some(one.pos) == own);
    }
    let row = store::list(c, invitation.source.id)?;
    let closed_at = row.as_ref().and_then(|row| row.closed_at);
    let people = service::people(row.as_ref())?;
    let invitees = invitees(c, me, invitation, &invited, &people)?;
    let mut allowed_actions = Vec::new();
    if !invitation.cancelled && closed_at.is_none() {
        if own.is_some() && service::speaks_for_invited(c, me, invitation)? {
            allowed_actions.push(AttendanceAction::Answer);
        }
        if service::keeps_list(me, invitation) && service::not_yet(me, invitation).is_none() {
            allowed_actions.extend([AttendanceAction::Record, AttendanceAction::Close]);
        }
    }
    Ok(LetterAttendance {
        host,
        has_calendar: invitation.parts.event.as_ref().is_some_and(|event| when(event, me.at.zone).is_some()),
        event: invitation.parts.event.clone(),
        cancelled: invitation.cancelled,
        counts: host.then(|| counts(&invitees, people.guests.len())),
        invitees,
        guests: if host { people.guests } else { Vec::new() },
        closed_at,
        allowed_actions,
        version: row.map_or(0, |row| row.version),
    })
}

fn invitees(
    c: &mut Conn,
    me: &Me,
    invitation: &Numbered,
    invited: &[Addressee],
    people: &AttendancePeople,
) -> Result<Vec<Invitee>> {
    let answers = store::answers(c, invitation.source.id)?;
    let ids: Vec<Id> = invited.iter().filter_map(|one| one.agency_id).collect();
    let agencies: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &ids)?.into_iter().map(|agency| (agency.id, agency)).collect();
    let positions: Vec<Id> = answers.iter().map(|answer| answer.position_id).collect();
    let persons: Vec<Id> = answers.iter().map(|answer| answer.user_id).collect();
    let names = people::store::load(c, &positions, &persons, me.today())?;
    let view = |one: &Addressee| {
        let answer = answers.iter().find(|answer| answer.addressee_pos == one.pos);
        let came = people.present.iter().find(|present| present.pos == one.pos);
        Ok(Invitee {
            pos: one.pos,
            name: one.name.clone(),
            agency: one.agency_id.and_then(|id| agencies.get(&id).cloned()),
            delivered: one.delivered_letter_id.is_some(),
            answer: answer.map(|answer| said(answer, &names)).transpose()?,
            present: came.is_some(),
            present_name: came.and_then(|present| present.name.clone()),
        })
    };
    invited.iter().map(view).collect()
}

fn said(answer: &GivenAnswer, names: &People) -> Result<InvitationAnswerView> {
    Ok(InvitationAnswerView {
        answer: answer.answer,
        representative: answer.representative.clone(),
        reason: answer.reason.clone(),
        by: names.actor(answer.position_id, answer.user_id)?,
        answered_at: answer.answered_at,
    })
}

fn counts(invitees: &[Invitee], guests: usize) -> AttendanceCounts {
    let said = |answer| invitees.iter().filter(|one| one.answer.as_ref().map(|a| a.answer) == answer).count();
    AttendanceCounts {
        invited: invitees.len(),
        attends: said(Some(InvitationAnswer::Attends)),
        represented: said(Some(InvitationAnswer::Represented)),
        declines: said(Some(InvitationAnswer::Declines)),
        unanswered: said(None),
        present: invitees.iter().filter(|one| one.present).count(),
        guests,
    }
}
