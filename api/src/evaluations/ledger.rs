//! What a period reads from the ledger: the facts of its days up to the instant of its computation.
//!
//! The ledger only grows, so the same instant gives the same facts for ever.
use crate::audit::Fact;
use crate::audit::store::{facts_of, facts_of_actions};
use crate::error::{Error, Result};
use crate::evaluations::periods::PeriodRow;
use crate::evaluations::scoring::{Index, LATER_ACTS, PAPER_ACTS};
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};

/// Business dates between which all work lies.
fn ever() -> Result<(NaiveDate, NaiveDate)> {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).ok_or_else(|| Error::internal("no such year"));
    Ok((day(1900)?, day(3000)?))
}

/// The facts of all agencies, and what of any date decides on work on paper.
pub fn all(c: &mut Conn, period: &PeriodRow, at: Ts) -> Result<(Vec<Fact>, Vec<Fact>)> {
    let facts = facts_of(c, None, period.date_from, period.date_until, at)?;
    let papers = facts_of_actions(c, PAPER_ACTS, None, ever()?, at)?;
    Ok((facts, papers))
}

/// The facts of one agency, and what later facts say about them.
pub fn of_agency(c: &mut Conn, period: &PeriodRow, agency_id: Id, at: Ts) -> Result<(Vec<Fact>, Index)> {
    let (days, own) = ((period.date_from, period.date_until), [agency_id]);
    let facts = facts_of(c, Some(&own), period.date_from, period.date_until, at)?;
    let later = facts_of_actions(c, LATER_ACTS, None, days, at)?;
    let papers = facts_of_actions(c, PAPER_ACTS, Some(&own), ever()?, at)?;
    let index = Index::new(facts.iter().chain(&later).chain(&papers));
    Ok((facts, index))
}
