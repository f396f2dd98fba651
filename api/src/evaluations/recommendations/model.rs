//! Recommendations as they are stored and shown.
use crate::agencies::AgencyRef;
use crate::evaluations::exact::Exact;
use crate::evaluations::scoring::{Category, ScoreReason, Scored};
use diesel::prelude::*;
use pamong_db::schema::recommendations;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// What is recommended for an agency.
    pub enum RecommendationKind {
        /// A reprimand (teguran) to an agency whose score is poor. It is an administrative letter to the agency, not a
        /// disciplinary punishment of a person (PP 94/2021), which needs an examination of its own.
        Reprimand = "reprimand",
        /// An award to the best agency of its peers, if its score is good.
        Award = "award",
    }
}

/// A recommendation as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = recommendations, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Row {
    /// Id.
    pub id: Id,
    /// The period.
    pub period_id: Id,
    /// The agency.
    pub agency_id: Id,
    /// What is recommended.
    pub kind: RecommendationKind,
    /// The letter that was drafted for it.
    pub letter_id: Option<Id>,
    /// When it was computed.
    pub created_at: Ts,
}

/// What is recommended for an agency, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Recommendation {
    /// Id.
    pub id: Id,
    /// The agency.
    pub agency: AgencyRef,
    /// What is recommended.
    pub kind: RecommendationKind,
    /// The agency's score.
    pub score: Exact,
    /// Category of the score.
    pub category: Category,
    /// What the score lacks.
    pub reason: Option<ScoreReason>,
    /// Place among all agencies of the period.
    pub rank: i32,
    /// Where it lost most points, the most first; empty for an award.
    pub findings: Vec<Finding>,
    /// The letter that was drafted for it.
    pub letter_id: Option<Id>,
    /// When it was computed.
    pub created_at: Ts,
}

/// One thing that cost points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Finding {
    /// The application.
    pub application: Scored,
    /// Key of the indicator; null for the interview as a whole.
    pub indicator: Option<String>,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// What it added to the application's score.
    pub contribution: Exact,
    /// What it could have added.
    pub maximum: Exact,
    /// The number counted; null for the interview.
    pub numerator: Option<i64>,
    /// The number that it is measured by; null for the interview.
    pub denominator: Option<i64>,
}

/// A reprimand that was drafted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Reprimand {
    /// The agency.
    pub agency: AgencyRef,
    /// The letter.
    pub letter_id: Id,
}

/// What drafting reprimands did.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Reprimands {
    /// Letters drafted by this request.
    pub drafted: usize,
    /// All reprimands of the period that the caller may see.
    pub items: Vec<Reprimand>,
}
