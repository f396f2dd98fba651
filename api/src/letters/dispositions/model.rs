//! A disposition and its way.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::attachments::{AttachmentView, validate_uploads};
use crate::letters::model::LetterSummary;
use crate::letters::people::PersonRef;
use crate::letters::view::Holder;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{disposition_follow_ups, dispositions};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Receivers of one disposition sheet.
pub const MAX_RECEIVERS: usize = 20;

text_enum! {
    /// Where a disposition is on its way.
    pub enum DispositionStatus {
        /// Given, not opened yet.
        Sent = "sent",
        /// Opened by its receiver.
        Read = "read",
        /// Reported on, not finished.
        InProgress = "in_progress",
        /// Finished.
        Done = "done",
        /// Given on to others.
        Forwarded = "forwarded",
        /// Taken back before it was opened.
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// What a disposition asks of its receiver.
    pub enum DispositionKind {
        /// To take the letter over with its instructions.
        HandOver = "hand_over",
        /// To say what the receiver thinks, while whoever asks keeps the letter.
        Opinion = "opinion",
    }
}

text_enum! {
    /// What an entry under a disposition is.
    pub enum FollowUpKind {
        /// The receiver's report or opinion.
        Report = "report",
        /// The giver's reason for sending the report back.
        Return = "return",
    }
}

impl DispositionStatus {
    /// Someone still has to do something.
    pub const OPEN: &'static [Self] = &[Self::Sent, Self::Read, Self::InProgress];
}

text_enum! {
    /// What can be done with a disposition.
    pub enum DispositionAction {
        /// Open it: `POST /dispositions/{id}/read`.
        Read = "read",
        /// Give it on: `POST /dispositions/{id}/dispositions`.
        PassOn = "pass_on",
        /// Report on it: `POST /dispositions/{id}/follow-ups`.
        FollowUp = "follow_up",
        /// Report that it is finished: the same with `done`.
        Complete = "complete",
        /// Ask someone's opinion and keep it: `POST /dispositions/{id}/opinions`.
        AskOpinion = "ask_opinion",
        /// Say the opinion that was asked for: `POST /dispositions/{id}/follow-ups` with `done`.
        Answer = "answer",
        /// Take it back: `POST /dispositions/{id}/cancellation`.
        Cancel = "cancel",
        /// Say that the report does not suffice: `POST /dispositions/{id}/return`.
        SendBack = "send_back",
    }
}

/// The state after an action, if the action is possible now.
///
/// Asking an opinion leaves the asker's disposition as it is; a question that nobody needs answered any more can be taken
/// back until it is answered, since nobody works on it but to answer.
pub const fn after(
    kind: DispositionKind,
    status: DispositionStatus,
    action: DispositionAction,
) -> Option<DispositionStatus> {
    use DispositionAction as Act;
    use DispositionKind::{HandOver, Opinion};
    use DispositionStatus::{Cancelled, Done, Forwarded, InProgress, Read, Sent};
    match (kind, status, action) {
        (_, Sent, Act::Read) | (HandOver, Sent | Read, Act::AskOpinion) => Some(Read),
        (HandOver, Sent | Read | InProgress, Act::PassOn) => Some(Forwarded),
        (HandOver, Sent | Read | InProgress, Act::FollowUp)
        | (HandOver, InProgress, Act::AskOpinion)
        | (HandOver, Done, Act::SendBack) => Some(InProgress),
        (HandOver, Sent | Read | InProgress, Act::Complete) | (Opinion, Sent | Read, Act::Answer) => {
            Some(Done)
        }
        (HandOver, Sent, Act::Cancel) | (Opinion, Sent | Read, Act::Cancel) => Some(Cancelled),
        _ => None,
    }
}

/// A disposition as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = dispositions, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Disposition {
    /// Id.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// The letter's agency.
    pub agency_id: Id,
    /// The disposition that this one passes on.
    pub parent_id: Option<Id>,
    /// The position that gives it.
    pub from_position_id: Id,
    /// The person who gave it.
    pub from_user_id: Id,
    /// The position that receives it.
    pub to_position_id: Id,
    /// Codes of the standard instructions.
    pub instruction_codes: serde_json::Value,
    /// Words of the giver.
    pub note: Option<String>,
    /// Last day to finish it.
    pub due_date: Option<NaiveDate>,
    /// Where it is on its way.
    pub status: DispositionStatus,
    /// When it was opened.
    pub read_at: Option<Ts>,
    /// When it was finished.
    pub completed_at: Option<Ts>,
    /// When it was given.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version.
    pub version: i32,
    /// What it asks of its receiver.
    pub kind: DispositionKind,
    /// When it came back to its receiver.
    pub reopened_at: Option<Ts>,
}

/// A report on a disposition as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = disposition_follow_ups, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct FollowUp {
    /// Id.
    pub id: Id,
    /// The disposition.
    pub disposition_id: Id,
    /// What was done.
    pub report: String,
    /// Whether it finished the disposition.
    pub done: bool,
    /// Who reported.
    pub user_id: Id,
    /// When.
    pub created_at: Ts,
    /// What it is.
    pub kind: FollowUpKind,
}

