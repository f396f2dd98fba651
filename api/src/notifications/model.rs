//! A notification.
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::notifications;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What a person is told of.
    pub enum NotificationEvent {
        /// A disposition was given to the person's position.
        DispositionReceived = "disposition_received",
        /// A disposition that the person's position gave was reported on.
        DispositionAnswered = "disposition_answered",
        /// A disposition that the person's position gave is finished.
        DispositionDone = "disposition_done",
        /// A disposition was taken back before it was opened.
        DispositionCancelled = "disposition_cancelled",
        /// An outgoing letter waits for the position's initials.
        LetterToReview = "letter_to_review",
        /// A draft was sent back.
        LetterReturned = "letter_returned",
        /// An outgoing letter waits for the position's signature.
        LetterToSign = "letter_to_sign",
        /// A letter that the position drafted was signed and has its number.
        LetterSigned = "letter_signed",
        /// A letter arrived from another agency of the city.
        LetterReceived = "letter_received",
        /// An office answered an invitation that the position drafted.
        InvitationAnswered = "invitation_answered",
        /// A mail with a letter, or with a receipt for one, could not be sent.
        LetterMailFailed = "letter_mail_failed",
        /// The signature of a paper did not come; it waits in the signing queue.
        SigningFailed = "signing_failed",
        /// A disposition is due on the next working day.
        DueTomorrow = "due_tomorrow",
        /// A disposition is overdue; told to its receiver.
        Overdue = "overdue",
        /// A disposition is overdue for some working days; told to its giver.
        OverdueEscalated = "overdue_escalated",
        /// An application is due on the next working day; told to those for whom it waits.
        PermitDue = "permit_due",
        /// The own time of the stage at which an application stands is over; told to those for whom it waits.
        PermitStageOverdue = "permit_stage_overdue",
        /// An application is late; told to those for whom it waits and to their head.
        PermitOverdue = "permit_overdue",
        /// An application is late for some working days; told to the head of the office and to that of the one above.
        PermitEscalated = "permit_escalated",
        /// An application was given to the position.
        PermitAssigned = "permit_assigned",
        /// A complaint came in, or was passed on or objected to.
        ComplaintReceived = "complaint_received",
        /// A complaint must be answered by the next working day.
        ComplaintDue = "complaint_due",
        /// A complaint is overdue, or nobody took it up in time.
        ComplaintOverdue = "complaint_overdue",
        /// An issued paper of the office ends within some weeks.
        PermitExpiring = "permit_expiring",
    }
}

text_enum! {
    /// What a notification is about.
    pub enum NotificationSubject {
        /// A letter, or a disposition of it.
        Letter = "letter",
        /// An application for a permit or certificate.
        PermitApplication = "permit_application",
        /// A complaint about a service.
        Complaint = "complaint",
    }
}

text_enum! {
    /// How a person wants to hear of an event by mail.
    pub enum MailChoice {
        /// Not at all.
        Off = "off",
        /// With a mail of its own, at once.
        Now = "now",
        /// In the mail that sums up each working day.
        Digest = "digest",
    }
}

/// A notification as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = notifications, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Notification {
    /// Id.
    pub id: Id,
    /// Who is told.
    pub user_id: Id,
    /// Its number among those of the person.
    pub seq: i64,
    /// In which position the person is told.
    pub position_id: Id,
    /// What of.
    pub event: NotificationEvent,
    /// What it is about.
    pub subject_type: NotificationSubject,
    /// Id of that.
    pub subject_id: Id,
    /// `Details` as JSON.
    pub details: serde_json::Value,
    /// Whether the person's list shows it; open pages learn of it either way, so that they show what is new.
    pub in_app: bool,
    /// Whether mail tells of it.
    pub mail: MailChoice,
    /// When the person read it.
    pub read_at: Option<Ts>,
    /// When it went out by mail.
    pub mailed_at: Option<Ts>,
    /// When it was written.
    pub created_at: Ts,
}

/// What the words of a notification are made of. Nothing of a letter's content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// The disposition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disposition_id: Option<Id>,
    /// When it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<NaiveDate>,
    /// How many working days it is late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_days: Option<u32>,
}

/// A notification as the person sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Notification)]
pub struct NotificationView {
    /// Id.
    pub id: Id,
    /// Its number among those of the person; later ones have higher numbers.
    pub seq: i64,
    /// What of.
    pub event: NotificationEvent,
    /// What it is about.
    pub subject_type: NotificationSubject,
    /// Id of that.
    pub subject_id: Id,
    /// Subject of the letter; null where the person may not see it (any more).
    pub subject: Option<String>,
    /// Number of the letter, where it has one and the person may see it.
    pub letter_number: Option<String>,
    /// Who did it; null for what the system found by itself.
    pub actor: Option<String>,
    /// The disposition, where it is about one.
    pub disposition_id: Option<Id>,
    /// When that is due.
    pub due_date: Option<NaiveDate>,
    /// How many working days it is late.
    pub working_days: Option<u32>,
    /// The position in which the person is told.
    pub position_id: Id,
    /// Whether the list shows it. False only in the stream of events, for what the person does not want to be told but an
    /// open page must show.
    pub in_app: bool,
    /// When the person read it.
    pub read_at: Option<Ts>,
    /// When it was written.
    pub created_at: Ts,
}
