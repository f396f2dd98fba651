//! What clerks say about the way of a letter.
use super::model::DispatchWay;
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::outgoing::MAX_ADDRESSEES;
use crate::notifications::mail::is_address;
use chrono::NaiveDate;
use pamong_db::Id;
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Longest line, in characters.
const LINE: usize = 200;

/// How the letter goes to an addressee outside the city.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddresseeWay {
    /// Place of the addressee on the letter, from 1; one that is no agency of the city.
    pub pos: i32,
    /// How it goes; `system` is for agencies alone and not chosen.
    pub way: DispatchWay,
    /// Where it is mailed to, with `mail`; the address in the address book under the addressee's name where it is not said.
    pub email: Option<String>,
}

/// How a letter is sent. No body means the same as an empty object.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDispatch {
    /// How it goes to addressees outside the city; to those who are not named, by a messenger (`hand`).
    #[serde(default)]
    pub ways: Vec<AddresseeWay>,
    /// Upload of the scan of a letter that was signed by hand; needed where it goes by mail.
    pub scan_upload_id: Option<Id>,
}

impl Validate for NewDispatch {
    fn validate(&self, v: &mut Violations) {
        if self.ways.len() > MAX_ADDRESSEES {
            v.add_with("/ways", Code::TooMany, MAX_ADDRESSEES);
        }
        let mut seen = BTreeSet::new();
        for (i, one) in self.ways.iter().enumerate() {
            if !seen.insert(one.pos) {
                v.add(format!("/ways/{i}/pos"), Code::Duplicate);
            }
            way(v, &format!("/ways/{i}"), one.way, one.email.as_deref());
        }
    }
}

fn way(v: &mut Violations, at: &str, way: DispatchWay, email: Option<&str>) {
    if way == DispatchWay::System {
        v.add(format!("{at}/way"), Code::InvalidChoice);
    }
    let pointer = format!("{at}/email");
    v.optional_text(&pointer, email, LINE);
    if let Some(email) = email
        && way == DispatchWay::Mail
        && !is_address(email.trim())
    {
        v.add(pointer, Code::InvalidFormat);
    }
}

/// Another way, or another address.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDispatchWay {
    /// How it goes from now on; `system` is for agencies alone and not chosen.
    pub way: DispatchWay,
    /// Where it is mailed to, with `mail`; the address in the address book under the addressee's name where it is not said.
    pub email: Option<String>,
    /// Upload of the scan of a letter that was signed by hand, where it goes by mail and has none yet.
    pub scan_upload_id: Option<Id>,
}

impl Validate for NewDispatchWay {
    fn validate(&self, v: &mut Violations) {
        way(v, "", self.way, self.email.as_deref());
    }
}

/// That a letter was given to the courier, the post or the messenger.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHandover {
    /// When; not in the future.
    #[serde(deserialize_with = "crate::http::day")]
    pub handed_over_on: NaiveDate,
    /// Who carries it: the company, the post office or the messenger.
    pub carrier: String,
    /// Number under which the courier or the post knows it (nomor resi).
    pub tracking_number: Option<String>,
}

impl Validate for NewHandover {
    fn validate(&self, v: &mut Violations) {
        v.text("/carrier", &self.carrier, LINE);
        v.optional_text("/tracking_number", self.tracking_number.as_deref(), 100);
    }
}

/// The proof of receipt.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDispatchReceipt {
    /// When it was received; not in the future.
    #[serde(deserialize_with = "crate::http::day")]
    pub received_on: NaiveDate,
    /// Who received it.
    pub received_by: String,
    /// Upload of the scan of the receipt.
    pub upload_id: Option<Id>,
}

impl Validate for NewDispatchReceipt {
    fn validate(&self, v: &mut Violations) {
        v.text("/received_by", &self.received_by, LINE);
    }
}

/// That a letter came back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDispatchReturn {
    /// When; not in the future.
    #[serde(deserialize_with = "crate::http::day")]
    pub returned_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Upload of a scan, such as the envelope.
    pub upload_id: Option<Id>,
}

impl Validate for NewDispatchReturn {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 500);
    }
}
