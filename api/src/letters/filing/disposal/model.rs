//! Disposal lists and what can be done with them.
use crate::documents::papers::printable;
use crate::error::{Code, Error, Result, Violations};
use crate::http::Validate;
use crate::letters::filing::folders::FolderStatus;
use crate::letters::filing::retention::FinalDisposition;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{disposal_items, disposal_lists};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::{IntoParams, ToSchema};

/// Folders that one list may have.
pub const MAX_FOLDERS: usize = 500;
/// Witnesses that minutes may name.
const MAX_WITNESSES: usize = 10;

text_enum! {
    /// What a list is for.
    pub enum DisposalKind {
        /// To the record centre, as inactive archive (pemindahan).
        Transfer = "transfer",
        /// To the archive institution, for good (penyerahan).
        HandOver = "hand_over",
        /// To be destroyed (pemusnahan).
        Destruction = "destruction",
    }
}

text_enum! {
    /// Where a list is on its way.
    pub enum DisposalStatus {
        /// Put together; folders may still be taken off.
        Prepared = "prepared",
        /// With those who approve.
        Submitted = "submitted",
        /// Approved by another person than the one who prepared it.
        Approved = "approved",
        /// Carried out, with minutes.
        Executed = "executed",
        /// Given up; its folders are free again.
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// What can be done with a list.
    pub enum DisposalAction {
        /// Take a folder off: `POST /disposal-lists/{id}/removals`.
        Drop = "drop",
        /// Hand it to those who approve: `POST /disposal-lists/{id}/submission`.
        Submit = "submit",
        /// Send it back with the reason: `POST /disposal-lists/{id}/return`.
        Return = "return",
        /// Approve it: `POST /disposal-lists/{id}/approval`.
        Approve = "approve",
        /// Carry it out: `POST /disposal-lists/{id}/execution`.
        Execute = "execute",
        /// Give it up: `POST /disposal-lists/{id}/cancellation`.
        Cancel = "cancel",
    }
}

/// What an action makes of a list; nothing where it is not possible.
pub const fn after(status: DisposalStatus, action: DisposalAction) -> Option<DisposalStatus> {
    use DisposalAction::{Approve, Cancel, Drop, Execute, Return, Submit};
    use DisposalStatus::{Approved, Cancelled, Executed, Prepared, Submitted};
    match (status, action) {
        (Prepared, Drop) | (Submitted, Return) => Some(Prepared),
        (Prepared, Submit) => Some(Submitted),
        (Submitted, Approve) => Some(Approved),
        (Approved, Execute) => Some(Executed),
        (Prepared | Submitted | Approved, Cancel) => Some(Cancelled),
        _ => None,
    }
}

impl DisposalKind {
    /// What carrying the list out makes of its folders.
    pub const fn outcome(self) -> FolderStatus {
        match self {
            Self::Transfer => FolderStatus::Transferred,
            Self::HandOver => FolderStatus::HandedOver,
            Self::Destruction => FolderStatus::Destroyed,
        }
    }
}

/// A list as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = disposal_lists, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct ListRow {
    pub id: Id,
    pub agency_id: Id,
    pub kind: DisposalKind,
    pub status: DisposalStatus,
    pub title: String,
    pub prepared_by_user_id: Id,
    pub approved_by_user_id: Option<Id>,
    pub approved_at: Option<Ts>,
    pub return_reason: Option<String>,
    pub permission_number: Option<String>,
    pub minutes_number: Option<String>,
    pub minutes_date: Option<NaiveDate>,
    pub witnesses: serde_json::Value,
    pub executed_by_user_id: Option<Id>,
    pub executed_at: Option<Ts>,
    pub created_at: Ts,
    pub updated_at: Ts,
    pub version: i32,
    pub place: Option<String>,
    pub receiver: Option<serde_json::Value>,
    pub approved_position_id: Option<Id>,
    pub executed_position_id: Option<Id>,
}

impl ListRow {
    /// The witnesses that the minutes name.
    pub fn witnesses(&self) -> Result<Vec<DisposalPerson>> {
        let all: Vec<Stored> = Vec::deserialize(&self.witnesses).map_err(Error::internal)?;
        Ok(all.into_iter().map(DisposalPerson::from).collect())
    }

    /// Who received the archives.
    pub fn receiver(&self) -> Result<Option<DisposalPerson>> {
        let receiver = self.receiver.as_ref().map(DisposalPerson::deserialize);
        receiver.transpose().map_err(Error::internal)
    }
}

/// A witness as it is stored; minutes of earlier versions name witnesses without their positions.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Name(String),
    Person(DisposalPerson),
}

impl From<Stored> for DisposalPerson {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Name(name) => Self { name, position: String::new() },
            Stored::Person(person) => person,
        }
    }
}

/// A folder on a list, with what the schedule said of it when it was put there.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = disposal_items, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct ItemRow {
    pub list_id: Id,
    pub folder_id: Id,
    pub schedule_id: Id,
    pub rule_code: String,
    pub final_disposition: FinalDisposition,
    pub due_since: NaiveDate,
    pub letter_count: i32,
}

/// A list to prepare.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDisposalList {
    /// What it is for.
    pub kind: DisposalKind,
    /// Its title; at most 200 characters.
    #[schema(max_length = 200)]
    pub title: String,
    /// The folders, 1 to 500, each once; all of them due (`GET /disposal-candidates`).
    pub folder_ids: Vec<Id>,
}

