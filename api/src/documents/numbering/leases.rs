//! Blocks of numbers that an office may use on paper while the system is out of reach. Each number is registered or void
//! afterwards; until then the series says what is still out.
use super::model::{Entry, EntryKind, MOST_LEASED, NewNumberLease, NumberEntryView};
use super::service::{entry, hidden, keep, own_agency, view, views};
use super::{OUTGOING, store};
use crate::audit::LetterSight;
use crate::error::{Code, Error, Result, Violations};
use crate::identity::Me;
use chrono::{Days, NaiveDate};
use pamong_db::{Conn, Id, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

/// Days that a block may be lent for; the city's own rule.
const LONGEST_DAYS: u64 = 31;

text_enum! {
    /// What became of a lent number.
    pub enum LeasedState {
        /// Nobody said yet.
        Open = "open",
        /// It stands on a letter that is registered.
        Registered = "registered",
        /// It was not used.
        Void = "void",
    }
}

/// A number of a lent block.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeasedNumber {
    /// The number.
    pub number: i32,
    /// What became of it.
    pub state: LeasedState,
    /// The letter that has it; null also where the caller may not see it.
    pub letter_id: Option<Id>,
    /// Why it was not used.
    pub reason: Option<String>,
}

/// A lent block with each of its numbers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NumberLease {
    /// The block.
    pub entry: NumberEntryView,
    /// Its numbers in order.
    pub numbers: Vec<LeasedNumber>,
    /// How many are still open.
    pub open: i64,
    /// Whether numbers are open although the last day is over: until they are not, the series does not add up.
    pub overdue: bool,
}

/// What a feature must know to register a lent number.
#[derive(Debug, Clone)]
pub struct Lease {
    /// The agency whose number it is.
    pub agency_id: Id,
    /// Year of the register.
    pub year: i32,
    /// The day on which the block was lent.
    pub from: NaiveDate,
}

/// Lends the next numbers of the outgoing register.
pub(super) fn lease(tx: &mut Conn, me: &Me, input: &NewNumberLease) -> Result<NumberLease> {
    let agency_id = own_agency(me, input.agency_id)?;
    let mut v = Violations::default();
    if input.until < me.today() {
        v.add("/until", Code::DateInPast);
    } else if me.today().checked_add_days(Days::new(LONGEST_DAYS)).is_some_and(|last| input.until > last) {
        v.add_with("/until", Code::OutOfRange, format!("≤ {LONGEST_DAYS}"));
    }
    v.finish()?;
    let year = me.at.year();
    let last = store::raise(tx, agency_id, OUTGOING, year, input.count)?;
    let key = super::model::SeriesKey { agency_id, register: OUTGOING.into(), year };
    let block = (last - input.count + 1, last);
    let entry =
        Entry { valid_until: Some(input.until), ..entry(me, &key, EntryKind::Leased, block, &input.reason) };
    keep(tx, me, "number.lease", &entry)?;
    let shown = view(tx, me, entry.clone())?;
    Ok(shown_with(&entry, shown, &[], me.today()))
}

/// A lent block of the scope.
pub(super) fn find(c: &mut Conn, me: &Me, sight: &dyn LetterSight, id: Id) -> Result<NumberLease> {
    let found = store::find(c, id)?.filter(|(e, _)| e.kind == EntryKind::Leased);
    let (entry, officer) =
        found.filter(|(e, _)| me.scope.covers(e.agency_id)).ok_or_else(Error::not_found)?;
    let mut settled = store::of_lease(c, id)?;
    let hidden = hidden(c, me, sight, settled.iter())?;
    for entry in &mut settled {
        entry.subject_id = entry.subject_id.filter(|letter| !hidden.contains(letter));
    }
    let shown = views(c, &hidden, vec![(entry.clone(), officer)])?.pop().ok_or_else(Error::not_found)?;
    Ok(shown_with(&entry, shown, &settled, me.today()))
}

fn shown_with(lease: &Entry, entry: NumberEntryView, settled: &[Entry], today: NaiveDate) -> NumberLease {
    let numbers: Vec<LeasedNumber> = (lease.first_number..=lease.last_number)
        .map(|number| match settled.iter().find(|e| e.holds(number)) {
            Some(e) if e.kind == EntryKind::Registered => {
                LeasedNumber { number, state: LeasedState::Registered, letter_id: e.subject_id, reason: None }
            }
            Some(e) => LeasedNumber {
                number,
                state: LeasedState::Void,
                letter_id: None,
                reason: Some(e.reason.clone()),
            },
            None => LeasedNumber { number, state: LeasedState::Open, letter_id: None, reason: None },
        })
        .collect();
    let open = lease.size() - i64::try_from(settled.len()).unwrap_or(i64::from(MOST_LEASED));
    let overdue = open > 0 && lease.valid_until.is_some_and(|until| until < today);
    NumberLease { entry, numbers, open, overdue }
}

/// Registers a lent number as that of a letter that was made on paper. The caller stores the letter in the same
/// transaction.
pub fn use_leased(tx: &mut Conn, me: &Me, lease: Id, number: i32, letter: Id) -> Result<Lease> {
    let found = store::find(tx, lease)?.filter(|(e, _)| e.kind == EntryKind::Leased);
    let (block, _) = found.filter(|(e, _)| me.scope.covers(e.agency_id)).ok_or_else(Error::not_found)?;
    if !block.holds(number) {
        let mut v = Violations::default();
        v.add_with("/number", Code::OutOfRange, format!("{}–{}", block.first_number, block.last_number));
        v.finish()?;
    }
    store::lock(tx, &block.key())?;
    if store::of_lease(tx, lease)?.iter().any(|e| e.holds(number)) {
        return Err(Error::field("/number", Code::NumberInUse));
    }
    let entry = Entry {
        lease_id: Some(lease),
        subject_type: Some("letter".into()),
        subject_id: Some(letter),
        ..entry(me, &block.key(), EntryKind::Registered, (number, number), &block.reason)
    };
    keep(tx, me, "number.register", &entry)?;
    Ok(Lease { agency_id: block.agency_id, year: block.year, from: block.dated })
}
