//! Queries on the texts of letters.
use super::LetterText;
use diesel::prelude::*;
use pamong_db::schema::letter_texts as texts;
use pamong_db::{Conn, Id, Res};

/// The text that was stored with a letter.
pub fn find(c: &mut Conn, letter: Id) -> Res<Option<LetterText>> {
    Ok(texts::table.find(letter).select(LetterText::as_select()).first(c).optional()?)
}

/// Stores the text of a letter in place of the one that it had.
pub fn put(c: &mut Conn, text: &LetterText) -> Res<()> {
    diesel::delete(texts::table.find(text.letter_id)).execute(c)?;
    diesel::insert_into(texts::table).values(text).execute(c)?;
    Ok(())
}
