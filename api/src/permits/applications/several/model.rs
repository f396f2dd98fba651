//! What is done to several applications, and what became of each.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::http::several::{Outcome, each_once};
use crate::permits::applications::inputs::NewPermitTransition;
use crate::permits::applications::model::PermitAction;
use pamong_db::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A step that several applications take, which needs nothing of its own for each of them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitTransitions {
    /// The applications, 1 to 100, each once.
    pub application_ids: Vec<Id>,
    /// What is done; not `return_incomplete`, `resubmit` or `record_payment`, which are about one application.
    pub action: PermitAction,
    /// Why. Applicants see it where their applications are rejected.
    pub note: Option<String>,
}

impl NewPermitTransitions {
    /// The step of each application.
    pub fn step(&self) -> NewPermitTransition {
        NewPermitTransition { note: self.note.clone(), ..NewPermitTransition::of(self.action) }
    }
}

impl Validate for NewPermitTransitions {
    fn validate(&self, v: &mut Violations) {
        each_once(v, "/application_ids", &self.application_ids);
        let single = [PermitAction::ReturnIncomplete, PermitAction::Resubmit, PermitAction::RecordPayment];
        if single.contains(&self.action) {
            v.add("/action", Code::InvalidChoice);
        } else {
            self.step().validate(v);
        }
    }
}

/// What became of one application.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermitResult {
    /// The application.
    pub application_id: Id,
    /// Whether it was done.
    pub done: bool,
    /// Why it was not done.
    pub code: Option<Code>,
    /// The same in the caller's language.
    pub message: Option<String>,
}

/// What became of each application, in the order of the request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermitResults {
    /// One for each application.
    pub items: Vec<PermitResult>,
}

impl PermitResults {
    /// The answer, and what was made of those that were done.
    pub fn of<T>(outcomes: Vec<Outcome<T>>) -> (Self, Vec<T>) {
        let (mut items, mut made) = (Vec::with_capacity(outcomes.len()), Vec::new());
        for outcome in outcomes {
            let refused = outcome.result.map(|one| made.push(one)).err();
            let done = refused.is_none();
            let (code, message) = refused.unzip();
            items.push(PermitResult { application_id: outcome.id, done, code, message });
        }
        (Self { items }, made)
    }
}
