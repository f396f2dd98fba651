//! Reading scores.
use super::explanation::{self, CountSide, Explanation, RecordView};
use super::model::{Row, Score, ScoreOrder};
use super::store::{self, ScoreFilter};
use crate::audit::{Fact, LetterSight};
use crate::error::{Error, Result};
use crate::evaluations::instruments::definition::Definition;
use crate::evaluations::ledger;
use crate::evaluations::periods::{PeriodRow, store as periods};
use crate::evaluations::scoring::{self, AgencyScore, Index};
use crate::evaluations::visibility::Visible;
use crate::http::{Page, PageArgs};
use crate::identity::Me;
use pamong_db::{Conn, Id, Ts};

/// Puts computed scores in the place of the old ones.
pub fn replace(tx: &mut Conn, period_id: Id, results: &[AgencyScore], at: Ts) -> Result<()> {
    let rows = results.iter().map(|r| Row::new(period_id, r, at)).collect::<Result<Vec<_>>>()?;
    Ok(store::replace(tx, period_id, &rows)?)
}

fn period(c: &mut Conn, id: Id) -> Result<PeriodRow> {
    periods::find(c, id)?.ok_or_else(Error::not_found)
}

/// The scores of a period that the caller may see, whole.
pub fn results(c: &mut Conn, me: &Me, period_id: Id, filter: ScoreFilter) -> Result<Vec<AgencyScore>> {
    let rows = store::list(c, &Visible::to(me), period_id, filter)?;
    rows.into_iter().map(|(row, agency)| row.result(agency)).collect()
}

/// The scores of a period that the caller may see.
pub fn list(
    c: &mut Conn,
    me: &Me,
    period_id: Id,
    (filter, order): (ScoreFilter, ScoreOrder),
    page: &PageArgs<Id>,
) -> Result<Page<Score>> {
    period(c, period_id)?;
    let mut all: Vec<Score> = results(c, me, period_id, filter)?.into_iter().map(Score::from).collect();
    // They come by rank, and sorting keeps that order among equals.
    match order {
        ScoreOrder::Rank => {}
        ScoreOrder::RankDown => all.reverse(),
        ScoreOrder::Code => all.sort_by(|a, b| a.agency.code.cmp(&b.agency.code)),
        ScoreOrder::Name => all.sort_by(|a, b| a.agency.name.cmp(&b.agency.name)),
        ScoreOrder::ElectronicShare => all.sort_by_key(|s| s.electronic_share),
        ScoreOrder::ElectronicShareDown => all.sort_by_key(|s| std::cmp::Reverse(s.electronic_share)),
    }
    let start = page.after.and_then(|id| all.iter().position(|s| s.agency.id == id)).map_or(0, |at| at + 1);
    page.page(all.into_iter().skip(start).collect(), |s| s.agency.id)
}

/// One score with its period, if the caller may see it and it was computed.
fn find_result(c: &mut Conn, me: &Me, period_id: Id, agency_id: Id) -> Result<(PeriodRow, AgencyScore)> {
    let period = period(c, period_id)?;
    let filter = ScoreFilter { agency_id: Some(agency_id), ..ScoreFilter::default() };
    let result = results(c, me, period_id, filter)?.pop().ok_or_else(Error::not_found)?;
    Ok((period, result))
}

/// One score and the version of its period.
pub fn find(c: &mut Conn, me: &Me, period_id: Id, agency_id: Id) -> Result<(Score, i32)> {
    let (period, result) = find_result(c, me, period_id, agency_id)?;
    Ok((result.into(), period.version))
}

/// The facts of one agency as its score was computed from them.
struct Evidence {
    definition: Definition,
    facts: Vec<Fact>,
    index: Index,
}

fn evidence(c: &mut Conn, period: &PeriodRow, agency_id: Id) -> Result<Evidence> {
    let definition = period.definition()?.ok_or_else(Error::not_found)?;
    let at = period.ledger_until.ok_or_else(Error::not_found)?;
    let (facts, index) = ledger::of_agency(c, period, agency_id, at)?;
    Ok(Evidence { definition, facts, index })
}

/// Where a score comes from: its sums, and the first records behind each count.
pub fn explain(
    c: &mut Conn,
    me: &Me,
    sight: &dyn LetterSight,
    (period_id, agency_id): (Id, Id),
) -> Result<(Explanation, i32)> {
    let (period, result) = find_result(c, me, period_id, agency_id)?;
    let evidence = evidence(c, &period, agency_id)?;
    let facts = scoring::by_agency(&evidence.facts, period.window()).remove(&agency_id).unwrap_or_default();
    let version = period.version;
    let mut explanation = explanation::build(period, result, &evidence.definition, &facts, &evidence.index);
    withhold(c, me, sight, explanation.records())?;
    Ok((explanation, version))
}

/// Withholds the numbers of letters that the caller may not see; what they count for stays.
fn withhold(c: &mut Conn, me: &Me, sight: &dyn LetterSight, records: Vec<&mut RecordView>) -> Result<()> {
    let letters: Vec<Id> = records.iter().flat_map(|record| record.letters.iter().copied()).collect();
    let nameable = sight.nameable(c, &me.scope, &letters)?;
    for record in records {
        record.withhold(&nameable);
    }
    Ok(())
}

/// Which records of an indicator a list shows.
#[derive(Debug, Clone)]
pub struct RecordFilter {
    /// The period.
    pub period_id: Id,
    /// The agency.
    pub agency_id: Id,
    /// Key of the indicator.
    pub indicator: String,
    /// Which of its two counts.
    pub count: CountSide,
    /// Only records that count, or only those that do not.
    pub included: Option<bool>,
}

/// All records behind one count of an indicator, in the order of the ledger.
pub fn records(
    c: &mut Conn,
    me: &Me,
    sight: &dyn LetterSight,
    filter: &RecordFilter,
    page: &PageArgs<usize>,
) -> Result<Page<RecordView>> {
    let (period, _) = find_result(c, me, filter.period_id, filter.agency_id)?;
    let evidence = evidence(c, &period, filter.agency_id)?;
    let facts =
        scoring::by_agency(&evidence.facts, period.window()).remove(&filter.agency_id).unwrap_or_default();
    let (_, indicator) = evidence.definition.indicator(&filter.indicator).ok_or_else(Error::not_found)?;
    let records = explanation::records(indicator, filter.count, &facts, period.window(), &evidence.index);
    let wanted = records.into_iter().filter(|r| filter.included.is_none_or(|i| r.included == i));
    let rest = wanted.enumerate().skip(page.after.map_or(0, |at| at.saturating_add(1))).collect();
    let mut found = page.page(rest, |(at, _)| *at)?.map(|(_, record)| record);
    withhold(c, me, sight, found.items.iter_mut().collect())?;
    Ok(found)
}
