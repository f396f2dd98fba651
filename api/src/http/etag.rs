//! `If-Match`: a change names the version that it was made on.
use crate::error::{Code, Error, Result};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};

/// The version that the caller read; the request is refused without it (428).
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(i32);

/// The version that the caller read, where a command may also do without.
#[derive(Debug, Clone, Copy)]
pub struct OptionalIfMatch(Option<i32>);

impl IfMatch {
    /// The version itself.
    pub fn version(self) -> i32 {
        self.0
    }

    /// Refuses the change where the item has moved on (412).
    pub fn check(self, version: i32) -> Result<()> {
        OptionalIfMatch(Some(self.0)).check(version)
    }
}

impl OptionalIfMatch {
    /// Refuses the command where the caller named another version (412).
    pub fn check(self, version: i32) -> Result<()> {
        match self.0 {
            Some(read) if read != version => Err(Code::Stale.into()),
            _ => Ok(()),
        }
    }
}

/// A tag that is not one of ours matches no version.
fn header(req: &HttpRequest) -> Option<i32> {
    let value = req.headers().get("if-match")?.to_str().unwrap_or_default();
    Some(value.trim().trim_start_matches("W/").trim_matches('"').parse().unwrap_or(-1))
}

impl FromRequest for IfMatch {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(header(req).map(Self).ok_or_else(|| Code::PreconditionRequired.into()))
    }
}

impl FromRequest for OptionalIfMatch {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Ok(Self(header(req))))
    }
}
