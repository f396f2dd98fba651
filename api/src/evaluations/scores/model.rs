//! Scores as they are stored and shown.
use crate::agencies::AgencyRef;
use crate::error::{Error, Result};
use crate::evaluations::exact::Exact;
use crate::evaluations::scoring::{AgencyScore, ApplicationScore, Category, ScoreReason, Scored};
use diesel::prelude::*;
use pamong_db::schema::scores;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

/// A score as it is stored; numbers are decimal text, so both databases keep them exactly.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = scores, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Row {
    /// The period.
    pub period_id: Id,
    /// The agency.
    pub agency_id: Id,
    /// Place among all agencies.
    pub rank: i32,
    /// 0 to 100.
    pub score: String,
    /// Category.
    pub category: Category,
    /// What it lacks.
    pub reason: Option<ScoreReason>,
    /// 0 to 1.
    pub electronic_share: Option<String>,
    /// The scores of the applications.
    pub detail: serde_json::Value,
    /// When it was computed.
    pub computed_at: Ts,
}

impl Row {
    /// The row of a computed score.
    pub fn new(period_id: Id, result: &AgencyScore, computed_at: Ts) -> Result<Self> {
        Ok(Self {
            period_id,
            agency_id: result.agency.id,
            rank: result.rank,
            score: result.score.to_string(),
            category: result.category,
            reason: result.reason,
            electronic_share: result.electronic_share.map(|share| share.to_string()),
            detail: serde_json::to_value(&result.applications).map_err(Error::internal)?,
            computed_at,
        })
    }

    /// The computed score again.
    pub fn result(self, agency: AgencyRef) -> Result<AgencyScore> {
        Ok(AgencyScore {
            agency,
            rank: self.rank,
            score: decimal(&self.score)?,
            category: self.category,
            reason: self.reason,
            electronic_share: self.electronic_share.as_deref().map(decimal).transpose()?,
            applications: serde_json::from_value(self.detail).map_err(Error::internal)?,
        })
    }
}

fn decimal(text: &str) -> Result<Exact> {
    text.parse().map(Exact).map_err(Error::internal)
}

text_enum! {
    /// Order of a list of scores.
    pub enum ScoreOrder {
        /// The best first.
        Rank = "rank",
        /// The worst first.
        RankDown = "-rank",
        /// By the agency's code.
        Code = "code",
        /// By the agency's name.
        Name = "name",
        /// The least electronic first; without any work before all.
        ElectronicShare = "electronic_share",
        /// The most electronic first.
        ElectronicShareDown = "-electronic_share",
    }
}

/// The score of one agency.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Score {
    /// The agency.
    pub agency: AgencyRef,
    /// 0 to 100, at most two decimals.
    pub score: Exact,
    /// Category of the score.
    pub category: Category,
    /// What all its applications lack.
    pub reason: Option<ScoreReason>,
    /// Place among all agencies of the period: by score, equal scores by code.
    pub rank: i32,
    /// Share of the handled work that was electronic, 0 to 1, four decimals; null where no work was recorded.
    pub electronic_share: Option<Exact>,
    /// The scores of the applications; null where an application does not apply to this kind of agency.
    pub applications: ApplicationSummaries,
}

/// The score of each application.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationSummaries {
    /// Letters (SIPADEK).
    pub letters: Option<ApplicationSummary>,
    /// Permits and services (SIPATEN).
    pub permits: Option<ApplicationSummary>,
}

/// The score of one application of an agency.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationSummary {
    /// 0 to 100, at most two decimals.
    pub score: Exact,
    /// Category of the score.
    pub category: Category,
    /// What it lacks.
    pub reason: Option<ScoreReason>,
    /// Place among the agencies that the application applies to: by score, equal scores by code.
    pub rank: i32,
    /// Share of the handled work that was electronic, 0 to 1, four decimals; null where no work was recorded.
    pub electronic_share: Option<Exact>,
    /// Pieces of work handled in the system.
    pub electronic: i64,
    /// Pieces of work handled in the system or on paper.
    pub total: i64,
}

impl From<&ApplicationScore> for ApplicationSummary {
    fn from(a: &ApplicationScore) -> Self {
        Self {
            score: a.score,
            category: a.category,
            reason: a.reason,
            rank: a.rank,
            electronic_share: a.electronic_share,
            electronic: a.electronic,
            total: a.total,
        }
    }
}

impl From<AgencyScore> for Score {
    fn from(result: AgencyScore) -> Self {
        let of = |key| result.applications.iter().find(|a| a.key == key).map(ApplicationSummary::from);
        Self {
            applications: ApplicationSummaries { letters: of(Scored::Letters), permits: of(Scored::Permits) },
            agency: result.agency,
            score: result.score,
            category: result.category,
            reason: result.reason,
            rank: result.rank,
            electronic_share: result.electronic_share,
        }
    }
}
