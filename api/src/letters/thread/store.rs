//! Queries on threads.
use crate::identity::Scope;
use crate::letters::model::Letter;
use crate::letters::store::visible_to;
use diesel::prelude::*;
use pamong_db::schema::letters;
use pamong_db::{Conn, Id, OneOfExt, Res};

/// How a letter hangs on others: what it answers, and what it delivers.
pub type Link = (Id, Option<Id>, Option<Id>);

/// These letters, and those that answer or deliver one of them.
pub fn linked(c: &mut Conn, ids: &[Id]) -> Res<Vec<Link>> {
    let wanted: Vec<Option<Id>> = ids.iter().copied().map(Some).collect();
    let query = letters::table.filter(
        letters::id
            .one_of(ids.to_vec())
            .or(letters::reply_to_id.one_of(wanted.clone()))
            .or(letters::source_letter_id.one_of(wanted)),
    );
    let columns = (letters::id, letters::reply_to_id, letters::source_letter_id);
    Ok(query.order(letters::id).select(columns).load(c)?)
}

/// Those of the letters that the scope may see, oldest first.
pub fn visible(c: &mut Conn, scope: &Scope, ids: &[Id]) -> Res<Vec<Letter>> {
    let query = visible_to(scope).filter(letters::id.one_of(ids.to_vec()));
    Ok(query.order((letters::created_at, letters::id)).select(Letter::as_select()).load(c)?)
}
