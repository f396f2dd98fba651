//! A sender in an office's address book.
use crate::error::{Code, Violations};
use crate::http::Validate;
use diesel::prelude::*;
use pamong_db::schema::{letter_senders, senders};
use pamong_db::text::words;
use pamong_db::{Id, MultiBackend, Ts, text::fold};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A row of the book.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = senders, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Row {
    pub id: Id,
    pub agency_id: Id,
    pub name: String,
    pub name_key: String,
    pub address: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub merged_into_id: Option<Id>,
    pub created_at: Ts,
    pub updated_at: Ts,
    pub version: i32,
}

/// Which sender wrote a letter; none for a letter above the open level, which the book must not tell of.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = letter_senders, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Written {
    pub letter_id: Id,
    pub agency_id: Id,
    pub sender_id: Option<Id>,
    pub number_key: String,
}

/// A name as it is compared: `Bappeda,  Kota Jambi` and `BAPPEDA KOTA JAMBI` are one sender.
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A letter's number as it is compared: without spaces and case; signs count, for `12/1` is not `121`.
pub fn number_key(number: &str) -> String {
    fold(number).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words of a search in the book, as they stand in `name_key`.
pub fn search_words(q: &str) -> Vec<String> {
    words(q)
}

/// A sender.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SenderView {
    /// Id.
    pub id: Id,
    /// Name, as it was first written or corrected since.
    pub name: String,
    /// Postal address.
    pub address: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// The sender that this one was merged into; letters count there.
    pub merged_into_id: Option<Id>,
    /// Letters from this sender.
    pub letter_count: i64,
    /// When the record was last changed.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

impl SenderView {
    /// The view of a row.
    pub fn of(row: Row, letter_count: i64) -> Self {
        Self {
            id: row.id,
            name: row.name,
            address: row.address,
            email: row.email,
            phone: row.phone,
            merged_into_id: row.merged_into_id,
            letter_count,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// Query of the address book.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SenderQuery {
    /// Words of the name, in any order; the last letters of each may be missing.
    pub q: Option<String>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// A correction of a sender; what is absent stays, an empty text takes the entry out.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SenderPatch {
    /// Name.
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// Postal address.
    #[schema(max_length = 500)]
    pub address: Option<String>,
    /// E-mail address.
    #[schema(max_length = 200)]
    pub email: Option<String>,
    /// Telephone number.
    #[schema(max_length = 50)]
    pub phone: Option<String>,
}

impl Validate for SenderPatch {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/name", self.name.as_deref(), 200);
        if self.name.as_deref().is_some_and(|name| name_key(name).is_empty()) {
            v.add("/name", Code::InvalidFormat);
        }
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        v.optional_text("/address", filled(&self.address).as_deref(), 500);
        v.optional_text("/email", filled(&self.email).as_deref(), 200);
        v.optional_text("/phone", filled(&self.phone).as_deref(), 50);
        if filled(&self.email).is_some_and(|email| !is_email(&email)) {
            v.add("/email", Code::InvalidFormat);
        }
    }
}

/// Only what is surely none is refused: one `@` with something on both sides, no spaces.
fn is_email(text: &str) -> bool {
    let text = text.trim();
    let parts = text.split_once('@');
    !text.contains(char::is_whitespace)
        && parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains('@'))
}

/// Which sender this one is in truth.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SenderMerge {
    /// The sender that remains.
    pub into_id: Id,
}

impl Validate for SenderMerge {
    fn validate(&self, _v: &mut Violations) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_compared_without_what_people_write_differently() {
        assert_eq!(name_key("  Bappeda,  Kota Jambi "), name_key("BAPPEDA KOTA-JAMBI"));
        assert_ne!(name_key("Ketua RT 05"), name_key("Ketua RT 50"));
        assert_eq!(number_key("B / 12 /1571/ 2026"), number_key("b/12/1571/2026"));
        assert_ne!(number_key("12/1"), number_key("121"));
    }

    #[test]
    fn an_address_for_mail_has_two_sides() {
        for good in ["a@b.id", " setda@jambi.go.id "] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "a", "@b.id", "a@", "a@b", "a b@c.id", "a@b@c.id"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
