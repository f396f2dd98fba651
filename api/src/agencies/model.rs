//! Agencies, regions and other reference data.
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agencies, calendar_days};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What an agency is.
    pub enum AgencyKind {
        /// The city itself (kota).
        City = "city",
        /// City office (perangkat daerah): secretariat, office, board, inspectorate, unit.
        Office = "office",
        /// Division of the regional secretariat (bagian).
        Division = "division",
        /// City hospital (RSUD).
        Hospital = "hospital",
        /// Sub-district (kecamatan).
        SubDistrict = "sub_district",
        /// Urban village (kelurahan).
        UrbanVillage = "urban_village",
    }
}

/// An agency of the city, with the dates between which it exists.
#[derive(
    Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset, Serialize, ToSchema,
)]
#[diesel(table_name = agencies, treat_none_as_null = true)]
#[diesel(treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Agency {
    /// Id.
    pub id: Id,
    /// Region code (`15.71.01.1001`) or short code of an office (`diskominfo`).
    pub code: String,
    /// Official name.
    pub name: String,
    /// Short name, as used in letter numbers.
    pub short_name: String,
    /// What it is.
    pub kind: AgencyKind,
    /// The agency above it.
    pub parent_id: Option<Id>,
    /// Codes from the city down to this agency, each followed by `/`.
    #[serde(skip)]
    pub path: String,
    /// First day of its existence; null where it is older than the records.
    pub valid_from: Option<NaiveDate>,
    /// Last day of its existence; null while it exists.
    pub valid_until: Option<NaiveDate>,
    /// When the record was made.
    pub created_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

/// An agency as other records name it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = agencies, check_for_backend(MultiBackend))]
pub struct AgencyRef {
    /// Id.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// What it is.
    pub kind: AgencyKind,
}

text_enum! {
    /// Why work on a day differs from the plain week.
    pub enum CalendarDayKind {
        /// National holiday (libur nasional).
        NationalHoliday = "national_holiday",
        /// Collective leave (cuti bersama).
        CollectiveLeave = "collective_leave",
    }
}

/// A day on which work differs from the plain week of Monday to Friday.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[diesel(table_name = calendar_days, primary_key(day), check_for_backend(MultiBackend))]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Why it differs.
    pub kind: CalendarDayKind,
    /// Whether offices work on it.
    pub is_working_day: bool,
}
