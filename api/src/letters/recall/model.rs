//! A recall.
use crate::error::Violations;
use crate::http::Validate;
use crate::letters::people::PersonRef;
use diesel::prelude::*;
use pamong_db::schema::letter_recalls;
use pamong_db::{Id, MultiBackend, Ts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A recall as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_recalls, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Recall {
    /// The outgoing letter.
    pub letter_id: Id,
    /// Why it was taken back.
    pub reason: String,
    /// Who took it back.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When.
    pub recalled_at: Ts,
}

/// Why a letter was taken back.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LetterRecall)]
pub struct RecallView {
    /// Why.
    pub reason: String,
    /// Who took it back, in which position.
    pub by: PersonRef,
    /// When.
    pub recalled_at: Ts,
}

/// Why a letter is taken back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecallReason {
    /// Why; the receivers read it.
    pub reason: String,
}

impl Validate for RecallReason {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 2000);
    }
}