impl Validate for NewDisposalList {
    fn validate(&self, v: &mut Violations) {
        v.text("/title", &self.title, 200);
        if self.folder_ids.is_empty() {
            v.add("/folder_ids", Code::Required);
        } else if self.folder_ids.len() > MAX_FOLDERS {
            v.add_with("/folder_ids", Code::TooMany, MAX_FOLDERS);
        }
        let mut seen = BTreeSet::new();
        for (i, id) in self.folder_ids.iter().enumerate() {
            if !seen.insert(id) {
                v.add(format!("/folder_ids/{i}"), Code::Duplicate);
            }
        }
    }
}

/// A folder to take off a list.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalDrop {
    /// The folder.
    pub folder_id: Id,
    /// Why it stays; at most 500 characters.
    #[schema(max_length = 500)]
    pub reason: String,
}

impl Validate for DisposalDrop {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 500);
    }
}

/// Why a list is sent back or given up.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalReason {
    /// Why; at most 500 characters.
    #[schema(max_length = 500)]
    pub reason: String,
}

impl Validate for DisposalReason {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 500);
    }
}

/// Somebody whom minutes name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalPerson {
    /// Name; at most 200 characters.
    #[schema(max_length = 200)]
    pub name: String,
    /// Position and office; at most 200 characters. Empty only in minutes of earlier versions.
    #[schema(max_length = 200)]
    pub position: String,
}

impl DisposalPerson {
    fn check(&self, v: &mut Violations, at: &str) {
        v.text(&format!("{at}/name"), &self.name, 200);
        v.text(&format!("{at}/position"), &self.position, 200);
        printable(v, &format!("{at}/name"), &self.name);
        printable(v, &format!("{at}/position"), &self.position);
    }

    /// As it is kept.
    pub fn trimmed(&self) -> Self {
        Self { name: self.name.trim().to_owned(), position: self.position.trim().to_owned() }
    }
}

/// The minutes (berita acara) of what was done.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalMinutes {
    /// Number of the minutes; at most 100 characters.
    #[schema(max_length = 100)]
    pub minutes_number: String,
    /// Day of the minutes, today or before.
    #[serde(deserialize_with = "crate::http::day")]
    pub minutes_date: NaiveDate,
    /// Where it was done; the city where it is not said. At most 100 characters.
    #[schema(max_length = 100)]
    pub place: Option<String>,
    /// Who received the archives; needed where they were transferred or handed over.
    pub receiver: Option<DisposalPerson>,
    /// The witnesses, at most 10; at least two where archives were destroyed (the city's own rule).
    pub witnesses: Vec<DisposalPerson>,
    /// Number of the written permission to destroy, without which nothing is destroyed; at most 100 characters.
    #[schema(max_length = 100)]
    pub permission_number: Option<String>,
}

impl Validate for DisposalMinutes {
    fn validate(&self, v: &mut Violations) {
        v.text("/minutes_number", &self.minutes_number, 100);
        v.optional_text("/permission_number", self.permission_number.as_deref(), 100);
        v.optional_text("/place", self.place.as_deref(), 100);
        for (pointer, text) in [
            ("/minutes_number", Some(&self.minutes_number)),
            ("/permission_number", self.permission_number.as_ref()),
            ("/place", self.place.as_ref()),
        ] {
            if let Some(text) = text {
                printable(v, pointer, text);
            }
        }
        if let Some(receiver) = &self.receiver {
            receiver.check(v, "/receiver");
        }
        if self.witnesses.len() > MAX_WITNESSES {
            v.add_with("/witnesses", Code::TooMany, MAX_WITNESSES);
        }
        let mut seen = BTreeSet::new();
        for (i, witness) in self.witnesses.iter().take(MAX_WITNESSES).enumerate() {
            let pointer = format!("/witnesses/{i}");
            witness.check(v, &pointer);
            if !seen.insert(witness.name.trim().to_lowercase()) {
                v.add(format!("{pointer}/name"), Code::Duplicate);
            }
        }
    }
}

/// Query of lists.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListsQuery {
    /// Where it is on its way.
    #[param(inline)]
    pub status: Option<DisposalStatus>,
    /// What it is for.
    #[param(inline)]
    pub kind: Option<DisposalKind>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// Query of folders that are due.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CandidatesQuery {
    /// For which kind of list; `transfer` where it is not named.
    #[param(inline)]
    pub kind: Option<DisposalKind>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[test]
    fn the_way_of_a_list() {
        let mut matrix = String::new();
        for status in DisposalStatus::ALL {
            let step = |action: &DisposalAction| {
                let next = after(*status, *action)?;
                Some(format!("{action} -> {next}"))
            };
            let steps: Vec<String> = DisposalAction::ALL.iter().filter_map(step).collect();
            let steps = if steps.is_empty() { "the end".into() } else { steps.join(", ") };
            writeln!(matrix, "{status}: {steps}").unwrap();
        }
        insta::assert_snapshot!(matrix, @r"
        prepared: drop -> prepared, submit -> submitted, cancel -> cancelled
        submitted: return -> prepared, approve -> approved, cancel -> cancelled
        approved: execute -> executed, cancel -> cancelled
        executed: the end
        cancelled: the end
        ");
    }
}
