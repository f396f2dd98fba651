//! The visa table and reports.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::attachments::{AttachmentView, validate_uploads};
use crate::letters::people::PersonRef;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{travel_reports, travel_visas};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// Places of one visa table.
const MAX_VISAS: usize = 30;
/// Longest line, in characters.
const LINE: usize = 200;

text_enum! {
    /// What can be done about a journey.
    pub enum TravelAction {
        /// Write the visa table: `PUT /letters/{id}/travel/visas`.
        RecordVisas = "record_visas",
        /// Report: `POST /letters/{id}/travel/reports`.
        Report = "report",
    }
}

/// A visa table as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = travel_visas, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct VisaTable {
    /// The travel order.
    pub letter_id: Id,
    /// The places, as a list of `TravelVisa`.
    pub entries: Value,
    /// Who wrote it last.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

/// A report as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = travel_reports, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Report {
    /// Id.
    pub id: Id,
    /// The travel order.
    pub letter_id: Id,
    /// The day of the report.
    pub reported_on: NaiveDate,
    /// What it says.
    pub words: String,
    /// Who wrote it.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When.
    pub created_at: Ts,
}

/// A place of the journey, as the official there confirmed it on the back of the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TravelVisa {
    /// Where.
    pub place: String,
    /// Day of arrival; missing where the journey began.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub arrived_on: Option<NaiveDate>,
    /// Day of departure; missing where it ended.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub departed_on: Option<NaiveDate>,
    /// Who confirmed it.
    pub official: String,
    /// The office of who confirmed it.
    pub official_title: Option<String>,
}

/// The whole visa table anew, in the order of the journey.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisaTable {
    /// The places, at most 30.
    pub entries: Vec<TravelVisa>,
}

impl Validate for NewVisaTable {
    fn validate(&self, v: &mut Violations) {
        if self.entries.len() > MAX_VISAS {
            v.add_with("/entries", Code::TooMany, MAX_VISAS);
            return;
        }
        for (i, visa) in self.entries.iter().enumerate() {
            let at = format!("/entries/{i}");
            v.text(&format!("{at}/place"), &visa.place, LINE);
            v.text(&format!("{at}/official"), &visa.official, LINE);
            v.optional_text(&format!("{at}/official_title"), visa.official_title.as_deref(), LINE);
            match (visa.arrived_on, visa.departed_on) {
                (None, None) => v.add(format!("{at}/arrived_on"), Code::Required),
                (Some(arrived), Some(departed)) if departed < arrived => {
                    v.add(format!("{at}/departed_on"), Code::DateOrder);
                }
                _ => {}
            }
        }
    }
}

/// A report on a journey.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTravelReport {
    /// What was done and what came of it.
    pub text: String,
    /// The day of the report; not in the future.
    #[serde(deserialize_with = "crate::http::day")]
    pub reported_on: NaiveDate,
    /// Uploads that come with it, at most 20.
    #[serde(default)]
    pub upload_ids: Vec<Id>,
}

impl Validate for NewTravelReport {
    fn validate(&self, v: &mut Violations) {
        v.text("/text", &self.text, 10_000);
        validate_uploads(v, &self.upload_ids);
    }
}

/// A report on a journey.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TravelReport {
    /// Id.
    pub id: Id,
    /// The day of the report.
    pub reported_on: NaiveDate,
    /// What it says.
    pub text: String,
    /// Who wrote it, in which position.
    pub by: PersonRef,
    /// Its files; their bytes are at `/letters/{letter}/attachments/{id}`.
    pub attachments: Vec<AttachmentView>,
    /// When it was written.
    pub created_at: Ts,
}

/// What came back from a journey.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterJourney {
    /// Last day of the journey: of return, or of departure where that is all that the order says.
    pub ends_on: Option<NaiveDate>,
    /// Last day for the report, five working days after the end (the period of Peraturan Menteri Keuangan
    /// 113/PMK.05/2012); null where the order names no days or was taken back.
    pub report_due: Option<NaiveDate>,
    /// Working days since that day without a report; 0 where there is one or it is not over.
    pub overdue_working_days: u32,
    /// The visa table, in the order of the journey.
    pub visas: Vec<TravelVisa>,
    /// Who wrote the visa table last.
    pub visas_by: Option<PersonRef>,
    /// Reports, oldest first.
    pub reports: Vec<TravelReport>,
    /// What the caller may do now.
    pub allowed_actions: Vec<TravelAction>,
    /// Version of the visa table for `If-Match`; 0 before there is one.
    pub version: i32,
}
