//! The full view of a letter.
use crate::agencies::AgencyRef;
use crate::documents::signing::state::ElectronicSignature;
use crate::letters::attachments::AttachmentView;
use crate::letters::dispositions::DispositionStatus;
use crate::letters::filing::destruction::LetterDestruction;
use crate::letters::model::{
    AddresseeKind, Channel, Direction, LetterAction, LetterStatus, SecurityLevel, Urgency,
};
use crate::letters::parts::LetterParts;
use crate::letters::people::PersonRef;
use crate::letters::recall::RecallView;
use crate::letters::reviews::ReviewView;
use crate::letters::rich_text::RichText;
use chrono::NaiveDate;
use pamong_db::{Id, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// As what someone holds a letter.
    pub enum HolderRole {
        /// The agency's registry: the letter waits to be given to someone, closed or sent.
        Registry = "registry",
        /// Receiver of an open disposition.
        Receiver = "receiver",
        /// Asked for an opinion; whoever asked keeps the letter.
        Adviser = "adviser",
        /// Drafter.
        Drafter = "drafter",
        /// Reviewer whose turn it is, in order or beside the others.
        Reviewer = "reviewer",
        /// Approver.
        Approver = "approver",
    }
}

/// Who holds a letter now.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LetterHolder)]
pub struct Holder {
    /// As what.
    pub role: HolderRole,
    /// The agency where the letter is.
    pub agency: AgencyRef,
    /// The position and its holder; null for the registry.
    pub person: Option<PersonRef>,
    /// Since when.
    pub since: Ts,
    /// Last day, where there is one.
    pub due_date: Option<NaiveDate>,
    /// The disposition by which it is held; null for other roles.
    pub disposition_id: Option<Id>,
    /// Where that disposition is on its way.
    pub disposition_status: Option<DispositionStatus>,
    /// Working days since the last day; 0 where it is not over.
    pub overdue_working_days: u32,
    /// Working days until the last day, negative those since then; null where there is none.
    pub working_days_left: Option<i32>,
}

/// An addressee of a letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LetterAddressee)]
pub struct AddresseeView {
    /// How it is named.
    pub kind: AddresseeKind,
    /// The agency, where it is one of the city's.
    pub agency: Option<AgencyRef>,
    /// Name on the letter.
    pub name: String,
    /// Whether the letter has arrived in the agency's agenda book.
    pub delivered: bool,
}

/// A letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Letter)]
pub struct LetterView {
    /// Id.
    pub id: Id,
    /// Which way it goes.
    pub direction: Direction,
    /// Where it is on its way.
    pub status: LetterStatus,
    /// The agency whose letter it is.
    pub agency: AgencyRef,
    /// Code of its kind.
    pub kind: String,
    /// How it came in or was made.
    pub channel: Option<Channel>,
    /// Agenda year of its number.
    pub register_year: i32,
    /// Number in the agenda book of incoming letters.
    pub agenda_number: Option<i32>,
    /// Number in the register of outgoing letters.
    pub sequence_number: Option<i32>,
    /// Suffix of a back-dated number, else null.
    pub sequence_suffix: Option<String>,
    /// The number on the letter.
    pub letter_number: Option<String>,
    /// The date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// When it was received.
    pub received_date: Option<NaiveDate>,
    /// Who sent it, in words.
    pub sender_name: Option<String>,
    /// The agency that sent it.
    pub sender_agency: Option<AgencyRef>,
    /// Subject.
    pub subject: String,
    /// Short content.
    pub summary: Option<String>,
    /// The words of its text.
    pub body: Option<String>,
    /// The text of the city's own letters with its structure.
    pub content: Option<RichText>,
    /// What its kind has of its own.
    pub parts: Option<LetterParts>,
    /// Archive classification.
    pub classification_code: Option<String>,
    /// Urgency.
    pub urgency: Urgency,
    /// Secrecy.
    pub security_level: SecurityLevel,
    /// Addressees of an outgoing letter, in order.
    pub addressees: Vec<AddresseeView>,
    /// Files.
    pub attachments: Vec<AttachmentView>,
    /// Reviews of all rounds, in order.
    pub reviews: Vec<ReviewView>,
    /// The position that approves it.
    pub approver: Option<PersonRef>,
    /// When it was approved.
    pub approved_at: Option<Ts>,
    /// Who drafted it.
    pub drafter: Option<PersonRef>,
    /// As what it was addressed to the agency, where it came from inside the city: `carbon_copy` for a copy that is for
    /// information (tembusan).
    pub received_as: Option<AddresseeKind>,
    /// The outgoing letter that this incoming one delivers.
    pub source_letter_id: Option<Id>,
    /// The incoming letter that this one answers; null where the caller may not see that one.
    pub reply_to_id: Option<Id>,
    /// What the letter was made for, such as `permit_application` or `evaluation_period`.
    pub origin_type: Option<String>,
    /// Id of that thing.
    pub origin_id: Option<Id>,
    /// Who holds it now; nobody once it is closed, sent or given up.
    pub holders: Vec<Holder>,
    /// Why and by whom it was taken back; null where it was not.
    pub recall: Option<RecallView>,
    /// That its folder was destroyed, and what became of its content: text, files and signed paper are gone or, while another
    /// office holds the letter, kept. Null where nothing was destroyed.
    pub destruction: Option<LetterDestruction>,
    /// The electronic signature; null where none was asked for.
    pub signature: Option<ElectronicSignature>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<LetterAction>,
    /// Version for `If-Match`.
    pub version: i32,
    /// When the record was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
}
