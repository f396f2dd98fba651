//! The text of a letter with its structure, and the parts of its kind.
mod model;
pub mod store;

pub use model::LetterText;

use super::model::Letter;
use crate::error::{Error, Result};
use pamong_db::Conn;
use pamong_render::RichText;

/// The text that a letter was stored with, made from its words where it has none of its own.
pub fn of(c: &mut Conn, letter: &Letter) -> Result<LetterText> {
    match store::find(c, letter.id)? {
        Some(text) => Ok(text),
        None => from_words(letter),
    }
}

/// The text that a letter's words make.
pub fn from_words(letter: &Letter) -> Result<LetterText> {
    let content = stored(&RichText::from_plain(letter.body.as_deref().unwrap_or_default()))?;
    Ok(LetterText { letter_id: letter.id, content, parts: None })
}

/// A text as it is stored.
pub fn stored(text: &RichText) -> Result<serde_json::Value> {
    serde_json::to_value(text).map_err(Error::internal)
}