/// A report on a disposition, or the reason why one was sent back.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FollowUp)]
pub struct FollowUpView {
    /// Id.
    pub id: Id,
    /// The receiver's report, or the giver's reason for sending it back.
    pub kind: FollowUpKind,
    /// What was done.
    pub report: String,
    /// Whether it finished the disposition.
    pub done: bool,
    /// Who reported.
    pub user_id: Id,
    /// That person's name.
    pub name: Option<String>,
    /// Files that came with it.
    pub attachments: Vec<AttachmentView>,
    /// When it was reported.
    pub created_at: Ts,
}

/// A disposition with its letter, its people and its reports.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Disposition)]
pub struct DispositionView {
    /// Id.
    pub id: Id,
    /// The letter.
    pub letter: LetterSummary,
    /// What it asks of its receiver.
    pub kind: DispositionKind,
    /// The disposition that this one passes on, or about which an opinion is asked.
    pub parent_id: Option<Id>,
    /// Who gave it, in which position.
    pub from: PersonRef,
    /// The position that receives it, with its present holder.
    pub to: PersonRef,
    /// Codes of the standard instructions.
    pub instruction_codes: Vec<String>,
    /// Words of the giver.
    pub note: Option<String>,
    /// Last day to finish it.
    pub due_date: Option<NaiveDate>,
    /// Whether it is open after its due date, or was finished after it.
    pub late: bool,
    /// Working days until the due date, negative those since then. Null without a due date, and when it is finished.
    pub working_days_left: Option<i32>,
    /// Where it is on its way.
    pub status: DispositionStatus,
    /// When it was opened.
    pub read_at: Option<Ts>,
    /// When it was finished.
    pub completed_at: Option<Ts>,
    /// When it came back to its receiver, because the report was sent back or what was passed on was taken back.
    pub reopened_at: Option<Ts>,
    /// Reports, oldest first.
    pub follow_ups: Vec<FollowUpView>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<DispositionAction>,
    /// When it was given.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version.
    pub version: i32,
}

/// The dispositions of a letter and their open ends.
#[derive(Debug, Serialize, ToSchema)]
pub struct DispositionTree {
    /// All dispositions, oldest first.
    pub items: Vec<DispositionView>,
    /// Always null: a letter's dispositions come as a whole.
    pub next_cursor: Option<String>,
    /// Who has the letter now, since when and until when; empty where every disposition is finished.
    pub holders: Vec<Holder>,
}

/// A receiver of a disposition.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReceiver {
    /// The position; of the caller's agency, the letter's agency or one below them, and not the caller's own.
    pub position_id: Id,
}

/// A disposition sheet: each receiver gets a disposition of its own.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDispositions {
    /// Receivers, 1 to 20, each position once.
    pub receivers: Vec<NewReceiver>,
    /// Codes of the standard instructions, at least one.
    pub instruction_codes: Vec<String>,
    /// Words of the giver.
    pub note: Option<String>,
    /// Last day to finish it; not in the past.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub due_date: Option<NaiveDate>,
}

impl Validate for NewDispositions {
    fn validate(&self, v: &mut Violations) {
        receivers(v, &self.receivers);
        if self.instruction_codes.is_empty() {
            v.add("/instruction_codes", Code::Required);
        } else if self.instruction_codes.len() > MAX_RECEIVERS {
            v.add_with("/instruction_codes", Code::TooMany, MAX_RECEIVERS);
        }
        let mut codes = BTreeSet::new();
        for (i, code) in self.instruction_codes.iter().enumerate() {
            if !codes.insert(code) {
                v.add(format!("/instruction_codes/{i}"), Code::Duplicate);
            }
        }
        v.optional_text("/note", self.note.as_deref(), 2000);
    }
}

fn receivers(v: &mut Violations, list: &[NewReceiver]) {
    if list.is_empty() {
        v.add("/receivers", Code::Required);
    } else if list.len() > MAX_RECEIVERS {
        v.add_with("/receivers", Code::TooMany, MAX_RECEIVERS);
    }
    let mut positions = BTreeSet::new();
    for (i, receiver) in list.iter().enumerate() {
        if !positions.insert(receiver.position_id) {
            v.add(format!("/receivers/{i}/position_id"), Code::Duplicate);
        }
    }
}

/// A question about a letter: each receiver says an opinion, and whoever asks keeps the letter.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOpinions {
    /// Who is asked, 1 to 20, each position once.
    pub receivers: Vec<NewReceiver>,
    /// What is asked.
    pub question: String,
    /// Last day to answer; not in the past.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub due_date: Option<NaiveDate>,
}

impl Validate for NewOpinions {
    fn validate(&self, v: &mut Violations) {
        receivers(v, &self.receivers);
        v.text("/question", &self.question, 2000);
    }
}

/// A report on a disposition.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFollowUp {
    /// What was done.
    pub report: String,
    /// Whether that finishes the disposition; an opinion always does.
    pub done: bool,
    /// Uploads that come with it, at most 20.
    #[serde(default)]
    pub upload_ids: Vec<Id>,
}

impl Validate for NewFollowUp {
    fn validate(&self, v: &mut Violations) {
        v.text("/report", &self.report, 4000);
        validate_uploads(v, &self.upload_ids);
    }
}
