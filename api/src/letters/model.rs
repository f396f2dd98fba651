//! The letter: one table for both directions, and the words that describe it.
use crate::documents::numbering;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{letter_addressees, letters};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// Which way a letter goes, seen from its agency.
    pub enum Direction {
        /// Received by the agency (surat masuk).
        Incoming = "incoming",
        /// Sent by the agency (surat keluar).
        Outgoing = "outgoing",
    }
}

text_enum! {
    /// How a letter came in or was made.
    pub enum Channel {
        /// On paper.
        Paper = "paper",
        /// By e-mail.
        Email = "email",
        /// Inside the system.
        Electronic = "electronic",
    }
}

text_enum! {
    /// How soon a letter wants to be dealt with; a field of its own, apart from secrecy.
    pub enum Urgency {
        /// Biasa.
        Normal = "normal",
        /// Segera.
        Urgent = "urgent",
        /// Sangat segera.
        VeryUrgent = "very_urgent",
    }
}

text_enum! {
    /// Who may know a letter (sifat naskah).
    pub enum SecurityLevel {
        /// Biasa.
        Open = "open",
        /// Terbatas.
        Restricted = "restricted",
        /// Rahasia.
        Confidential = "confidential",
        /// Sangat rahasia.
        Secret = "secret",
    }
}

text_enum! {
    /// Where a letter is on its way. The first four are of incoming letters, the last is of both, the
    /// others are of outgoing ones.
    pub enum LetterStatus {
        /// Entered in the agenda book.
        Registered = "registered",
        /// Opened by someone of the agency.
        Read = "read",
        /// Given to positions with instructions.
        Disposed = "disposed",
        /// Dealt with.
        Closed = "closed",
        /// Being written.
        Draft = "draft",
        /// With the reviewers, who initial in order.
        InReview = "in_review",
        /// With the approver.
        AwaitingApproval = "awaiting_approval",
        /// Approved and numbered.
        Approved = "approved",
        /// Sent to its addressees.
        Dispatched = "dispatched",
        /// Given up before it got a number.
        Cancelled = "cancelled",
        /// Taken back by its sender before it was read: the outgoing letter and the copies in the agenda books, which keep
        /// their numbers.
        Withdrawn = "withdrawn",
    }
}

impl LetterStatus {
    /// An incoming letter that is not dealt with.
    pub const TO_DO: &'static [Self] = &[Self::Registered, Self::Read, Self::Disposed];
    /// An outgoing letter that has its number.
    pub const NUMBERED: &'static [Self] = &[Self::Approved, Self::Dispatched, Self::Withdrawn];
}

text_enum! {
    /// What can be done with a letter.
    pub enum LetterAction {
        /// Note that it was opened: `POST /letters/{id}/read`.
        Read = "read",
        /// Give it to positions with instructions: `POST /letters/{id}/dispositions`.
        Dispose = "dispose",
        /// Ask what others think of it and keep it: `POST /letters/{id}/opinions`.
        AskOpinion = "ask_opinion",
        /// Say that it is dealt with: `POST /letters/{id}/closure`.
        Close = "close",
        /// Change the draft: `PATCH /letters/{id}`.
        Update = "update",
        /// Say something about the draft: `POST /letters/{id}/comments`.
        Comment = "comment",
        /// Hand the draft to reviewers or approver: `POST /letters/{id}/submission`.
        Submit = "submit",
        /// Initial it or send it back: `POST /letters/{id}/reviews`.
        Review = "review",
        /// Send it back instead of approving: `POST /letters/{id}/return`.
        Return = "return",
        /// Approve it, which grants the number: `POST /letters/{id}/approval`.
        Approve = "approve",
        /// Sign it electronically, which approves it and grants the number: `POST /letters/{id}/signature`.
        Sign = "sign",
        /// Send it: `POST /letters/{id}/dispatch`.
        Dispatch = "dispatch",
        /// Take it back while nobody has read it: `POST /letters/{id}/recall`.
        Recall = "recall",
        /// Give the draft up: `POST /letters/{id}/cancellation`.
        Cancel = "cancel",
    }
}

text_enum! {
    /// How an addressee is named on a letter.
    pub enum AddresseeKind {
        /// Yth.
        To = "to",
        /// Tembusan.
        CarbonCopy = "carbon_copy",
    }
}

