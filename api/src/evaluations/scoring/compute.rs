//! One pass over the ledger, then one over the agencies.
use super::count::{Count, Scored};
use super::result::{
    AgencyScore, AnswerScore, ApplicationScore, Category, IndicatorReason, IndicatorScore, ScoreReason,
};
use super::{Index, Window, by_agency};
use crate::agencies::AgencyRef;
use crate::audit::Fact;
use crate::evaluations::exact::Exact;
use crate::evaluations::instruments::definition::{
    ApplicationDefinition, Definition, Formula, Indicator, Thresholds,
};
use crate::evaluations::interviews::Answer;
use pamong_db::Id;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Decimals of scores and contributions.
const POINTS: u32 = 2;
/// Decimals of values and shares.
const SHARES: u32 = 4;

/// Interview answers by agency and application.
pub type InterviewAnswers = HashMap<(Id, Scored), Vec<Answer>>;

/// All that scores are computed from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The instrument.
    pub definition: &'a Definition,
    /// The days of the period.
    pub window: Window,
    /// The agencies that exist on the last day of the period.
    pub agencies: &'a [AgencyRef],
    /// Facts of the ledger, in any order.
    pub facts: &'a [Fact],
    /// Paper records of any date: a correction may have moved work out of the period.
    pub papers: &'a [Fact],
    /// The interviews of the period.
    pub interviews: &'a InterviewAnswers,
}

/// The scores of all agencies to which the instrument applies, by rank.
pub fn compute(inputs: &Inputs<'_>) -> Vec<AgencyScore> {
    let index = Index::new(inputs.facts.iter().chain(inputs.papers));
    let ledger = by_agency(inputs.facts, inputs.window);
    let none = Vec::new();
    let mut scores: Vec<AgencyScore> = inputs
        .agencies
        .iter()
        .filter_map(|agency| {
            let facts = ledger.get(&agency.id).unwrap_or(&none);
            Case { inputs, index: &index, agency, facts }.score()
        })
        .collect();
    for application in Scored::ALL {
        rank_application(&mut scores, *application);
    }
    rank(&mut scores);
    scores
}

/// The best first; equal scores stand in the order of the agencies' codes.
fn rank(scores: &mut [AgencyScore]) {
    scores.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.agency.code.cmp(&b.agency.code)));
    for (rank, score) in (1..).zip(scores) {
        score.rank = rank;
    }
}

/// The same among the agencies that an application applies to.
fn rank_application(scores: &mut [AgencyScore], key: Scored) {
    let of = |s: &AgencyScore| s.applications.iter().find(|a| a.key == key).map(|a| a.score);
    scores.sort_by(|a, b| of(b).cmp(&of(a)).then_with(|| a.agency.code.cmp(&b.agency.code)));
    let applications = scores.iter_mut().filter_map(|s| s.applications.iter_mut().find(|a| a.key == key));
    for (rank, application) in (1..).zip(applications) {
        application.rank = rank;
    }
}

/// One agency with its facts.
struct Case<'a> {
    inputs: &'a Inputs<'a>,
    index: &'a Index,
    agency: &'a AgencyRef,
    facts: &'a [&'a Fact],
}

