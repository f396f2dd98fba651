//! A new letter of either direction: one address, told apart by `direction`.
use super::incoming::NewIncomingLetter;
use super::model::{Direction, Letter};
use super::outgoing::NewOutgoingLetter;
use super::{incoming, outgoing};
use crate::error::{Result, Violations};
use crate::http::{Validate, read_json};
use crate::identity::{Me, Permission};
use pamong_db::Conn;
use serde::Deserialize;
use utoipa::ToSchema;

/// A letter that was received, or the draft of one to be sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(discriminator(property_name = "direction", mapping(
    ("incoming" = "#/components/schemas/NewIncomingLetter"),
    ("outgoing" = "#/components/schemas/NewOutgoingLetter"),
)))]
pub enum NewLetter {
    /// Enter a letter that was received.
    Incoming(NewIncomingLetter),
    /// Draft a letter.
    Outgoing(Box<NewOutgoingLetter>),
}

#[derive(Deserialize)]
struct Tag {
    direction: Direction,
}

impl Validate for NewLetter {
    fn validate(&self, v: &mut Violations) {
        match self {
            Self::Incoming(letter) => letter.validate(v),
            Self::Outgoing(letter) => letter.validate(v),
        }
    }

    /// Reads the tag first: only then do errors name the field that is wrong.
    fn read(body: &[u8]) -> Result<Self> {
        let tag: Tag = read_json(body)?;
        Ok(match tag.direction {
            Direction::Incoming => Self::Incoming(read_json(body)?),
            Direction::Outgoing => Self::Outgoing(read_json(body)?),
        })
    }
}

/// Registers or drafts a letter of the caller's agency.
pub fn create(tx: &mut Conn, me: &Me, input: &NewLetter) -> Result<Letter> {
    match input {
        NewLetter::Incoming(letter) => {
            me.require(Permission::LetterRegister)?;
            incoming::service::register(tx, me, letter)
        }
        NewLetter::Outgoing(letter) => {
            me.require(Permission::LetterDraft)?;
            outgoing::service::draft(tx, me, letter)
        }
    }
}
