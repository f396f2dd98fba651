//! What an instrument measures and how, as data.
use crate::agencies::AgencyKind;
use crate::evaluations::exact::Exact;
use crate::evaluations::scoring::{Count, Scored};
use pamong_db::text_enum;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The whole rule book of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What is evaluated, one entry for each application.
    pub applications: Vec<ApplicationDefinition>,
    /// Where the categories begin.
    pub thresholds: Thresholds,
    /// Pieces of work in the period (in the system or on paper) below which an application counts as not used; 1 lets any
    /// work count.
    pub minimum_volume: i64,
}

/// Where the categories begin; below `fair` a score is poor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Lowest score in the category good.
    pub good: Exact,
    /// Lowest score in the category fair.
    pub fair: Exact,
}

/// How the use of one application is evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplicationDefinition {
    /// The application.
    pub key: Scored,
    /// The kinds of agencies that must use it.
    pub applies_to: Vec<AgencyKind>,
    /// Part of the indicators in the score, 0 to 1.
    pub dashboard_weight: Exact,
    /// Part of the interview in the score; the two parts sum to 1.
    pub interview_weight: Exact,
    /// What is read from the ledger; the weights sum to 1.
    pub indicators: Vec<Indicator>,
    /// What is asked in the interview; the weights sum to 1.
    pub questions: Vec<Question>,
}

text_enum! {
    /// Where an indicator takes its numbers from.
    pub enum Source {
        /// The ledger of facts.
        Ledger = "ledger",
    }
}

/// One measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Key, unique within the instrument.
    pub key: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Weight among the indicators of the application, at most four decimals.
    pub weight: Exact,
    /// Where its numbers come from.
    pub source: Source,
    /// How its value, 0 to 1, is computed.
    pub formula: Formula,
}

/// How the value of an indicator is computed from counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Formula {
    /// numerator / denominator, with a target numerator / (denominator × target); at most 1. Without any case in the
    /// denominator the value is 0.
    Ratio {
        /// What is counted.
        numerator: Count,
        /// What it is measured by.
        denominator: Count,
        /// The ratio that earns the whole weight; 1 where it is not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<Exact>,
    },
    /// count / full, at most 1: how much of a range is used.
    Breadth {
        /// What is counted.
        count: Count,
        /// The number that earns the whole weight.
        full: u32,
    },
}

/// One question of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Key, unique within the application.
    pub key: String,
    /// Indonesian wording.
    pub text_id: String,
    /// English wording.
    pub text_en: String,
    /// Weight among the questions of the application, at most four decimals.
    pub weight: Exact,
    /// The best answer; answers go from 1 to it.
    pub scale_max: i32,
}

impl Definition {
    /// The rules for one application.
    pub fn application(&self, key: Scored) -> Option<&ApplicationDefinition> {
        self.applications.iter().find(|a| a.key == key)
    }

    /// An indicator and its application.
    pub fn indicator(&self, key: &str) -> Option<(&ApplicationDefinition, &Indicator)> {
        self.applications.iter().find_map(|a| Some((a, a.indicators.iter().find(|i| i.key == key)?)))
    }
}

impl Formula {
    /// The formula in symbols, in Indonesian and in English.
    pub fn in_words(&self) -> (String, String, String) {
        match self {
            Self::Ratio { numerator, denominator, target } => {
                let (n, d) = (numerator.words(), denominator.words());
                let symbols = format!("{numerator} ÷ {denominator}");
                match target {
                    None => (
                        format!("min(1, {symbols})"),
                        format!("{} dibagi {}", n.id, d.id),
                        format!("{} divided by {}", n.en, d.en),
                    ),
                    Some(target) => (
                        format!("min(1, {symbols} ÷ {target})"),
                        format!("{} dibagi {}, dibagi sasaran {target}, paling tinggi 1", n.id, d.id),
                        format!("{} divided by {}, divided by the target {target}, at most 1", n.en, d.en),
                    ),
                }
            }
            Self::Breadth { count, full } => (
                format!("min(1, {count} ÷ {full})"),
                format!("{} dibagi {full}, paling tinggi 1", count.words().id),
                format!("{} divided by {full}, at most 1", count.words().en),
            ),
        }
    }
}
