//! Why a score is what it is, down to the single record.
use super::model::ApplicationSummary;
use crate::agencies::AgencyRef;
use crate::audit::{Fact, Medium, letters_of};
use crate::evaluations::exact::Exact;
use crate::evaluations::instruments::definition::{
    ApplicationDefinition, Definition, Formula, Indicator, Thresholds,
};
use crate::evaluations::periods::{PeriodRow, PeriodStatus};
use crate::evaluations::scoring::{
    AgencyScore, AnswerScore, ApplicationScore, Category, Count, Index, IndicatorReason, IndicatorScore,
    Rule, ScoreReason, Scored, Verdict, Window,
};
use chrono::NaiveDate;
use pamong_db::{Id, Ts, text_enum};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Records of each count that an explanation holds; the rest is paged.
const FIRST: usize = 20;

text_enum! {
    /// One of the two counts of an indicator.
    pub enum CountSide {
        /// What is counted.
        Numerator = "numerator",
        /// What it is measured by.
        Denominator = "denominator",
    }
}

/// Where a score comes from. The contributions of an application sum to its score, the points of the applications to the
/// overall score, to the last digit.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ScoreExplanation)]
pub struct Explanation {
    /// The agency.
    pub agency: AgencyRef,
    /// The period.
    pub period: ExplainedPeriod,
    /// 0 to 100.
    pub score: Exact,
    /// Category of the score.
    pub category: Category,
    /// What all its applications lack.
    pub reason: Option<ScoreReason>,
    /// Place among all agencies of the period.
    pub rank: i32,
    /// Share of the handled work that was electronic.
    pub electronic_share: Option<Exact>,
    /// Where the categories begin.
    pub thresholds: Thresholds,
    /// Less work than this counts as no use.
    pub minimum_volume: i64,
    /// How numbers are rounded, in words.
    pub rounding_id: &'static str,
    /// The same in English.
    pub rounding_en: &'static str,
    /// The applications that apply to this kind of agency.
    pub applications: Vec<ExplainedApplication>,
}

/// What the scores were computed from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedPeriod {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// First day whose work counts.
    pub from: NaiveDate,
    /// Last day whose work counts.
    pub until: NaiveDate,
    /// Whether the scores are final.
    pub status: PeriodStatus,
    /// Facts recorded by this instant are in the scores.
    pub ledger_until: Option<Ts>,
}

/// How the score of an application comes about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedApplication {
    /// The application.
    pub key: Scored,
    /// The score: the sum of all contributions below.
    #[serde(flatten)]
    pub summary: ApplicationSummary,
    /// The application's part of the overall score.
    pub share: Exact,
    /// What it adds to the overall score: score × share, rounded.
    pub points: Exact,
    /// Part of the indicators in the score.
    pub dashboard_weight: Exact,
    /// Sum of the contributions of the indicators.
    pub dashboard_contribution: Exact,
    /// Part of the interview in the score.
    pub interview_weight: Exact,
    /// Sum of the points of the answers.
    pub interview_contribution: Exact,
    /// What the ledger says.
    pub indicators: Vec<ExplainedIndicator>,
    /// What the interview says; empty where none was held.
    pub interview: Vec<ExplainedAnswer>,
}

/// How the contribution of an indicator comes about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedIndicator {
    /// Key within the instrument.
    pub key: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// The formula in symbols.
    pub formula: String,
    /// The formula in Indonesian words.
    pub formula_id: String,
    /// The formula in English words.
    pub formula_en: String,
    /// What was counted.
    pub numerator: ExplainedCount,
    /// What it is measured by.
    pub denominator: ExplainedCount,
    /// 0 to 1, four decimals, for reading.
    pub value: Exact,
    /// Weight among the indicators.
    pub weight: Exact,
    /// The most that it can add.
    pub maximum: Exact,
    /// What it adds to the score.
    pub contribution: Exact,
    /// Why it is 0 without a fault.
    pub reason: Option<IndicatorReason>,
}

/// One count with its first records.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedCount {
    /// The count; null where the number is fixed by the instrument.
    pub count: Option<Count>,
    /// What it counts, in Indonesian.
    pub words_id: String,
    /// What it counts, in English.
    pub words_en: String,
    /// The number.
    pub value: i64,
    /// The first records that touch it, included and excluded.
    pub records: Vec<RecordView>,
    /// How many such records there are.
    pub records_total: usize,
}

