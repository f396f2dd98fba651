//! Applications: rows, inputs and their words.
use crate::permits::clock::Times;
use crate::storage::FileRef;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{permit_applications, permit_documents, permit_events};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// Where an application stands.
    pub enum PermitStatus {
        /// Not handed in yet.
        Draft = "draft",
        /// Handed in, to be checked for completeness.
        Submitted = "submitted",
        /// Returned because something is missing; the clock is paused.
        Incomplete = "incomplete",
        /// Being worked on.
        InReview = "in_review",
        /// On site.
        FieldCheck = "field_check",
        /// The fee is due; the clock is paused.
        AwaitingPayment = "awaiting_payment",
        /// Waits for the first initials (paraf).
        AwaitingInitials = "awaiting_initials",
        /// Initialled, waits for the signature; more initials may follow.
        AwaitingSignature = "awaiting_signature",
        /// Signed and numbered, to be fetched.
        Ready = "ready",
        /// The applicant has the paper.
        HandedOver = "handed_over",
        /// Refused.
        Rejected = "rejected",
        /// Ended by the office.
        Cancelled = "cancelled",
        /// Ended by the applicant.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can be done with an application.
    pub enum PermitAction {
        /// Hand it in.
        Submit = "submit",
        /// Return it because something is missing; needs a note or the missing items.
        ReturnIncomplete = "return_incomplete",
        /// Hand in what was missing.
        Resubmit = "resubmit",
        /// Find it complete and start the review.
        Accept = "accept",
        /// Send it to the field team.
        RequestFieldCheck = "request_field_check",
        /// Report from the site.
        CompleteFieldCheck = "complete_field_check",
        /// Ask for the fee.
        RequestPayment = "request_payment",
        /// Record that the fee was paid.
        RecordPayment = "record_payment",
        /// Pass it to the next stage of the review.
        Advance = "advance",
        /// Give it back to an earlier stage of the review, inside the office; needs a note.
        SendBack = "send_back",
        /// Send the draft to be initialled.
        RequestInitials = "request_initials",
        /// Initial the draft.
        Initial = "initial",
        /// Sign the paper, which grants its number.
        Sign = "sign",
        /// Give the paper to the applicant.
        HandOver = "hand_over",
        /// Refuse the application; needs a note.
        Reject = "reject",
        /// End it for the office.
        Cancel = "cancel",
        /// End it for the applicant.
        Withdraw = "withdraw",
    }
}

text_enum! {
    /// How an application came in.
    pub enum PermitChannel {
        /// At the counter.
        Counter = "counter",
        /// On the public pages.
        Online = "online",
    }
}

/// An application as it is stored; personal numbers are masked in `form_data`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_applications, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PermitApplication {
    /// Id.
    pub id: Id,
    /// The office.
    pub agency_id: Id,
    /// The service, in the revision of that day.
    pub service_id: Id,
    /// Year of the register.
    pub register_year: i32,
    /// Number in the office's register of that year.
    pub register_number: i32,
    /// Code for following it, without dashes.
    pub tracking_code: String,
    /// How it came in.
    pub channel: PermitChannel,
    /// Where it stands.
    pub status: PermitStatus,
    /// Key of the stage of its procedure; `status` is the kind of that stage.
    pub stage: String,
    /// Right of those in whose worklist it lies; null where the applicant must act or all is done.
    pub waits_for: Option<String>,
    /// Who applies.
    pub applicant_name: String,
    /// The applicant's NIK, masked.
    pub nik_masked: Option<String>,
    /// Keyed fingerprint of the applicant's NIK.
    pub nik_index: Option<String>,
    /// Answers, personal numbers masked.
    pub form_data: serde_json::Value,
    /// Day of the submission.
    pub submitted_on: NaiveDate,
    /// Last day in time.
    pub due_date: NaiveDate,
    /// Since when the applicant must act.
    pub paused_since: Option<NaiveDate>,
    /// When it was signed or ended.
    pub stopped_on: Option<NaiveDate>,
    /// Working days of all pauses that are over.
    pub working_days_paused: i32,
    /// What the applicant was told last.
    pub public_note: Option<String>,
    /// Who took it in; null on the public pages.
    pub created_by_user_id: Option<Id>,
    /// When it came in.
    pub created_at: Ts,
    /// When it changed last.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
    /// Last day in time of the stage at which it stands, where the stage has a time of its own.
    pub stage_due_date: Option<NaiveDate>,
}

impl PermitApplication {
    /// The figures of its clock.
    pub fn times(&self) -> Times {
        Times {
            submitted_on: self.submitted_on,
            due_date: self.due_date,
            paused_since: self.paused_since,
            stopped_on: self.stopped_on,
            working_days_paused: self.working_days_paused,
        }
    }
}

/// What a step changes on an application.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = permit_applications, treat_none_as_null = true)]
pub struct Progress {
    /// The state after it.
    pub status: PermitStatus,
    /// Key of the stage after it.
    pub stage: String,
    /// Right of those in whose worklist it lies then.
    pub waits_for: Option<String>,
    /// Last day in time.
    pub due_date: NaiveDate,
    /// Since when the applicant must act.
    pub paused_since: Option<NaiveDate>,
    /// When it was signed or ended.
    pub stopped_on: Option<NaiveDate>,
    /// Working days of all pauses that are over.
    pub working_days_paused: i32,
    /// Last day in time of the stage after it.
    pub stage_due_date: Option<NaiveDate>,
    /// What the applicant is told.
    pub public_note: Option<String>,
    /// When.
    pub updated_at: Ts,
}

/// A paper that belongs to an application: an upload, or an original that was seen at the counter.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = permit_documents, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PermitDocument {
    /// Id.
    pub id: Id,
    #[serde(skip)]
    pub application_id: Id,
    /// Which requirement of the service it meets, from 0; -1 where a later revision asks for none like it.
    pub requirement_index: i32,
    #[serde(skip)]
    pub upload_id: Option<Id>,
    /// The original was seen at the counter instead of a copy.
    pub original_seen: bool,
    /// Name of the file.
    pub file_name: Option<String>,
    /// Type of the file.
    pub media_type: Option<String>,
    /// Size of the file.
    pub size_bytes: Option<i64>,
    /// SHA-256 of the file in hex.
    pub sha256: Option<String>,
    /// When it was handed in.
    pub created_at: Ts,
}

impl PermitDocument {
    /// The file of the paper; none where the original was seen instead.
    pub fn file(self) -> Option<FileRef> {
        Some(FileRef {
            sha256: self.sha256?,
            file_name: self.file_name?,
            media_type: self.media_type?,
            size_bytes: self.size_bytes?,
        })
    }
}

/// A step that an application took.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_events, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PermitEvent {
    /// Id.
    pub id: Id,
    /// The application.
    pub application_id: Id,
    /// What was done.
    pub action: PermitAction,
    /// State before.
    pub from_status: PermitStatus,
    /// State after.
    pub to_status: PermitStatus,
    /// Why, or what was found.
    pub note: Option<String>,
    /// List of `MissingItem`.
    pub missing: serde_json::Value,
    /// Who did it; null on the public pages.
    pub actor_user_id: Option<Id>,
    /// Name of that person then.
    pub actor_name: Option<String>,
    /// Position of that person then.
    pub position_id: Option<Id>,
    /// When.
    pub occurred_at: Ts,
}

/// Something that an application lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MissingItem {
    /// Where it belongs, such as `/documents/0` or `/form_data/purpose`.
    pub pointer: String,
    /// What the applicant must do.
    pub message: String,
}
