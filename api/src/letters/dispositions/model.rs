//! A disposition and its way.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::attachments::{AttachmentView, validate_uploads};
use crate::letters::model::LetterSummary;
use crate::letters::people::PersonRef;
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
        /// Take it back: `POST /dispositions/{id}/cancellation`.
        Cancel = "cancel",
    }
}

/// The state after an action, if the action is possible now.
pub const fn after(status: DispositionStatus, action: DispositionAction) -> Option<DispositionStatus> {
    use DispositionStatus::{Cancelled, Done, Forwarded, InProgress, Read, Sent};
    match (status, action) {
        (Sent, DispositionAction::Read) => Some(Read),
        (Sent | Read | InProgress, DispositionAction::PassOn) => Some(Forwarded),
        (Sent | Read | InProgress, DispositionAction::FollowUp) => Some(InProgress),
        (Sent | Read | InProgress, DispositionAction::Complete) => Some(Done),
        (Sent, DispositionAction::Cancel) => Some(Cancelled),
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
}

/// A report on a disposition.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FollowUp)]
pub struct FollowUpView {
    /// Id.
    pub id: Id,
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
    /// The disposition that this one passes on.
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
    /// Where it is on its way.
    pub status: DispositionStatus,
    /// When it was opened.
    pub read_at: Option<Ts>,
    /// When it was finished.
    pub completed_at: Option<Ts>,
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
        if self.receivers.is_empty() {
            v.add("/receivers", Code::Required);
        } else if self.receivers.len() > MAX_RECEIVERS {
            v.add_with("/receivers", Code::TooMany, MAX_RECEIVERS);
        }
        let mut positions = BTreeSet::new();
        for (i, receiver) in self.receivers.iter().enumerate() {
            if !positions.insert(receiver.position_id) {
                v.add(format!("/receivers/{i}/position_id"), Code::Duplicate);
            }
        }
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

/// A report on a disposition.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFollowUp {
    /// What was done.
    pub report: String,
    /// Whether that finishes the disposition.
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[test]
    fn the_way_of_a_disposition() {
        let mut matrix = String::new();
        for status in DispositionStatus::ALL {
            for action in DispositionAction::ALL {
                if let Some(next) = after(*status, *action) {
                    writeln!(matrix, "{status} + {action} = {next}").unwrap();
                }
            }
        }
        insta::assert_snapshot!(matrix, @r"
        sent + read = read
        sent + pass_on = forwarded
        sent + follow_up = in_progress
        sent + complete = done
        sent + cancel = cancelled
        read + pass_on = forwarded
        read + follow_up = in_progress
        read + complete = done
        in_progress + pass_on = forwarded
        in_progress + follow_up = in_progress
        in_progress + complete = done
        ");
    }
}
