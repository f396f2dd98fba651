//! Puts the view of a letter together, with one query for each kind of detail.
use super::actions::{Situation, allowed};
use super::model::{AddresseeView, Holder, HolderRole, LetterView};
use crate::agencies::{self, AgencyRef};
use crate::documents::signing::state::ElectronicSignature;
use crate::documents::signing::{self, paper::SubjectType};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::letters::attachments::{self, AttachmentView};
use crate::letters::dispatches;
use crate::letters::dispositions::{self, Disposition, DispositionKind, DispositionStatus, holding};
use crate::letters::filing::destruction::{self, DestructionStatus};
use crate::letters::model::{Addressee, Direction, Letter, LetterStatus};
use crate::letters::people::{self, People};
use crate::letters::recall;
use crate::letters::reviews::{self, Review, ReviewView};
use crate::letters::rich_text::RichText;
use crate::letters::scans;
use crate::letters::store;
use crate::letters::texts::{self, LetterText};
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// What hangs on a letter.
struct Parts {
    addressees: Vec<Addressee>,
    reviews: Vec<Review>,
    dispositions: Vec<Disposition>,
    agencies: BTreeMap<Id, AgencyRef>,
    people: People,
    signature: Option<ElectronicSignature>,
    holding: Vec<Holder>,
}

/// The letter as the caller sees it.
pub fn letter(c: &mut Conn, me: &Me, letter: Letter) -> Result<LetterView> {
    let parts = load(c, me, &letter)?;
    let files = attachments::store::of_letter(c, letter.id)?;
    let read = scans::state_of(c, letter.id)?;
    let own_files = files.iter().filter(|file| file.follow_up_id.is_none());
    let situation = Situation {
        next_reviewers: reviews::service::turns(&parts.reviews).map(|r| r.position_id).collect(),
        open_dispositions: parts.open_dispositions().next().is_some(),
    };
    let drafter = match (letter.drafter_position_id, letter.drafter_user_id) {
        (Some(position), Some(user)) => Some(parts.people.actor(position, user)?),
        _ => None,
    };
    let text = match texts::store::find(c, letter.id)? {
        None if letter.direction == Direction::Outgoing && letter.body.is_some() => {
            Some(texts::from_words(&letter)?)
        }
        found => found,
    };
    let content = text.as_ref().map(LetterText::rich).transpose()?;
    // No way leads to a letter that the caller may not see.
    let answered: Vec<Id> = letter.reply_to_id.into_iter().collect();
    let reply_to_id = store::visible_among(c, &me.scope, &answered)?.pop_first();
    let received_as = match letter.source_letter_id {
        Some(_) => dispatches::copies(c, &[letter.id])?.remove(&letter.id),
        None => None,
    };
    let destruction = destruction::of_letter(c, letter.id)?;
    let mut allowed_actions = allowed(me, &letter, &situation);
    if destruction.as_ref().is_some_and(|of| of.status == DestructionStatus::Destroyed) {
        allowed_actions.clear();
    }
    Ok(LetterView {
        destruction,
        received_as,
        content: content.as_ref().map(RichText::seen),
        parts: text.as_ref().map(LetterText::parts).transpose()?.flatten(),
        agency: parts.agency(letter.agency_id)?,
        sender_agency: letter.sender_agency_id.map(|id| parts.agency(id)).transpose()?,
        addressees: parts.addressee_views()?,
        attachments: own_files
            .map(|file| AttachmentView { scan: read.get(&file.id).copied(), ..file.into() })
            .collect(),
        reviews: parts.review_views()?,
        approver: letter.approver_position_id.map(|id| parts.people.holder(id)).transpose()?,
        drafter,
        holders: parts.holders(&letter)?,
        recall: recall::of(c, me, &letter)?,
        signature: parts.signature,
        allowed_actions,
        id: letter.id,
        direction: letter.direction,
        status: letter.status,
        kind: letter.kind_code,
        channel: letter.channel,
        register_year: letter.register_year,
        agenda_number: letter.agenda_number,
        sequence_number: letter.sequence_number,
        sequence_suffix: Some(letter.sequence_suffix).filter(|suffix| !suffix.is_empty()),
        letter_number: letter.letter_number,
        letter_date: letter.letter_date,
        received_date: letter.received_date,
        sender_name: letter.sender_name,
        subject: letter.subject,
        summary: letter.summary,
        body: letter.body,
        classification_code: letter.classification_code,
        urgency: letter.urgency,
        security_level: letter.security_level,
        approved_at: letter.approved_at,
        source_letter_id: letter.source_letter_id,
        reply_to_id,
        origin_type: letter.origin_type,
        origin_id: letter.origin_id,
        version: letter.version,
        created_at: letter.created_at,
        updated_at: letter.updated_at,
    })
}

