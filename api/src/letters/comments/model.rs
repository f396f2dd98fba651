//! A comment on a draft.
use crate::error::Violations;
use crate::http::Validate;
use crate::letters::people::PersonRef;
use diesel::prelude::*;
use pamong_db::schema::letter_comments;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What can be done with a comment.
    pub enum CommentAction {
        /// Note that it is settled: `POST /letters/{id}/comments/{comment_id}/resolution`.
        Resolve = "resolve",
    }
}

/// A comment as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_comments, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Comment {
    /// Id.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// The version that it speaks of.
    pub version_number: Option<i32>,
    /// What it says.
    pub words: String,
    /// Who wrote it.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When.
    pub created_at: Ts,
    /// Who settled it.
    pub resolved_by_user_id: Option<Id>,
    /// When.
    pub resolved_at: Option<Ts>,
}

/// A comment on a draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterComment {
    /// Id.
    pub id: Id,
    /// Number of the version that it speaks of; null for a draft that has none.
    pub version_number: Option<i32>,
    /// What it says.
    pub text: String,
    /// Who wrote it, in which position.
    pub author: PersonRef,
    /// When it was written.
    pub created_at: Ts,
    /// When it was settled.
    pub resolved_at: Option<Ts>,
    /// Who settled it.
    pub resolved_by: Option<String>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<CommentAction>,
}

/// A new comment.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLetterComment {
    /// What it says.
    pub text: String,
}

impl Validate for NewLetterComment {
    fn validate(&self, v: &mut Violations) {
        v.text("/text", &self.text, 2000);
    }
}