/// One record behind a count.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ScoreRecord)]
pub struct RecordView {
    /// The fact in the ledger.
    pub fact_id: Id,
    /// Whether it counts.
    pub included: bool,
    /// The rule that decided.
    pub rule: Rule,
    /// The reason in Indonesian.
    pub reason_id: &'static str,
    /// The reason in English.
    pub reason_en: &'static str,
    /// What was done.
    pub action: String,
    /// What it was done to.
    pub subject_type: String,
    /// Id of that thing.
    pub subject_id: Id,
    /// The business date on which it counts.
    pub effective_date: NaiveDate,
    /// In the system or on paper.
    pub medium: Medium,
    /// How many pieces of work it stands for.
    pub quantity: i32,
    /// Number by which people know the thing, where the ledger holds one.
    pub label: Option<String>,
    /// Whether the record is about a letter that the caller may not see: it counts, and its number is withheld.
    pub withheld: bool,
    /// The letters that it is about.
    #[serde(skip)]
    pub letters: Vec<Id>,
}

/// What an interview answer adds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExplainedAnswer {
    /// Indonesian wording of the question.
    pub text_id: String,
    /// English wording of the question.
    pub text_en: String,
    /// The best answer.
    pub scale_max: i32,
    /// The answer and what it adds.
    #[serde(flatten)]
    pub answer: AnswerScore,
}

/// Puts the stored score beside the records that it was computed from.
pub fn build(
    period: PeriodRow,
    result: AgencyScore,
    definition: &Definition,
    facts: &[&Fact],
    index: &Index,
) -> Explanation {
    let window = period.window();
    let explain = |a: &ApplicationScore| {
        let rules = definition.application(a.key)?;
        Some(application(a, rules, |i, s| indicator(i, s, rules, |c| c.verdicts(facts, window, index))))
    };
    Explanation {
        applications: result.applications.iter().filter_map(explain).collect(),
        agency: result.agency,
        score: result.score,
        category: result.category,
        reason: result.reason,
        rank: result.rank,
        electronic_share: result.electronic_share,
        thresholds: definition.thresholds.clone(),
        minimum_volume: definition.minimum_volume,
        rounding_id: "Setiap sumbangan dibulatkan ke dua desimal (setengah ke atas), lalu dijumlahkan.",
        rounding_en: "Each contribution is rounded to two decimals (half up), then they are added.",
        period: ExplainedPeriod {
            id: period.id,
            name: period.name,
            from: period.date_from,
            until: period.date_until,
            status: period.status,
            ledger_until: period.ledger_until,
        },
    }
}

fn application(
    score: &ApplicationScore,
    rules: &ApplicationDefinition,
    explain: impl Fn(&Indicator, &IndicatorScore) -> ExplainedIndicator,
) -> ExplainedApplication {
    let indicators = score.indicators.iter().filter_map(|s| {
        let indicator = rules.indicators.iter().find(|i| i.key == s.key)?;
        Some(explain(indicator, s))
    });
    let interview = score.answers.iter().filter_map(|answer| {
        let question = rules.questions.iter().find(|q| q.key == answer.question_key)?;
        Some(ExplainedAnswer {
            text_id: question.text_id.clone(),
            text_en: question.text_en.clone(),
            scale_max: question.scale_max,
            answer: answer.clone(),
        })
    });
    ExplainedApplication {
        key: score.key,
        summary: score.into(),
        share: score.share,
        points: score.points,
        dashboard_weight: score.dashboard_weight,
        dashboard_contribution: score.indicators.iter().map(|i| i.contribution).sum(),
        interview_weight: score.interview_weight,
        interview_contribution: score.answers.iter().map(|a| a.points).sum(),
        indicators: indicators.collect(),
        interview: interview.collect(),
    }
}

