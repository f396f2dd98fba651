//! Queries on recalls.
use super::model::Recall;
use diesel::prelude::*;
use pamong_db::schema::letter_recalls as recalls;
use pamong_db::{Conn, Id, Res};

/// The recall of an outgoing letter.
pub fn find(c: &mut Conn, letter: Id) -> Res<Option<Recall>> {
    Ok(recalls::table.find(letter).select(Recall::as_select()).first(c).optional()?)
}

/// Stores a recall.
pub fn insert(c: &mut Conn, recall: &Recall) -> Res<()> {
    diesel::insert_into(recalls::table).values(recall).execute(c)?;
    Ok(())
}