/// A letter as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letters, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Letter {
    /// Id.
    pub id: Id,
    /// The agency whose letter it is.
    pub agency_id: Id,
    /// Which way it goes.
    pub direction: Direction,
    /// Where it is on its way.
    pub status: LetterStatus,
    /// Code of its kind.
    pub kind_code: String,
    /// How it came in or was made.
    pub channel: Option<Channel>,
    /// Agenda year.
    pub register_year: i32,
    /// Number in the agenda book of incoming letters.
    pub agenda_number: Option<i32>,
    /// Number in the register of outgoing letters.
    pub sequence_number: Option<i32>,
    /// The number on the letter.
    pub letter_number: Option<String>,
    /// The date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// When it was received.
    pub received_date: Option<NaiveDate>,
    /// Who sent it, in words.
    pub sender_name: Option<String>,
    /// The agency that sent it.
    pub sender_agency_id: Option<Id>,
    /// Subject (hal).
    pub subject: String,
    /// Short content (isi ringkas).
    pub summary: Option<String>,
    /// Full text.
    pub body: Option<String>,
    /// Archive classification.
    pub classification_code: Option<String>,
    /// Urgency.
    pub urgency: Urgency,
    /// Secrecy.
    pub security_level: SecurityLevel,
    /// Who drafted it.
    pub drafter_user_id: Option<Id>,
    /// In which position.
    pub drafter_position_id: Option<Id>,
    /// Which position approves it.
    pub approver_position_id: Option<Id>,
    /// When it was approved.
    pub approved_at: Option<Ts>,
    /// The outgoing letter that this incoming one delivers.
    pub source_letter_id: Option<Id>,
    /// The incoming letter that this one answers.
    pub reply_to_id: Option<Id>,
    /// What the letter was made for, where another feature asked for it.
    pub origin_type: Option<String>,
    /// Id of that thing.
    pub origin_id: Option<Id>,
    /// When the record was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
    /// Suffix of a back-dated number in the register of outgoing letters, else empty.
    pub sequence_suffix: String,
}

/// One addressee of an outgoing letter.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_addressees, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Addressee {
    /// The letter.
    pub letter_id: Id,
    /// Place in the list, from 1.
    pub pos: i32,
    /// How it is named.
    pub kind: AddresseeKind,
    /// The agency, where it is one of the city's.
    pub agency_id: Option<Id>,
    /// Name on the letter.
    pub name: String,
    /// The incoming letter at that agency, once delivered.
    pub delivered_letter_id: Option<Id>,
}

/// A letter as other records name it.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = letters, check_for_backend(MultiBackend))]
#[schema(as = LetterSummary)]
pub struct LetterSummary {
    /// Id.
    pub id: Id,
    /// Its agency.
    pub agency_id: Id,
    /// Where it is on its way.
    pub status: LetterStatus,
    /// Number in the agenda book.
    pub agenda_number: Option<i32>,
    /// The number on the letter.
    pub letter_number: Option<String>,
    /// The date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Who sent it.
    pub sender_name: Option<String>,
    /// Subject.
    pub subject: String,
    /// Urgency.
    pub urgency: Urgency,
}

impl Letter {
    /// A letter of `agency_id` with nothing on it yet but what every letter has.
    pub fn blank(agency_id: Id, direction: Direction, status: LetterStatus, at: crate::http::Moment) -> Self {
        Self {
            id: Id::new(),
            agency_id,
            direction,
            status,
            kind_code: String::new(),
            channel: Some(Channel::Electronic),
            register_year: at.year(),
            agenda_number: None,
            sequence_number: None,
            letter_number: None,
            letter_date: None,
            received_date: None,
            sender_name: None,
            sender_agency_id: None,
            subject: String::new(),
            summary: None,
            body: None,
            classification_code: None,
            urgency: Urgency::Normal,
            security_level: SecurityLevel::Open,
            drafter_user_id: None,
            drafter_position_id: None,
            approver_position_id: None,
            approved_at: None,
            source_letter_id: None,
            reply_to_id: None,
            origin_type: None,
            origin_id: None,
            created_at: at.now,
            updated_at: at.now,
            version: 1,
            sequence_suffix: String::new(),
        }
    }
}

impl SecurityLevel {
    /// The code that stands in a number: B, T, R or SR (Peraturan Bapanas 3/2022, art. 39, names the last three).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => numbering::OPEN,
            Self::Restricted => "T",
            Self::Confidential => "R",
            Self::Secret => "SR",
        }
    }
}
