//! What a procedure is made of.
use crate::agencies::Calendar;
use crate::identity::Permission;
use crate::permits::applications::model::{PermitAction, PermitStatus};
use crate::permits::clock::ClockState;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The way of an application through the office: stages, and the acts that lead from one to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The stages; exactly one of the kind `draft`, from which every application starts.
    pub stages: Vec<Stage>,
    /// Who may do what at which stage. Two moves never share stage and action.
    pub moves: Vec<Move>,
}

/// A place where an application can stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Names it in moves; stays when the wording changes.
    pub key: String,
    /// What it means to clock, lists, ledger and applicant. Several stages may be of one kind.
    pub kind: PermitStatus,
    /// Indonesian name, where it is not the one of its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_id: Option<String>,
    /// English name, where it is not the one of its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Right of those in whose worklist it lies; none where the applicant must act or all is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waits_for: Option<Permission>,
    /// Working days that the stage may take of the promised time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_days: Option<i32>,
    /// What is examined here side by side; all of it is over before the application moves forward.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<StageCheck>,
}

/// Something that is examined at a stage, beside the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StageCheck {
    /// Names it within its stage.
    pub key: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Right of whoever does it.
    pub permission: Permission,
    /// Code of the agency whose opinion it is; none for the office that gives the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency_code: Option<String>,
    /// Working days that it may take.
    pub working_days: i32,
}

/// What an act does at a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Key of the stage where it is open.
    pub from: String,
    /// The act.
    pub action: PermitAction,
    /// Key of the stage after it.
    pub to: String,
    /// Right of whoever does it.
    pub permission: Permission,
}

impl Stage {
    /// Last day of the stage's own time for an application that comes to it today; none where it has no time of its own, or
    /// the office need not act.
    pub fn due_date(&self, calendar: &Calendar, today: NaiveDate) -> Option<NaiveDate> {
        let days = self.working_days.and_then(|days| u32::try_from(days).ok())?;
        (self.kind.clock() == ClockState::Running).then(|| calendar.add_working_days(today, days))
    }
}

impl Procedure {
    /// The stage of this name.
    pub fn stage(&self, key: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.key == key)
    }

    /// What the action does at this stage; nothing where the procedure does not know it there.
    pub fn after(&self, stage: &str, action: PermitAction) -> Option<&Move> {
        self.moves.iter().find(|m| m.from == stage && m.action == action)
    }

    /// The stage to which the submission leads.
    pub fn submitted(&self) -> Option<&Stage> {
        self.stage(&self.after(&self.start()?.key, PermitAction::Submit)?.to)
    }

    /// The stage from which every application starts.
    pub fn start(&self) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.kind == PermitStatus::Draft)
    }
}
