//! `Idempotency-Key`: the same request sent twice has one effect and one answer.
//!
//! The key is written in the same transaction as the effect, so a crash between the two cannot happen: after a restart
//! the key is known exactly if the effect is there.
use super::command::Reply;
use super::state::AppState;
use super::store::{self, StoredAnswer};
use crate::error::{Code, Error, Result};
use actix_web::{HttpRequest, web};
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;

/// Key and fingerprint of one request.
#[derive(Debug, Clone)]
pub struct Idempotency {
    key: Option<String>,
    request_hash: String,
}

/// Whose keys these are: one caller never sees the answer of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A signed-in person.
    User(Id),
    /// Anyone on the public pages; their keys must be random.
    Public,
}

impl Idempotency {
    /// Reads the header and takes the fingerprint of method, path and body. It is a keyed one: whoever reads the database
    /// and knows the rest of a body could try out the few unknown digits of a NIK in it against a plain hash.
    pub fn of(req: &HttpRequest, body: &[u8]) -> Result<Self> {
        let key = match req.headers().get("idempotency-key") {
            None => None,
            Some(value) => {
                let key = value.to_str().unwrap_or_default().trim();
                if key.is_empty() || key.len() > 255 {
                    return Err(Error::Code(Code::Malformed, Some("Idempotency-Key".into())));
                }
                Some(key.to_owned())
            }
        };
        let app = req.app_data::<web::Data<AppState>>();
        let app = app.ok_or_else(|| Error::internal("a request outside the application"))?;
        let whole = [req.method().as_str().as_bytes(), req.path().as_bytes(), body].join(&0);
        Ok(Self { key, request_hash: app.secrets.digest("idempotency", &whole) })
    }

    /// Answers from the record of this key, or runs `work` and records its answer.
    pub(super) fn run<T: Serialize>(
        &self,
        tx: &mut Conn,
        owner: Owner,
        now: Ts,
        work: impl FnOnce(&mut Conn) -> Result<Reply<T>>,
    ) -> Result<StoredAnswer> {
        let Some(key) = &self.key else {
            return work(tx)?.into_answer();
        };
        let owner = match owner {
            Owner::User(id) => id.to_string(),
            Owner::Public => "public".into(),
        };
        // The row is taken first: a second request with the same key waits here until the first one has committed.
        if !store::take_key(tx, &owner, key, &self.request_hash, now)? {
            let (hash, answer) = store::answer_of(tx, &owner, key)?;
            return if hash == self.request_hash {
                Ok(answer)
            } else {
                Err(Code::IdempotencyMismatch.into())
            };
        }
        let answer = work(tx)?.into_answer()?;
        store::record_answer(tx, &owner, key, &answer)?;
        Ok(answer)
    }
}
