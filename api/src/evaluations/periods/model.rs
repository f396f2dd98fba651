//! A period and its way from open to published.
use crate::error::{Code, Error, Result, Violations};
use crate::evaluations::instruments::definition::Definition;
use crate::evaluations::scoring::Window;
use crate::http::Validate;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::evaluation_periods;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// Where a period is on its way.
    pub enum PeriodStatus {
        /// Interviews are held; no scores yet.
        Open = "open",
        /// Scores are there and may be computed again.
        Computed = "computed",
        /// Scores are final.
        Published = "published",
    }
}

text_enum! {
    /// What can be done with a period.
    pub enum PeriodAction {
        /// Hold interviews: `POST /interviews`.
        Interview = "interview",
        /// Compute scores: `POST …/computation`.
        Compute = "compute",
        /// Make the scores final: `POST …/publication`.
        Publish = "publish",
        /// Draft the reprimand letters: `POST …/reprimands`.
        Reprimand = "reprimand",
    }
}

impl PeriodStatus {
    /// The state after an action, if the action is possible now.
    pub const fn after(self, action: PeriodAction) -> Option<Self> {
        match (self, action) {
            (Self::Open, PeriodAction::Interview) => Some(Self::Open),
            (Self::Open | Self::Computed, PeriodAction::Compute)
            | (Self::Computed, PeriodAction::Interview | PeriodAction::Reprimand) => Some(Self::Computed),
            (Self::Computed, PeriodAction::Publish) | (Self::Published, PeriodAction::Reprimand) => {
                Some(Self::Published)
            }
            _ => None,
        }
    }

    /// The state after an action; refused (409) where the action is not possible now.
    pub fn must(self, action: PeriodAction) -> Result<Self> {
        self.after(action).ok_or_else(|| Error::Code(Code::StateConflict, Some(self.to_string())))
    }
}

/// A period as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = evaluation_periods, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct PeriodRow {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// First day.
    pub date_from: NaiveDate,
    /// Last day.
    pub date_until: NaiveDate,
    /// The instrument.
    pub instrument_id: Id,
    /// Where it is on its way.
    pub status: PeriodStatus,
    /// The definition that the scores were computed with.
    pub frozen_definition: Option<serde_json::Value>,
    /// Facts recorded by this instant are in the scores.
    pub ledger_until: Option<Ts>,
    /// When the scores were computed.
    pub computed_at: Option<Ts>,
    /// When the scores became final.
    pub published_at: Option<Ts>,
    /// When it was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version.
    pub version: i32,
}

/// An evaluation period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EvaluationPeriod {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// First day whose work counts (business date).
    pub from: NaiveDate,
    /// Last day whose work counts; the agencies that exist on it are evaluated.
    pub until: NaiveDate,
    /// The instrument.
    pub instrument_id: Id,
    /// Where it is on its way.
    pub status: PeriodStatus,
    /// Facts recorded by this instant are in the scores; later ones are not.
    pub ledger_until: Option<Ts>,
    /// When the scores were computed.
    pub computed_at: Option<Ts>,
    /// When the scores became final.
    pub published_at: Option<Ts>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<PeriodAction>,
    /// When it was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version.
    pub version: i32,
}

impl PeriodRow {
    /// The days that it covers.
    pub fn window(&self) -> Window {
        Window { from: self.date_from, until: self.date_until }
    }

    /// The definition that the scores were computed with; none while there are no scores.
    pub fn definition(&self) -> Result<Option<Definition>> {
        self.frozen_definition.clone().map(serde_json::from_value).transpose().map_err(Error::internal)
    }

    /// What the caller sees.
    pub fn view(self, allowed_actions: Vec<PeriodAction>) -> EvaluationPeriod {
        EvaluationPeriod {
            id: self.id,
            name: self.name,
            from: self.date_from,
            until: self.date_until,
            instrument_id: self.instrument_id,
            status: self.status,
            ledger_until: self.ledger_until,
            computed_at: self.computed_at,
            published_at: self.published_at,
            allowed_actions,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        }
    }
}

/// A new period.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPeriod {
    /// Name.
    pub name: String,
    /// First day whose work counts.
    #[serde(deserialize_with = "crate::http::day")]
    pub from: NaiveDate,
    /// Last day whose work counts.
    #[serde(deserialize_with = "crate::http::day")]
    pub until: NaiveDate,
    /// An adopted instrument.
    pub instrument_id: Id,
}

impl Validate for NewPeriod {
    fn validate(&self, v: &mut Violations) {
        v.text("/name", &self.name, 200);
        if self.until < self.from {
            v.add("/until", Code::DateOrder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn way_of_a_period() {
        let mut matrix = Vec::new();
        for status in PeriodStatus::ALL {
            for action in PeriodAction::ALL {
                let after = status.after(*action).map_or("-", PeriodStatus::as_str);
                matrix.push(format!("{status} {action} {after}\n"));
            }
        }
        let expected = "\
            open interview open\nopen compute computed\nopen publish -\nopen reprimand -\n\
            computed interview computed\ncomputed compute computed\ncomputed publish published\n\
            computed reprimand computed\n\
            published interview -\npublished compute -\npublished publish -\npublished reprimand published\n";
        assert_eq!(matrix.concat(), expected);
    }
}