fn indicator<'a>(
    indicator: &Indicator,
    score: &IndicatorScore,
    rules: &ApplicationDefinition,
    verdicts: impl Fn(Count) -> Vec<Verdict<'a>>,
) -> ExplainedIndicator {
    let counted = |count: Count, value: i64| {
        let all = verdicts(count);
        ExplainedCount {
            count: Some(count),
            words_id: count.words().id.into(),
            words_en: count.words().en.into(),
            value,
            records_total: all.len(),
            records: all.iter().take(FIRST).map(RecordView::from).collect(),
        }
    };
    let (numerator, denominator) = match &indicator.formula {
        Formula::Ratio { numerator, denominator, .. } => {
            (counted(*numerator, score.numerator), counted(*denominator, score.denominator))
        }
        Formula::Breadth { count, full } => (counted(*count, score.numerator), fixed(*full)),
    };
    let (formula, formula_id, formula_en) = indicator.formula.in_words();
    let scale = format!("× {} × {} × 100", indicator.weight, rules.dashboard_weight);
    ExplainedIndicator {
        key: score.key.clone(),
        name_id: indicator.name_id.clone(),
        name_en: indicator.name_en.clone(),
        formula: format!("{formula} {scale}"),
        formula_id: format!("{formula_id}; dikali bobot, porsi dasbor dan 100"),
        formula_en: format!("{formula_en}; times weight, dashboard part and 100"),
        numerator,
        denominator,
        value: score.value,
        weight: score.weight,
        maximum: score.maximum,
        contribution: score.contribution,
        reason: score.reason,
    }
}

fn fixed(full: u32) -> ExplainedCount {
    ExplainedCount {
        count: None,
        words_id: "jumlah penuh menurut instrumen".into(),
        words_en: "full number set by the instrument".into(),
        value: full.into(),
        records: Vec::new(),
        records_total: 0,
    }
}

/// Every record that touches one count of an indicator, in the order of the ledger.
pub fn records(
    indicator: &Indicator,
    side: CountSide,
    facts: &[&Fact],
    window: Window,
    index: &Index,
) -> Vec<RecordView> {
    let count = match (&indicator.formula, side) {
        (Formula::Ratio { numerator, .. }, CountSide::Numerator) => *numerator,
        (Formula::Ratio { denominator, .. }, CountSide::Denominator) => *denominator,
        (Formula::Breadth { count, .. }, CountSide::Numerator) => *count,
        (Formula::Breadth { .. }, CountSide::Denominator) => return Vec::new(),
    };
    count.verdicts(facts, window, index).iter().map(RecordView::from).collect()
}

impl From<&Verdict<'_>> for RecordView {
    fn from(verdict: &Verdict<'_>) -> Self {
        let (fact, reason) = (verdict.fact, verdict.rule.reason());
        Self {
            fact_id: fact.id,
            included: verdict.rule.includes(),
            rule: verdict.rule,
            reason_id: reason.id,
            reason_en: reason.en,
            action: fact.action.clone(),
            subject_type: fact.subject_type.clone(),
            subject_id: fact.subject_id,
            effective_date: fact.effective_date,
            medium: fact.medium,
            quantity: fact.quantity,
            label: label(fact),
            withheld: false,
            letters: letters_of(fact),
        }
    }
}

impl RecordView {
    /// Withholds the number of a letter that the caller may not see.
    pub fn withhold(&mut self, nameable: &BTreeSet<Id>) {
        if self.letters.iter().any(|letter| !nameable.contains(letter)) {
            self.label = None;
            self.withheld = true;
        }
    }
}

impl Explanation {
    /// Every record that it shows.
    pub fn records(&mut self) -> Vec<&mut RecordView> {
        let indicators = self.applications.iter_mut().flat_map(|a| &mut a.indicators);
        let counts = indicators.flat_map(|i| [&mut i.numerator, &mut i.denominator]);
        counts.flat_map(|count| &mut count.records).collect()
    }
}

/// The number of a letter or paper, or else its place in the register or the service.
fn label(fact: &Fact) -> Option<String> {
    let keys = ["letter_number", "number", "agenda_number", "register_number", "service_code", "register"];
    keys.iter().find_map(|key| match fact.data.get(*key)? {
        serde_json::Value::String(text) if !text.is_empty() => Some(text.clone()),
        serde_json::Value::Number(number) => Some(format!("No. {number}")),
        _ => None,
    })
}
