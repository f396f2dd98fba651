//! What a computation gives.
use super::count::Scored;
use crate::agencies::AgencyRef;
use crate::evaluations::exact::Exact;
use pamong_db::text_enum;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// Category of a score (baik, cukup, kurang).
    pub enum Category {
        /// Baik: at or above the upper threshold.
        Good = "good",
        /// Cukup: at or above the lower threshold.
        Fair = "fair",
        /// Kurang: below the lower threshold, or no use at all.
        Poor = "poor",
    }
}

text_enum! {
    /// What a score lacks.
    pub enum ScoreReason {
        /// No work was recorded in the period: the score is 0, whatever the interview says.
        NoUse = "no_use",
        /// Less work was recorded than the instrument's minimum: the score is 0.
        LowVolume = "low_volume",
        /// No interview was held: its part is 0.
        NoInterview = "no_interview",
    }
}

text_enum! {
    /// Why an indicator is 0 although nothing is wrong with its records.
    pub enum IndicatorReason {
        /// There was no case to measure. The instrument measures use, so what was not used counts 0.
        NoCases = "no_cases",
    }
}

/// The score of one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyScore {
    /// The agency.
    pub agency: AgencyRef,
    /// Place among all agencies: by score, then by code.
    pub rank: i32,
    /// 0 to 100.
    pub score: Exact,
    /// Category of the score.
    pub category: Category,
    /// What all its applications lack.
    pub reason: Option<ScoreReason>,
    /// Share of the handled work that was electronic, 0 to 1, four decimals; null where no work was recorded.
    pub electronic_share: Option<Exact>,
    /// The applications that apply to this kind of agency.
    pub applications: Vec<ApplicationScore>,
}

/// The score of one application of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationScore {
    /// The application.
    pub key: Scored,
    /// Place among the agencies that this application applies to: by score, then by code.
    pub rank: i32,
    /// 0 to 100: the sum of the contributions below.
    pub score: Exact,
    /// Category of the score.
    pub category: Category,
    /// What it lacks.
    pub reason: Option<ScoreReason>,
    /// Share of the handled work that was electronic, 0 to 1, four decimals; null where no work was recorded.
    pub electronic_share: Option<Exact>,
    /// Pieces of work handled in the system.
    pub electronic: i64,
    /// Pieces of work handled in the system or on paper.
    pub total: i64,
    /// The application's part of the overall score: 1 / number of applications.
    pub share: Exact,
    /// What it adds to the overall score: `score` × `share`, rounded half up to two decimals.
    pub points: Exact,
    /// Part of the indicators in the score.
    pub dashboard_weight: Exact,
    /// Part of the interview in the score.
    pub interview_weight: Exact,
    /// What the ledger says.
    pub indicators: Vec<IndicatorScore>,
    /// What the interview says; empty where none was held.
    pub answers: Vec<AnswerScore>,
}

/// What one indicator adds to the score of its application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IndicatorScore {
    /// Key within the instrument.
    pub key: String,
    /// The number counted.
    pub numerator: i64,
    /// The number that it is measured by.
    pub denominator: i64,
    /// 0 to 1, four decimals, for reading; contributions are computed from the exact value.
    pub value: Exact,
    /// Weight among the indicators of the application.
    pub weight: Exact,
    /// The most that it can add: weight × dashboard weight × 100.
    pub maximum: Exact,
    /// What it adds: value × weight × dashboard weight × 100, rounded half up to two decimals; 0 where the application
    /// as a whole counts 0.
    pub contribution: Exact,
    /// Why it is 0 without a fault.
    pub reason: Option<IndicatorReason>,
}

/// What one interview answer adds to the score of its application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AnswerScore {
    /// The question.
    pub question_key: String,
    /// The answer, 1 to the question's maximum.
    pub value: i32,
    /// Remark of the evaluator.
    pub note: Option<String>,
    /// Weight among the questions of the application.
    pub weight: Exact,
    /// The most that it can add: weight × interview weight × 100.
    pub maximum: Exact,
    /// What it adds: value / maximum answer × weight × interview weight × 100, rounded half up to two decimals.
    pub points: Exact,
}
