//! Recorded answers of requests with an idempotency key.
use chrono::Duration;
use diesel::prelude::*;
use pamong_db::schema::idempotency_keys as keys;
use pamong_db::{BothExt, Conn, Res, Ts};

/// An answer as it was first given.
#[derive(Debug, Clone, Queryable)]
pub struct StoredAnswer {
    /// HTTP status.
    pub status: i32,
    /// `Location` header.
    pub location: Option<String>,
    /// `ETag` header.
    pub etag: Option<String>,
    /// JSON body; empty for 204.
    pub body: String,
}

/// Hours that a key is remembered.
const KEPT_HOURS: i64 = 24;

/// Takes the key; false where it was taken before.
pub(super) fn take_key(c: &mut Conn, owner: &str, key: &str, request_hash: &str, now: Ts) -> Res<bool> {
    let expired = Ts(now.0 - Duration::hours(KEPT_HOURS));
    diesel::delete(keys::table.filter(keys::owner.eq(owner)).filter(keys::created_at.lt(expired)))
        .execute(c)?;
    let inserted = diesel::insert_into(keys::table)
        .values((
            keys::owner.eq(owner),
            keys::key.eq(key),
            keys::request_hash.eq(request_hash),
            keys::status.eq(0),
            keys::body.eq(""),
            keys::created_at.eq(now),
        ))
        .on_conflict((keys::owner, keys::key))
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(inserted == 1)
}

/// The fingerprint and answer of a key that was taken before.
pub(super) fn answer_of(c: &mut Conn, owner: &str, key: &str) -> Res<(String, StoredAnswer)> {
    Ok(keys::table
        .find((owner, key))
        .select((keys::request_hash, (keys::status, keys::location, keys::etag, keys::body)))
        .first(c)?)
}

/// Keeps the answer beside its key.
pub(super) fn record_answer(c: &mut Conn, owner: &str, key: &str, answer: &StoredAnswer) -> Res<()> {
    diesel::update(keys::table.find((owner, key)))
        .set((
            keys::status.eq(answer.status),
            keys::location.eq(&answer.location),
            keys::etag.eq(&answer.etag),
            keys::body.eq(&answer.body),
        ))
        .execute(c)?;
    Ok(())
}

/// Forgets the recorded answers that hold this text.
pub fn forget_answers(c: &mut Conn, text: &str) -> Res<()> {
    diesel::delete(keys::table.filter(keys::body.like(format!("%{text}%")))).execute(c)?;
    Ok(())
}