fn load(c: &mut Conn, me: &Me, letter: &Letter) -> Result<Parts> {
    let (mut addressees, mut reviews, mut dispositions) = (Vec::new(), Vec::new(), Vec::new());
    let mut held = Vec::new();
    match letter.direction {
        Direction::Incoming => {
            dispositions = dispositions::store::of_letter(c, letter.id)?;
            held = holding(c, me, letter.id)?;
        }
        Direction::Outgoing => {
            addressees = store::addressees(c, letter.id)?;
            reviews = reviews::store::of_letter(c, letter.id)?;
        }
    }
    let mut agency_ids: Vec<Id> = addressees.iter().filter_map(|a| a.agency_id).collect();
    agency_ids.push(letter.agency_id);
    agency_ids.extend(letter.sender_agency_id);
    let mut positions: Vec<Id> = reviews.iter().map(|r| r.position_id).collect();
    positions.extend(letter.drafter_position_id);
    positions.extend(letter.approver_position_id);
    let mut persons: Vec<Id> = reviews.iter().filter_map(|r| r.decided_by_user_id).collect();
    persons.extend(letter.drafter_user_id);
    let agencies = agencies::store::refs(c, &agency_ids)?.into_iter().map(|a| (a.id, a)).collect();
    let people = people::store::load(c, &positions, &persons, me.today())?;
    let signature = match letter.direction {
        Direction::Outgoing => {
            let (kind, subject) = signed_as(letter);
            signing::state::of_subject(c, kind, subject)?
        }
        Direction::Incoming => None,
    };
    Ok(Parts { addressees, reviews, dispositions, agencies, people, signature, holding: held })
}

/// What is signed: the letter itself, or the permit for which it was registered.
fn signed_as(letter: &Letter) -> (SubjectType, Id) {
    match (letter.origin_type.as_deref(), letter.origin_id) {
        (Some("permit_application"), Some(application)) => (SubjectType::PermitApplication, application),
        _ => (SubjectType::Letter, letter.id),
    }
}

impl Parts {
    fn agency(&self, id: Id) -> Result<AgencyRef> {
        self.agencies.get(&id).cloned().ok_or_else(|| Error::internal("agency was not looked up"))
    }

    fn open_dispositions(&self) -> impl Iterator<Item = &Disposition> {
        let handed = self.dispositions.iter().filter(|d| d.kind == DispositionKind::HandOver);
        handed.filter(|d| DispositionStatus::OPEN.contains(&d.status))
    }

    fn addressee_views(&self) -> Result<Vec<AddresseeView>> {
        let view = |a: &Addressee| {
            Ok(AddresseeView {
                kind: a.kind,
                agency: a.agency_id.map(|id| self.agency(id)).transpose()?,
                name: a.name.clone(),
                delivered: a.delivered_letter_id.is_some(),
            })
        };
        self.addressees.iter().map(view).collect()
    }

    fn review_views(&self) -> Result<Vec<ReviewView>> {
        let view = |r: &Review| {
            let reviewer = match r.decided_by_user_id {
                Some(user) => self.people.actor(r.position_id, user)?,
                None => self.people.holder(r.position_id)?,
            };
            Ok(ReviewView {
                id: r.id,
                round: r.round,
                pos: r.pos,
                kind: r.kind,
                reviewer,
                status: r.status,
                note: r.note.clone(),
                decided_at: r.decided_at,
            })
        };
        self.reviews.iter().map(view).collect()
    }

    /// Who holds the letter now and since when.
    fn holders(&self, letter: &Letter) -> Result<Vec<Holder>> {
        let one = |role, position: Option<Id>, since| {
            let person = position.map(|id| self.people.holder(id)).transpose()?;
            let agency = match &person {
                Some(person) => person.agency.clone(),
                None => self.agency(letter.agency_id)?,
            };
            Ok::<_, Error>(Holder {
                role,
                agency,
                person,
                since,
                due_date: None,
                disposition_id: None,
                disposition_status: None,
                overdue_working_days: 0,
                working_days_left: None,
            })
        };
        match letter.status {
            LetterStatus::Registered | LetterStatus::Read | LetterStatus::Disposed => {
                let mut holding = self.holding.clone();
                if !holding.iter().any(|holder| holder.role == HolderRole::Receiver) {
                    let handed = self.dispositions.iter().filter(|d| d.kind == DispositionKind::HandOver);
                    let back = handed.map(|d| d.updated_at).max().unwrap_or(letter.created_at);
                    holding.insert(0, one(HolderRole::Registry, None, back)?);
                }
                Ok(holding)
            }
            LetterStatus::Draft => {
                let back = self.reviews.iter().filter_map(|r| r.decided_at).max();
                let since = back.unwrap_or(letter.created_at);
                Ok(vec![one(HolderRole::Drafter, letter.drafter_position_id, since)?])
            }
            LetterStatus::InReview => {
                let since = reviews::service::since(&self.reviews).unwrap_or(letter.updated_at);
                let turns = reviews::service::turns(&self.reviews);
                turns.map(|r| one(HolderRole::Reviewer, Some(r.position_id), since)).collect()
            }
            LetterStatus::AwaitingApproval => {
                Ok(vec![one(HolderRole::Approver, letter.approver_position_id, letter.updated_at)?])
            }
            LetterStatus::Approved => {
                let since = letter.approved_at.unwrap_or(letter.updated_at);
                Ok(vec![one(HolderRole::Registry, None, since)?])
            }
            LetterStatus::Closed
            | LetterStatus::Dispatched
            | LetterStatus::Cancelled
            | LetterStatus::Withdrawn => Ok(Vec::new()),
        }
    }
}
