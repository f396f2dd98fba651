//! Use cases of comments.
use super::model::{Comment, CommentAction, LetterComment, NewLetterComment};
use super::store;
use crate::error::{Code, Error, Result};
use crate::identity::{Me, Permission};
use crate::letters::model::{Letter, LetterStatus};
use crate::letters::outgoing::service::{conflict, find};
use crate::letters::{ledger, people, versions};
use pamong_db::{Conn, Id};
use serde_json::json;

/// Whether a letter can still be commented on: until it is approved.
pub const fn open(status: LetterStatus) -> bool {
    matches!(status, LetterStatus::Draft | LetterStatus::InReview | LetterStatus::AwaitingApproval)
}

/// Comments on an outgoing letter that the caller may see, oldest first.
pub fn list(c: &mut Conn, me: &Me, id: Id) -> Result<Vec<LetterComment>> {
    let letter = find(c, me, id)?;
    let comments = store::of_letter(c, id)?;
    views(c, me, &letter, comments)
}

/// Says something about the draft as it is now.
pub fn comment(tx: &mut Conn, me: &Me, id: Id, input: &NewLetterComment) -> Result<LetterComment> {
    let letter = find(tx, me, id)?;
    if !open(letter.status) {
        return Err(conflict(&letter));
    }
    let version_number = versions::store::last(tx, id)?.map(|version| version.number);
    let comment = Comment {
        id: Id::new(),
        letter_id: id,
        version_number,
        words: input.text.trim().to_owned(),
        user_id: me.user_id,
        position_id: me.position_id,
        created_at: me.now(),
        resolved_by_user_id: None,
        resolved_at: None,
    };
    store::insert(tx, &comment)?;
    let data = json!({"comment_id": comment.id, "version": version_number});
    ledger::record(tx, me, &letter, "letter.comment", data)?;
    one(tx, me, &letter, comment)
}

/// Notes that a comment is settled: by its author, or by the office that writes the letter.
pub fn resolve(tx: &mut Conn, me: &Me, id: Id, comment: Id) -> Result<LetterComment> {
    let letter = find(tx, me, id)?;
    let before = store::find(tx, id, comment)?.ok_or_else(Error::not_found)?;
    if !may_resolve(me, &letter, &before) {
        return Err(Code::Forbidden.into());
    }
    let resolved = store::resolve(tx, comment, me.user_id, me.now())?.ok_or(Code::AlreadyDone)?;
    ledger::record(tx, me, &letter, "letter.resolve_comment", json!({"comment_id": comment}))?;
    one(tx, me, &letter, resolved)
}

fn may_resolve(me: &Me, letter: &Letter, comment: &Comment) -> bool {
    let drafts = letter.agency_id == me.agency.id && me.can(Permission::LetterDraft);
    drafts || comment.user_id == me.user_id
}

fn one(c: &mut Conn, me: &Me, letter: &Letter, comment: Comment) -> Result<LetterComment> {
    views(c, me, letter, vec![comment])?.pop().ok_or_else(Error::not_found)
}

fn views(c: &mut Conn, me: &Me, letter: &Letter, comments: Vec<Comment>) -> Result<Vec<LetterComment>> {
    let positions: Vec<Id> = comments.iter().map(|c| c.position_id).collect();
    let persons: Vec<Id> =
        comments.iter().flat_map(|c| [Some(c.user_id), c.resolved_by_user_id]).flatten().collect();
    let people = people::store::load(c, &positions, &persons, me.today())?;
    let view = |comment: Comment| {
        let may = comment.resolved_at.is_none() && may_resolve(me, letter, &comment);
        Ok(LetterComment {
            id: comment.id,
            version_number: comment.version_number,
            author: people.actor(comment.position_id, comment.user_id)?,
            text: comment.words,
            created_at: comment.created_at,
            resolved_at: comment.resolved_at,
            resolved_by: comment.resolved_by_user_id.and_then(|user| people.name(user)),
            allowed_actions: if may { vec![CommentAction::Resolve] } else { Vec::new() },
        })
    };
    comments.into_iter().map(view).collect()
}
