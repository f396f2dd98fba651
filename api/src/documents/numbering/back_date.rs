//! Back-dated numbers (nomor sisip): a letter that bears an earlier date stands behind the last number of that day, with
//! a suffix.
//!
//! No regulation orders it; offices do it, mostly in pencil. The rules are the city's own: only a position with the
//! right, only with a reason, only a few working days back, never into another year, never before the signer held the
//! position, and always on record.
use super::model::{self, Entry, EntryKind, SeriesKey};
use super::{OUTGOING, service, store};
use crate::agencies::calendar::Calendar;
use crate::documents::store::holder;
use crate::error::{Code, Error, Result, Violations};
use crate::identity::{Me, Permission};
use chrono::{Datelike, NaiveDate};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use utoipa::ToSchema;

/// Suffixes behind one number, `a` to `z`.
const SUFFIXES: std::ops::RangeInclusive<char> = 'a'..='z';

/// Gives a letter an earlier date and a number behind the last one of that day.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BackDate {
    /// The date on the letter: before today, of this year, and within the working days that the city allows.
    #[serde(deserialize_with = "crate::http::day")]
    pub date: NaiveDate,
    /// Why, 10 to 300 characters. It is kept in the gap register and the ledger.
    pub reason: String,
}

/// A back-dated number that is wanted, with the city's limit.
#[derive(Debug, Clone)]
pub struct Insertion {
    /// The date on the letter.
    pub date: NaiveDate,
    reason: String,
    working_days: u32,
}

/// A number that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Place in the register.
    pub sequence: i32,
    /// Suffix; empty where it is the next number.
    pub suffix: String,
    /// Date of the paper.
    pub date: NaiveDate,
}

impl BackDate {
    /// Notes what is wrong with it by itself.
    pub fn validate(&self, v: &mut Violations) {
        model::reason(v, "/back_date/reason", &self.reason);
    }

    /// The same with the city's limit.
    pub fn within(self, working_days: u32) -> Insertion {
        Insertion { date: self.date, reason: self.reason.trim().to_owned(), working_days }
    }
}

/// Refuses what the rules do not allow.
pub fn check_insertion(c: &mut Conn, me: &Me, wanted: &Insertion) -> Result<()> {
    me.require(Permission::NumberingBackDate)?;
    let (date, today) = (wanted.date, me.today());
    let mut v = Violations::default();
    let pointer = "/back_date/date";
    if date >= today {
        v.add(pointer, Code::DateNotBack);
    } else if date.year() != me.at.year() {
        v.add_with(pointer, Code::OutOfRange, format!("{}", me.at.year()));
    } else if wanted.working_days == 0
        || Calendar::load(c)?.working_days_between(date, today) > wanted.working_days
    {
        v.add_with(pointer, Code::BackDateTooOld, wanted.working_days);
    } else if holder(c, me.position_id, Some(me.user_id), date)?.is_none() {
        v.add(pointer, Code::NotInOfficeThen);
    }
    v.finish()
}

/// Takes a number behind the last one that was given on or before the date. `on_papers` is the last one that stands on
/// the agency's letters of that time; numbers in the gap register and those of papers that are being signed count, too.
pub fn insert(
    tx: &mut Conn,
    me: &Me,
    agency_id: Id,
    wanted: &Insertion,
    on_papers: Option<i32>,
    subject: (&str, Id),
) -> Result<Taken> {
    check_insertion(tx, me, wanted)?;
    let key = SeriesKey { agency_id, register: OUTGOING.into(), year: me.at.year() };
    let nothing = || Error::field("/back_date/date", Code::NoNumberBefore);
    // Two insertions at the same moment must not find the same suffix free.
    store::lock(tx, &key)?.ok_or_else(nothing)?;
    let in_register = store::highest_entry(tx, &key, wanted.date)?;
    let held = store::highest_held(tx, agency_id, key.year, wanted.date)?;
    let sequence = on_papers.max(in_register).max(held).ok_or_else(nothing)?;
    let taken = store::suffixes(tx, &key, sequence)?;
    let free = SUFFIXES.map(String::from).find(|suffix| !taken.contains(suffix));
    let Some(suffix) = free else {
        let mut v = Violations::default();
        v.add_with("/back_date/date", Code::TooMany, SUFFIXES.count());
        return Err(v.finish().err().unwrap_or_else(nothing));
    };
    let entry = Entry {
        suffix: suffix.clone(),
        dated: wanted.date,
        subject_type: Some(subject.0.to_owned()),
        subject_id: Some(subject.1),
        ..service::entry(me, &key, EntryKind::Inserted, (sequence, sequence), &wanted.reason)
    };
    service::keep(tx, me, "number.insert", &entry)?;
    Ok(Taken { sequence, suffix, date: wanted.date })
}
