//! Letters that may be the one that is about to be entered.
use super::model::{name_key, number_key};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::store::visible_to;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Letters named at most.
pub const MOST: i64 = 5;

/// What the new letter says.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DuplicateQuery {
    /// The number on the letter. Required.
    pub letter_number: Option<String>,
    /// Who sent it.
    pub sender_name: Option<String>,
    /// The date on the letter.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub letter_date: Option<NaiveDate>,
}

/// A letter of the agenda book with the same number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterDuplicate {
    /// The letter.
    pub letter_id: Id,
    /// Its agenda number.
    pub agenda_number: Option<i32>,
    /// Its agenda year.
    pub register_year: i32,
    /// The number on it.
    pub letter_number: Option<String>,
    /// The date on it.
    pub letter_date: Option<NaiveDate>,
    /// When it was received.
    pub received_date: Option<NaiveDate>,
    /// Who sent it.
    pub sender_name: Option<String>,
    /// Its subject.
    pub subject: String,
    /// Whether sender and date are the same as well, as far as they were given: then it surely is the same letter.
    pub certain: bool,
}

/// Letters with the same number in the book of the caller's agency that the caller may see, the surest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetterDuplicates {
    /// At most five.
    pub items: Vec<LetterDuplicate>,
}

/// Looks for letters that may be the same.
pub fn find(c: &mut Conn, me: &Me, query: &DuplicateQuery) -> Result<LetterDuplicates> {
    let number = number_key(query.letter_number.as_deref().unwrap_or_default());
    if number.is_empty() {
        return Err(Error::field("?letter_number", Code::Required));
    }
    let sender = query.sender_name.as_deref().map(name_key).filter(|key| !key.is_empty());
    let mut items = super::store::same_number(c, visible_to(&me.scope), me.agency.id, &number)?;
    for item in &mut items {
        let name = item.sender_name.as_deref().map(name_key);
        let same_sender = sender.is_none() || sender == name;
        item.certain = same_sender && query.letter_date.is_none_or(|date| item.letter_date == Some(date));
    }
    items.sort_by_key(|item| !item.certain);
    Ok(LetterDuplicates { items })
}

/// The letter with the same number from the same sender, if there is one.
pub fn certain(c: &mut Conn, me: &Me, number: &str, sender: &str) -> Result<Option<LetterDuplicate>> {
    let query = DuplicateQuery {
        letter_number: Some(number.to_owned()),
        sender_name: Some(sender.to_owned()),
        letter_date: None,
    };
    Ok(find(c, me, &query)?.items.into_iter().find(|item| item.certain))
}
