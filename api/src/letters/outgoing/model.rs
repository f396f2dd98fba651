//! Drafts and the way of an outgoing letter.
use crate::documents::papers::printable;
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::attachments::validate_uploads;
use crate::letters::model::{AddresseeKind, LetterStatus, SecurityLevel, Urgency};
use crate::letters::parts::LetterParts;
use crate::letters::rich_text::RichText;
use pamong_db::{Id, text_enum};
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Positions that may initial one letter in order (Permendagri 54/2009, annex C).
pub const MAX_REVIEWERS: usize = 3;
/// Positions of other units that may initial it beside them; the regulation sets no limit, this is the city's own.
pub const MAX_COORDINATORS: usize = 10;
/// Addressees of one letter.
pub const MAX_ADDRESSEES: usize = 200;

text_enum! {
    /// Says that a letter is to be sent.
    pub enum OutgoingDirection {
        /// Sent by the agency.
        Outgoing = "outgoing",
    }
}

text_enum! {
    /// What moves an outgoing letter on.
    pub enum Move {
        /// The draft is handed to its reviewers.
        Submit = "submit",
        /// The draft, which has no reviewers, is handed to its approver.
        SubmitUnreviewed = "submit_unreviewed",
        /// A reviewer initials it and another one follows.
        Initial = "initial",
        /// The last reviewer initials it.
        InitialLast = "initial_last",
        /// A reviewer sends it back.
        Return = "return",
        /// The approver sends it back.
        ReturnUnapproved = "return_unapproved",
        /// The approver approves it.
        Approve = "approve",
        /// It is sent.
        Dispatch = "dispatch",
        /// It is taken back before anybody has read it.
        Recall = "recall",
        /// The draft is given up.
        Cancel = "cancel",
    }
}

/// The state after a move, if the move is possible now.
pub const fn after(status: LetterStatus, moved: Move) -> Option<LetterStatus> {
    match (status, moved) {
        (LetterStatus::Draft, Move::Submit) | (LetterStatus::InReview, Move::Initial) => {
            Some(LetterStatus::InReview)
        }
        (LetterStatus::Draft, Move::SubmitUnreviewed) | (LetterStatus::InReview, Move::InitialLast) => {
            Some(LetterStatus::AwaitingApproval)
        }
        (LetterStatus::InReview, Move::Return) | (LetterStatus::AwaitingApproval, Move::ReturnUnapproved) => {
            Some(LetterStatus::Draft)
        }
        (LetterStatus::AwaitingApproval, Move::Approve) => Some(LetterStatus::Approved),
        (LetterStatus::Approved, Move::Dispatch) => Some(LetterStatus::Dispatched),
        (LetterStatus::Dispatched, Move::Recall) => Some(LetterStatus::Withdrawn),
        (LetterStatus::Draft, Move::Cancel) => Some(LetterStatus::Cancelled),
        _ => None,
    }
}

/// An addressee: an agency of the city, or anybody by name.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAddressee {
    /// An agency of the city; it receives the letter in its agenda book.
    pub agency_id: Option<Id>,
    /// Name on the letter; the agency's own name where only the agency is given.
    pub name: Option<String>,
    /// How it is named.
    pub kind: AddresseeKind,
}

/// A draft of an outgoing letter of the caller's agency.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOutgoingLetter {
    /// `outgoing`.
    pub direction: OutgoingDirection,
    /// Code of its kind, in use today.
    pub kind: String,
    /// Subject.
    pub subject: String,
    /// Text of the letter in words alone, made into paragraphs and lists; either this or `content`.
    pub body: Option<String>,
    /// Text of the letter with its structure; `body` is made from it.
    pub content: Option<RichText>,
    /// What its kind has of its own.
    pub parts: Option<LetterParts>,
    /// Archive classification, in use today.
    pub classification_code: String,
    /// Urgency.
    pub urgency: Urgency,
    /// Secrecy.
    pub security_level: SecurityLevel,
    /// Addressees, 1 to 200, each agency once.
    pub addressees: Vec<NewAddressee>,
    /// Positions that initial it, in order, at most three; neither the drafter's nor the approver's.
    #[serde(default)]
    pub reviewers: Vec<Id>,
    /// Positions of other units that the letter touches, which initial it in any order (paraf koordinasi), at most ten;
    /// none of those that are named otherwise.
    #[serde(default)]
    pub coordinators: Vec<Id>,
    /// Position that approves it: of the agency or of one above it, with the right to approve.
    pub approver_position_id: Id,
    /// Uploads that become its attachments, at most 20.
    #[serde(default)]
    pub upload_ids: Vec<Id>,
    /// The incoming letter that it answers.
    pub reply_to_id: Option<Id>,
}

