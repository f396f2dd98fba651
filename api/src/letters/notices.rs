//! What letters tell people: who waits for whom. And what a notification about a letter may say.
use super::dispositions::Disposition;
use super::model::{Letter, LetterStatus, SecurityLevel};
use super::reviews::{self, Review};
use super::{access, store};
use crate::error::Result;
use crate::http::Moment;
use crate::identity::{Me, Permission};
use crate::notifications::{
    About, Details, Notice, NotificationEvent as Event, NotificationSubject, Subjects, To, emit,
};
use pamong_db::{Conn, Id};
use std::collections::{BTreeMap, BTreeSet};

fn notice(letter: Id, event: Event, to: To) -> Notice {
    Notice { event, subject: (NotificationSubject::Letter, letter), to, details: Details::default() }
}

/// A notice about a disposition, to one of its two positions.
pub fn about_disposition(disposition: &Disposition, event: Event, to: Id) -> Notice {
    let details = Details {
        disposition_id: Some(disposition.id),
        due_date: disposition.due_date,
        ..Details::default()
    };
    Notice { details, ..notice(disposition.letter_id, event, To::Position(to)) }
}

/// Tells people what a use case did: all of it at once, last in its transaction.
pub fn tell(tx: &mut Conn, me: &Me, notices: &[Notice]) -> Result<()> {
    emit(tx, me.at, &LetterSubjects, Some(me), notices)
}

/// Dispositions were given, passed on or sent back: their receivers learn of it.
pub fn disposed(made: &[Disposition]) -> Vec<Notice> {
    made.iter().map(|d| about_disposition(d, Event::DispositionReceived, d.to_position_id)).collect()
}

/// Dispositions were taken back: their receivers learn of it.
pub fn taken_back(ended: &[Disposition]) -> Vec<Notice> {
    ended.iter().map(|d| about_disposition(d, Event::DispositionCancelled, d.to_position_id)).collect()
}

/// A disposition was reported on or finished: its giver learns of it.
pub fn followed_up(disposition: &Disposition, done: bool) -> Notice {
    let event = if done { Event::DispositionDone } else { Event::DispositionAnswered };
    about_disposition(disposition, event, disposition.from_position_id)
}

/// An outgoing letter moved on: whoever it waits for now learns of it. In review those are the reviewers whose turn has
/// begun, then the approver, and the drafter where it was sent back.
pub fn moved_on(tx: &mut Conn, me: &Me, letter: &Letter) -> Result<()> {
    let one = |position: Option<Id>| position.into_iter().collect();
    let (event, positions): (Event, Vec<Id>) = match letter.status {
        LetterStatus::InReview => {
            let all: Vec<Review> = reviews::store::of_letter(tx, letter.id)?;
            let begun = reviews::service::turns_begun(&all).map(|review| review.position_id).collect();
            (Event::LetterToReview, begun)
        }
        LetterStatus::AwaitingApproval => (Event::LetterToSign, one(letter.approver_position_id)),
        LetterStatus::Draft => (Event::LetterReturned, one(letter.drafter_position_id)),
        LetterStatus::Approved => (Event::LetterSigned, one(letter.drafter_position_id)),
        _ => return Ok(()),
    };
    let to_each = positions.into_iter().map(|position| notice(letter.id, event, To::Position(position)));
    tell(tx, me, &to_each.collect::<Vec<_>>())
}

/// An invitation was answered: who drafted it learns of it.
pub fn answered(invitation: &Letter) -> Vec<Notice> {
    let drafter = invitation.drafter_position_id.into_iter();
    drafter.map(|position| notice(invitation.id, Event::InvitationAnswered, To::Position(position))).collect()
}

/// A mail with a letter, or with a receipt for one, could not be sent: whoever asked for it learns of it.
pub fn mail_failed(tx: &mut Conn, at: Moment, letter: Id, asked: Option<Id>) -> Result<()> {
    let to =
        asked.into_iter().map(|position| notice(letter, Event::LetterMailFailed, To::Position(position)));
    emit(tx, at, &LetterSubjects, None, &to.collect::<Vec<_>>())
}

/// A letter was delivered inside the city: those who take the mail of each agency and may see it learn of it.
pub fn arrived(tx: &mut Conn, me: &Me, letters: &[Letter]) -> Result<()> {
    let notices: Vec<Notice> = letters
        .iter()
        .map(|letter| notice(letter.id, Event::LetterReceived, To::Registry(letter.agency_id)))
        .collect();
    tell(tx, me, &notices)
}

/// What notifications about letters may say: to those who may see the letter now.
#[derive(Debug, Clone, Copy, Default)]
pub struct LetterSubjects;

impl Subjects for LetterSubjects {
    fn about(
        &self,
        c: &mut Conn,
        me: &Me,
        kind: NotificationSubject,
        ids: &[Id],
    ) -> Result<BTreeMap<Id, About>> {
        if kind != NotificationSubject::Letter || !me.can(Permission::LetterRead) {
            return Ok(BTreeMap::new());
        }
        let rows = store::titles(c, &me.scope, ids)?;
        let about = |(id, subject, number, level): store::Title| {
            (id, About { subject, number, open: level == SecurityLevel::Open })
        };
        Ok(rows.into_iter().map(about).collect())
    }
    fn open(&self, c: &mut Conn, kind: NotificationSubject, ids: &[Id]) -> Result<BTreeSet<Id>> {
        match kind {
            NotificationSubject::Letter => Ok(access::store::open_among(c, ids)?),
            NotificationSubject::PermitApplication | NotificationSubject::Complaint => Ok(BTreeSet::new()),
        }
    }
}
