//! The text of a letter as it is stored.
use crate::error::{Error, Result};
use crate::letters::parts::LetterParts;
use diesel::prelude::*;
use pamong_db::schema::letter_texts;
use pamong_db::{Id, MultiBackend};
use pamong_render::RichText;
use serde::Deserialize;
use serde_json::Value;

/// The text of a letter with its structure; its words alone are the letter's `body`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_texts, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct LetterText {
    /// The letter.
    pub letter_id: Id,
    /// Paragraphs, lists and tables as the renderer reads them.
    pub content: Value,
    /// What its kind has of its own.
    pub parts: Option<Value>,
}

impl LetterText {
    /// The text for the renderer.
    pub fn rich(&self) -> Result<RichText> {
        RichText::deserialize(&self.content).map_err(Error::internal)
    }

    /// What its kind has of its own.
    pub fn parts(&self) -> Result<Option<LetterParts>> {
        self.parts.as_ref().map(LetterParts::deserialize).transpose().map_err(Error::internal)
    }
}