/// Changes of a draft; fields that are absent stay as they are.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterPatch {
    /// Code of its kind.
    pub kind: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Text of the letter in words alone, made into paragraphs and lists; not together with `content`.
    pub body: Option<String>,
    /// Text of the letter with its structure; `body` is made from it.
    pub content: Option<RichText>,
    /// All parts of its kind anew. A kind that does not have the present ones needs them anew.
    pub parts: Option<LetterParts>,
    /// Archive classification.
    pub classification_code: Option<String>,
    /// Urgency.
    pub urgency: Option<Urgency>,
    /// Secrecy.
    pub security_level: Option<SecurityLevel>,
    /// All addressees anew.
    pub addressees: Option<Vec<NewAddressee>>,
    /// All reviewers anew, in order.
    pub reviewers: Option<Vec<Id>>,
    /// All coordinating positions anew.
    pub coordinators: Option<Vec<Id>>,
    /// Position that approves it.
    pub approver_position_id: Option<Id>,
    /// Uploads that are added to its attachments.
    #[serde(default)]
    pub upload_ids: Vec<Id>,
    /// Attachments that are taken off.
    #[serde(default)]
    pub remove_attachment_ids: Vec<Id>,
}

impl Validate for NewOutgoingLetter {
    fn validate(&self, v: &mut Violations) {
        v.text("/kind", &self.kind, 20);
        v.text("/subject", &self.subject, 500);
        printable(v, "/subject", &self.subject);
        if self.body.is_none() && self.content.is_none() {
            v.add("/body", Code::Required);
        }
        text(v, self.body.as_deref(), self.content.as_ref(), self.parts.as_ref());
        v.text("/classification_code", &self.classification_code, 30);
        addressees(v, &self.addressees);
        circuit(v, &self.reviewers, &self.coordinators);
        validate_uploads(v, &self.upload_ids);
    }
}

impl Validate for LetterPatch {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/kind", self.kind.as_deref(), 20);
        v.optional_text("/subject", self.subject.as_deref(), 500);
        printable(v, "/subject", self.subject.as_deref().unwrap_or_default());
        text(v, self.body.as_deref(), self.content.as_ref(), self.parts.as_ref());
        v.optional_text("/classification_code", self.classification_code.as_deref(), 30);
        if let Some(list) = &self.addressees {
            addressees(v, list);
        }
        let given = |list: &Option<Vec<Id>>| list.clone().unwrap_or_default();
        circuit(v, &given(&self.reviewers), &given(&self.coordinators));
        validate_uploads(v, &self.upload_ids);
    }
}

/// The text is told once: in words or with its structure.
fn text(v: &mut Violations, body: Option<&str>, content: Option<&RichText>, parts: Option<&LetterParts>) {
    v.optional_text("/body", body, 50_000);
    printable(v, "/body", body.unwrap_or_default());
    match content {
        Some(_) if body.is_some() => v.add("/content", Code::Duplicate),
        Some(content) => content.validate(v, "/content"),
        None => {}
    }
    if let Some(parts) = parts {
        parts.validate(v);
    }
}

fn addressees(v: &mut Violations, list: &[NewAddressee]) {
    if list.is_empty() {
        v.add("/addressees", Code::Required);
    } else if list.len() > MAX_ADDRESSEES {
        v.add_with("/addressees", Code::TooMany, MAX_ADDRESSEES);
    }
    let mut agencies = BTreeSet::new();
    for (i, addressee) in list.iter().enumerate() {
        match (addressee.agency_id, &addressee.name) {
            (None, None) => v.add(format!("/addressees/{i}/name"), Code::Required),
            (_, name) => {
                let pointer = format!("/addressees/{i}/name");
                v.optional_text(&pointer, name.as_deref(), 200);
                printable(v, &pointer, name.as_deref().unwrap_or_default());
            }
        }
        if addressee.agency_id.is_some_and(|id| !agencies.insert(id)) {
            v.add(format!("/addressees/{i}/agency_id"), Code::Duplicate);
        }
    }
}

fn circuit(v: &mut Violations, reviewers: &[Id], coordinators: &[Id]) {
    let mut seen = BTreeSet::new();
    for (name, list, max) in
        [("reviewers", reviewers, MAX_REVIEWERS), ("coordinators", coordinators, MAX_COORDINATORS)]
    {
        if list.len() > max {
            v.add_with(format!("/{name}"), Code::TooMany, max);
        }
        for (i, position) in list.iter().enumerate() {
            if !seen.insert(position) {
                v.add(format!("/{name}/{i}"), Code::Duplicate);
            }
        }
    }
}
