//! Whose results a caller sees.
use crate::identity::{Me, Permission};
use pamong_db::Id;

/// The agencies whose scores, interviews and recommendations a caller sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visible {
    /// All: evaluators work for the whole city, wherever their position stands.
    All,
    /// Those of the caller's scope.
    Of(Vec<Id>),
}

impl Visible {
    /// What `me` sees.
    pub fn to(me: &Me) -> Self {
        let evaluator =
            [Permission::EvaluationManage, Permission::EvaluationInterview, Permission::EvaluationReprimand];
        if evaluator.into_iter().any(|right| me.can(right)) {
            Self::All
        } else {
            Self::Of(me.scope.agency_ids.clone())
        }
    }

    /// True where the agency is among them.
    pub fn covers(&self, agency_id: Id) -> bool {
        match self {
            Self::All => true,
            Self::Of(ids) => ids.contains(&agency_id),
        }
    }
}
