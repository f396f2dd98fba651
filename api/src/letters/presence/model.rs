//! Presence as it is stored, said and told.
use crate::error::Violations;
use crate::http::Validate;
use crate::letters::people::PersonRef;
use diesel::prelude::*;
use pamong_db::schema::letter_presence;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What somebody's page does with a letter.
    pub enum PageActivity {
        /// It shows the letter.
        Viewing = "viewing",
        /// The person writes: on the draft itself, or on a reply to an incoming letter that is not saved yet.
        Drafting = "drafting",
        /// It is closed.
        Left = "left",
    }
}

text_enum! {
    /// What somebody does with a letter, as others are told.
    pub enum LookerActivity {
        /// Looks at it.
        Viewing = "viewing",
        /// Writes on the draft.
        Editing = "editing",
        /// Writes a reply to it.
        Replying = "replying",
    }
}

/// Somebody at a letter, as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = letter_presence, primary_key(letter_id, user_id))]
#[diesel(treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Presence {
    /// The letter.
    pub letter_id: Id,
    /// Who.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When a page said so last.
    pub seen_at: Ts,
    /// When a page said last that the person writes. A page that only shows the letter leaves it as it is.
    pub drafting_at: Option<Ts>,
}

/// What the caller's page does with a letter.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLetterPresence {
    /// What it does. `drafting` asks for the right `letter.draft`.
    pub activity: PageActivity,
}

impl Validate for NewLetterPresence {
    fn validate(&self, _v: &mut Violations) {}
}

/// Somebody else at the letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterLooker {
    /// Who, in which position.
    pub person: PersonRef,
    /// What the person does.
    pub activity: LookerActivity,
}

/// Who else is at a letter now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterPresence {
    /// The others, those who write first; at most 50.
    pub others: Vec<LetterLooker>,
    /// Seconds after which an open page says it again.
    pub renew_after_seconds: i64,
}
