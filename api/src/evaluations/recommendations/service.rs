//! Recommending, and drafting the letters.
use super::letter;
use super::model::{Finding, Recommendation, RecommendationKind, Reprimand, Reprimands, Row};
use super::store;
use crate::agencies::AgencyKind;
use crate::audit::{self, Application, NewFact};
use crate::documents::LetterRegister;
use crate::error::{Code, Error, Result};
use crate::evaluations::exact::Exact;
use crate::evaluations::instruments::definition::Definition;
use crate::evaluations::periods::service::settle;
use crate::evaluations::periods::{PeriodAction, PeriodRow, store as periods};
use crate::evaluations::scores::service as scores;
use crate::evaluations::scores::store::ScoreFilter;
use crate::evaluations::scoring::{AgencyScore, Category};
use crate::evaluations::visibility::Visible;
use crate::http::{Page, PageArgs};
use crate::identity::Me;
use pamong_db::{Conn, Id};
use rust_decimal::Decimal;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

/// Agencies that are compared with one another.
const fn peers(kind: AgencyKind) -> u8 {
    match kind {
        AgencyKind::UrbanVillage => 0,
        AgencyKind::SubDistrict => 1,
        AgencyKind::City | AgencyKind::Office | AgencyKind::Division | AgencyKind::Hospital => 2,
    }
}

/// A reprimand for every poor agency, an award for the best of each peer group if it is good; equals share it.
fn recommend(results: &[AgencyScore]) -> impl Iterator<Item = (Id, RecommendationKind)> {
    let mut best = BTreeMap::new();
    for result in results {
        let top = best.entry(peers(result.agency.kind)).or_insert(result.score);
        *top = result.score.max(*top);
    }
    results.iter().filter_map(move |r| match r.category {
        Category::Poor => Some((r.agency.id, RecommendationKind::Reprimand)),
        Category::Good if best.get(&peers(r.agency.kind)) == Some(&r.score) => {
            Some((r.agency.id, RecommendationKind::Award))
        }
        Category::Good | Category::Fair => None,
    })
}

/// Puts the recommendations of a computation in the place of the old ones.
pub fn replace(tx: &mut Conn, me: &Me, period_id: Id, results: &[AgencyScore]) -> Result<()> {
    let row = |(agency_id, kind)| Row {
        id: Id::new(),
        period_id,
        agency_id,
        kind,
        letter_id: None,
        created_at: me.now(),
    };
    let rows: Vec<Row> = recommend(results).map(row).collect();
    Ok(store::replace(tx, period_id, &rows)?)
}

/// What cost points, the most first.
fn findings(result: &AgencyScore, definition: &Definition) -> Vec<Finding> {
    let mut all = Vec::new();
    for part in &result.applications {
        for score in &part.indicators {
            let Some((_, indicator)) = definition.indicator(&score.key) else { continue };
            all.push(Finding {
                application: part.key,
                indicator: Some(score.key.clone()),
                name_id: indicator.name_id.clone(),
                name_en: indicator.name_en.clone(),
                contribution: score.contribution,
                maximum: score.maximum,
                numerator: Some(score.numerator),
                denominator: Some(score.denominator),
            });
        }
        let interview = part.answers.iter().map(|a| a.points).sum();
        all.push(Finding {
            application: part.key,
            indicator: None,
            name_id: "Wawancara dan pemeriksaan lapangan".into(),
            name_en: "Interview and site check".into(),
            contribution: interview,
            maximum: Exact((part.interview_weight.0 * Decimal::ONE_HUNDRED).normalize()),
            numerator: None,
            denominator: None,
        });
    }
    all.retain(|f| f.contribution < f.maximum);
    all.sort_by_key(|f| std::cmp::Reverse(f.maximum.0 - f.contribution.0));
    all
}

fn period(c: &mut Conn, id: Id) -> Result<PeriodRow> {
    periods::find(c, id)?.ok_or_else(Error::not_found)
}

fn results(c: &mut Conn, me: &Me, period_id: Id) -> Result<HashMap<Id, AgencyScore>> {
    let all = scores::results(c, me, period_id, ScoreFilter::default())?;
    Ok(all.into_iter().map(|r| (r.agency.id, r)).collect())
}

