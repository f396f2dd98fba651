//! Contacts, and the codes that were asked for them.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::notifications::mail::is_address;
use crate::notifications::messages::ContactKind;
use crate::permits::form;
use crate::secrets::{Place, Secrets};
use diesel::prelude::*;
use pamong_db::schema::{contact_codes, permit_contacts};
use pamong_db::{Id, MultiBackend, Ts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Longest address of mail (RFC 5321, 4.5.3.1.3).
const LONGEST: usize = 254;
/// Digits of a code.
pub const DIGITS: usize = 6;

/// Something that a person is reached by, in one way of writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// `+62…`, or the address in lower case.
    pub address: String,
}

impl Contact {
    /// Reads what a person typed; none where nobody is reached by it.
    pub fn parse(kind: ContactKind, text: &str) -> Option<Self> {
        let text = text.trim();
        let address = match kind {
            ContactKind::Phone if form::is_phone(text) => {
                let rest = ["+62", "62", "0"].iter().find_map(|start| text.strip_prefix(start))?;
                format!("+62{rest}")
            }
            ContactKind::Email if text.len() <= LONGEST && is_address(text) => text.to_lowercase(),
            _ => return None,
        };
        Some(Self { kind, address })
    }

    /// As it is shown and noted: enough for its owner to recognise it.
    pub fn masked(&self) -> String {
        if let (ContactKind::Email, Some((name, host))) = (self.kind, self.address.split_once('@')) {
            let first: String = name.chars().take(1).collect();
            return format!("{first}***@{host}");
        }
        let hidden = self.address.len().saturating_sub(6);
        let shown = |from: usize, to: usize| self.address.get(from..to).unwrap_or_default();
        format!("{}{}{}", shown(0, 3), "*".repeat(hidden), shown(3 + hidden, self.address.len()))
    }

    /// Keyed digest, by which equal contacts are recognised without keeping them readably.
    pub fn index(&self, secrets: &Secrets) -> String {
        secrets.digest("contact", format!("{}|{}", self.kind, self.address).as_bytes())
    }
}

/// A code that was asked for. Neither it nor the contact can be read from the row.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = contact_codes, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct ContactCode {
    /// Id.
    pub id: Id,
    /// What it was sent to.
    pub kind: ContactKind,
    /// The contact, sealed.
    pub contact_sealed: String,
    /// [`Contact::index`].
    pub contact_index: String,
    /// Which of the codes that a contact gets within an hour, from 1.
    pub slot: i32,
    /// How often a code was entered.
    pub tries: i32,
    /// When it was asked for.
    pub created_at: Ts,
    /// Until when it is good.
    pub expires_at: Ts,
    /// When it was entered rightly.
    pub used_at: Option<Ts>,
}

/// Where the contact of a code is stored.
pub fn place(id: Id) -> Place {
    let row = id.to_string();
    Place::new("contact_codes", "contact_sealed", &row, row.clone())
}

/// That the contact of an application was shown to be the applicant's.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_contacts, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PermitContact {
    /// The application.
    pub application_id: Id,
    /// Which contact.
    pub kind: ContactKind,
    /// [`Contact::index`].
    pub contact_index: String,
    /// When the code was entered.
    pub verified_at: Ts,
}

/// That the contact of an application was shown to be the applicant's.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ContactVerified {
    /// Which contact: the telephone number or the mail address among the answers.
    pub kind: ContactKind,
    /// When the applicant entered the code that was sent to it.
    pub verified_at: Ts,
}

/// A contact for which a code is asked.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContactVerification {
    /// What it is.
    pub kind: ContactKind,
    /// A number such as `081274001122`, or a mail address.
    pub contact: String,
}

impl NewContactVerification {
    /// The contact; none where it is none.
    pub fn read(&self) -> Option<Contact> {
        Contact::parse(self.kind, &self.contact)
    }
}

impl Validate for NewContactVerification {
    fn validate(&self, violations: &mut Violations) {
        violations.text("/contact", &self.contact, LONGEST);
        if violations.is_empty() && self.read().is_none() {
            violations.add("/contact", Code::InvalidFormat);
        }
    }
}

/// A code as it was received.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContactConfirmation {
    /// The six digits.
    pub code: String,
}

impl Validate for NewContactConfirmation {
    fn validate(&self, violations: &mut Violations) {
        if self.code.len() != DIGITS || !self.code.bytes().all(|b| b.is_ascii_digit()) {
            violations.add("/code", Code::InvalidFormat);
        }
    }
}

/// That a code is on its way. It says nothing of whether the contact is known.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactVerification {
    /// Id, with which the code is entered.
    pub id: Id,
    /// Where the code goes, masked.
    pub contact: String,
    /// Until when the code is good.
    pub expires_at: Ts,
}

/// That the code was the right one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactConfirmation {
    /// The proof, to be sent along with the application.
    pub contact_proof: String,
    /// Until when it is good.
    pub expires_at: Ts,
}