impl Case<'_> {
    /// None where no application of the instrument applies to this kind of agency.
    fn score(&self) -> Option<AgencyScore> {
        let definition = self.inputs.definition;
        let apply: Vec<_> =
            definition.applications.iter().filter(|a| a.applies_to.contains(&self.agency.kind)).collect();
        let share = Decimal::ONE.checked_div(apply.len().into())?;
        let applications: Vec<_> = apply.into_iter().map(|a| self.application(a, share)).collect();
        let score: Exact = applications.iter().map(|a| a.points).sum();
        let (electronic, total) =
            applications.iter().fold((0, 0), |(e, t), a| (e + a.electronic, t + a.total));
        Some(AgencyScore {
            agency: self.agency.clone(),
            rank: 0,
            score,
            category: category(score, &definition.thresholds),
            reason: common(applications.iter().map(|a| a.reason)),
            electronic_share: share_of(electronic, total),
            applications,
        })
    }

    fn count(&self, count: Count) -> i64 {
        count.total(self.facts, self.inputs.window, self.index)
    }

    fn application(&self, application: &ApplicationDefinition, share: Decimal) -> ApplicationScore {
        let (electronic, total) = match application.key {
            Scored::Letters => (Count::LettersElectronicHandled, Count::LettersTotalHandled),
            Scored::Permits => (Count::PermitsElectronicIssued, Count::PermitsTotalIssued),
        };
        let (electronic, total) = (self.count(electronic), self.count(total));
        let answers = self.inputs.interviews.get(&(self.agency.id, application.key));
        let reason = match answers {
            _ if total == 0 => Some(ScoreReason::NoUse),
            _ if total < self.inputs.definition.minimum_volume => Some(ScoreReason::LowVolume),
            None if !application.interview_weight.0.is_zero() => Some(ScoreReason::NoInterview),
            _ => None,
        };
        let unused = matches!(reason, Some(ScoreReason::NoUse | ScoreReason::LowVolume));
        let indicators: Vec<_> =
            application.indicators.iter().map(|i| self.indicator(application, i, unused)).collect();
        let answers: Vec<_> =
            answers.into_iter().flatten().filter_map(|a| answer(application, a, unused)).collect();
        let score: Exact =
            indicators.iter().map(|i| i.contribution).chain(answers.iter().map(|a| a.points)).sum();
        ApplicationScore {
            key: application.key,
            rank: 0,
            score,
            category: category(score, &self.inputs.definition.thresholds),
            reason,
            electronic_share: share_of(electronic, total),
            electronic,
            total,
            share: Exact::rounded(share, SHARES),
            points: Exact::rounded(score.0 * share, POINTS),
            dashboard_weight: application.dashboard_weight,
            interview_weight: application.interview_weight,
            indicators,
            answers,
        }
    }

    fn indicator(
        &self,
        application: &ApplicationDefinition,
        indicator: &Indicator,
        unused: bool,
    ) -> IndicatorScore {
        let (numerator, denominator, part) = match &indicator.formula {
            Formula::Ratio { numerator, denominator, target } => {
                let (n, d) = (self.count(*numerator), self.count(*denominator));
                (n, d, Decimal::from(d) * target.map_or(Decimal::ONE, |t| t.0))
            }
            Formula::Breadth { count, full } => (self.count(*count), (*full).into(), Decimal::from(*full)),
        };
        let maximum = indicator.weight.0 * application.dashboard_weight.0 * Decimal::ONE_HUNDRED;
        // Multiplied before it is divided, so that a result with a short decimal expansion is exact.
        let capped = Decimal::from(numerator).min(part);
        let of = |whole: Decimal| (whole * capped).checked_div(part).unwrap_or_default();
        IndicatorScore {
            key: indicator.key.clone(),
            numerator,
            denominator,
            value: Exact::rounded(of(Decimal::ONE), SHARES),
            weight: indicator.weight,
            maximum: Exact(maximum.normalize()),
            contribution: Exact::rounded(if unused { Decimal::ZERO } else { of(maximum) }, POINTS),
            reason: (denominator == 0).then_some(IndicatorReason::NoCases),
        }
    }
}

/// An answer to a question that the instrument no longer asks adds nothing and is not listed.
fn answer(application: &ApplicationDefinition, answer: &Answer, unused: bool) -> Option<AnswerScore> {
    let question = application.questions.iter().find(|q| q.key == answer.question_key)?;
    let maximum = question.weight.0 * application.interview_weight.0 * Decimal::ONE_HUNDRED;
    let full = Decimal::from(question.scale_max);
    let points = (maximum * Decimal::from(answer.value).min(full)).checked_div(full)?;
    Some(AnswerScore {
        question_key: answer.question_key.clone(),
        value: answer.value,
        note: answer.note.clone(),
        weight: question.weight,
        maximum: Exact(maximum.normalize()),
        points: Exact::rounded(if unused { Decimal::ZERO } else { points }, POINTS),
    })
}

fn category(score: Exact, thresholds: &Thresholds) -> Category {
    if score >= thresholds.good {
        Category::Good
    } else if score >= thresholds.fair {
        Category::Fair
    } else {
        Category::Poor
    }
}

fn share_of(electronic: i64, total: i64) -> Option<Exact> {
    let share = Decimal::from(electronic).checked_div(Decimal::from(total))?;
    Some(Exact::rounded(share, SHARES))
}

/// The value that all have, if they have the same one.
fn common<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    all.all(|other| other.as_ref() == Some(&first)).then_some(first)
}