/// Recommendations of a period that the caller may see, by the code of their agency.
pub fn list(
    c: &mut Conn,
    me: &Me,
    period_id: Id,
    kind: Option<RecommendationKind>,
    page: &PageArgs<Id>,
) -> Result<Page<Recommendation>> {
    let Some(definition) = period(c, period_id)?.definition()? else {
        return Ok(Page { items: Vec::new(), next_cursor: None });
    };
    let results = results(c, me, period_id)?;
    let rows = store::list(c, &Visible::to(me), period_id, kind)?;
    let start = page.after.and_then(|id| rows.iter().position(|(r, _)| r.id == id)).map_or(0, |at| at + 1);
    let views = rows.into_iter().skip(start).filter_map(|(row, agency)| {
        let result = results.get(&agency.id)?;
        let poor = row.kind == RecommendationKind::Reprimand;
        Some(Recommendation {
            id: row.id,
            agency,
            kind: row.kind,
            score: result.score,
            category: result.category,
            reason: result.reason,
            rank: result.rank,
            findings: if poor { findings(result, &definition) } else { Vec::new() },
            letter_id: row.letter_id,
            created_at: row.created_at,
        })
    });
    page.page(views.collect(), |r| r.id)
}

/// Drafts a letter for each poor agency that has none yet; a second call drafts nothing new.
///
/// The period must be computed. The drafts go the way of every letter from there: review, approval, dispatch.
pub fn draft_reprimands(
    tx: &mut Conn,
    me: &Me,
    register: &dyn LetterRegister,
    period_id: Id,
) -> Result<Reprimands> {
    let period = period(tx, period_id)?;
    period.status.must(PeriodAction::Reprimand)?;
    settle(tx, me, &period)?;
    let definition = period.definition()?.ok_or_else(|| Error::internal("computed without a definition"))?;
    let results = results(tx, me, period_id)?;
    let rows = store::list(tx, &Visible::to(me), period_id, Some(RecommendationKind::Reprimand))?;
    let mut done = Reprimands { drafted: 0, items: Vec::new() };
    for (row, agency) in rows {
        let letter_id = if let Some(letter) = row.letter_id {
            letter
        } else {
            let result = results.get(&agency.id).ok_or_else(|| Error::internal("no score"))?;
            done.drafted += 1;
            draft_one(tx, me, register, (&period, &definition), (&row, result))?
        };
        done.items.push(Reprimand { agency, letter_id });
    }
    Ok(done)
}

fn draft_one(
    tx: &mut Conn,
    me: &Me,
    register: &dyn LetterRegister,
    (period, definition): (&PeriodRow, &Definition),
    (row, result): (&Row, &AgencyScore),
) -> Result<Id> {
    let draft = letter::draft(period, result, &findings(result, definition), me.today());
    let letter_id = register.draft_reprimand(tx, me, &draft)?;
    // Two calls at once: the one that comes second is refused as a whole, and its letters with it.
    if !store::set_letter(tx, row.id, letter_id)? {
        return Err(Error::Code(Code::AlreadyDone, None));
    }
    let data = json!({
        "period_id": period.id, "letter_id": letter_id, "score": result.score, "answer_by": draft.answer_by,
    });
    let subject = ("recommendation", row.id);
    let fact = NewFact::new(Application::Evaluations, "reprimand.draft", subject, row.agency_id, data);
    audit::record(tx, me, fact)?;
    Ok(letter_id)
}

/// Reprimands of a period that were drafted and that the caller may see, by the code of their agency.
pub fn list_reprimands(c: &mut Conn, me: &Me, period_id: Id, page: &PageArgs<Id>) -> Result<Page<Reprimand>> {
    period(c, period_id)?;
    let rows = store::list(c, &Visible::to(me), period_id, Some(RecommendationKind::Reprimand))?;
    let drafted =
        rows.into_iter().filter_map(|(r, agency)| Some(Reprimand { agency, letter_id: r.letter_id? }));
    let mut drafted: Vec<Reprimand> = drafted.collect();
    if let Some(at) = page.after.and_then(|id| drafted.iter().position(|r| r.letter_id == id)) {
        drafted.drain(..=at);
    }
    page.page(drafted, |r| r.letter_id)
}
