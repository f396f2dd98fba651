//! A version of a draft.
use crate::letters::model::{AddresseeKind, SecurityLevel, Urgency};
use crate::letters::people::PersonRef;
use diesel::prelude::*;
use pamong_db::schema::letter_versions;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

text_enum! {
    /// At which step a version was made.
    pub enum VersionStep {
        /// While it was first written.
        Draft = "draft",
        /// After it was sent back.
        AfterReturn = "after_return",
        /// As it was handed in.
        Submission = "submission",
    }
}

text_enum! {
    /// What became of a run of words.
    pub enum RunKind {
        /// In both versions.
        Same = "same",
        /// Only in the later one.
        Added = "added",
        /// Only in the earlier one.
        Removed = "removed",
    }
}

/// A version as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_versions, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Version {
    /// Id.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// Its number, from 1.
    pub number: i32,
    /// At which step.
    pub step: VersionStep,
    /// A `Snapshot`.
    pub content: Value,
    /// Who saved it.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When it was first saved.
    pub created_at: Ts,
    /// When it was last saved.
    pub updated_at: Ts,
}

/// Everything that a draft says, as one version keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Code of the kind.
    pub kind: String,
    /// Subject.
    pub subject: String,
    /// Archive classification.
    pub classification_code: Option<String>,
    /// Urgency.
    pub urgency: Urgency,
    /// Secrecy.
    pub security_level: SecurityLevel,
    /// The words of the text.
    pub body: String,
    /// The text with its structure.
    pub content: Value,
    /// What its kind has of its own.
    pub parts: Option<Value>,
    /// To whom it goes.
    pub addressees: Vec<Named>,
    /// Who initials it in order.
    pub reviewers: Vec<Id>,
    /// Who initials it beside them.
    pub coordinators: Vec<Id>,
    /// Who approves it.
    pub approver: Option<Id>,
    /// Names and digests of its files.
    pub files: Vec<(String, String)>,
}

/// An addressee in a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// How it is named.
    pub kind: AddresseeKind,
    /// The name on the letter.
    pub name: String,
}

/// A version of a draft in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterVersionSummary {
    /// Its number, from 1.
    pub number: i32,
    /// At which step it was made.
    pub step: VersionStep,
    /// Who saved it, in which position.
    pub author: PersonRef,
    /// When it was first saved.
    pub created_at: Ts,
    /// When it was last saved: changes of one person within ten minutes are one version.
    pub updated_at: Ts,
}

/// A version of a draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterVersion {
    /// Number, step and author.
    #[serde(flatten)]
    pub version: LetterVersionSummary,
    /// What it says, field by field; empty fields are left out.
    pub fields: Vec<VersionField>,
}

/// What a version says in one field, in words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionField {
    /// Name of the field as in the letter; `to` and `carbon_copy` for addressees, `parts/…` for what its kind has of its
    /// own.
    pub field: String,
    /// Its value in words; positions and files by their names, one on a line.
    pub text: String,
}

/// How a version differs from an earlier one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionComparison {
    /// The version.
    pub number: i32,
    /// The earlier version; null where the first version is compared with nothing.
    pub since: Option<i32>,
    /// The fields that differ.
    pub changes: Vec<VersionChange>,
}

/// How one field differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VersionChange {
    /// Name of the field, as in `VersionField`.
    pub field: String,
    /// The earlier value; null where there was none.
    pub before: Option<String>,
    /// The later value; null where there is none.
    pub after: Option<String>,
    /// Both at once, run by run. All runs are `same` where only the form of the text differs, such as bold words.
    pub runs: Vec<WordRun>,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WordRun {
    /// What became of it.
    pub kind: RunKind,
    /// The words with the spaces between them.
    pub text: String,
}

/// Query of a comparison.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SinceQuery {
    /// The earlier version; the one before where it is not named.
    pub since: Option<i32>,
}
