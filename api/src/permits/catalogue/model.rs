//! Services and their views.
use crate::agencies::AgencyKind;
use crate::error::{Error, Result};
use crate::permits::condition::ConditionPart;
use crate::permits::form::Answers;
use crate::permits::money::{Bill, FeeRule};
use crate::permits::procedure::{self, Procedure};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::permit_services;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// Which offices give a service.
    pub enum ServiceLevel {
        /// Every urban village (kelurahan).
        UrbanVillage = "urban_village",
        /// Every sub-district (kecamatan).
        SubDistrict = "sub_district",
    }
}

impl ServiceLevel {
    /// The kind of agency that gives such services.
    pub const fn agency_kind(self) -> AgencyKind {
        match self {
            Self::UrbanVillage => AgencyKind::UrbanVillage,
            Self::SubDistrict => AgencyKind::SubDistrict,
        }
    }
}

text_enum! {
    /// Permit (perizinan) or another service (non perizinan).
    pub enum ServiceKind {
        /// Perizinan.
        Permit = "permit",
        /// Non perizinan.
        NonPermit = "non_permit",
    }
}

text_enum! {
    /// Whether the law still knows the service.
    pub enum ServiceStatus {
        /// In use.
        Active = "active",
        /// No longer required by law, kept for offices that still give it.
        Optional = "optional",
        /// Replaced or abolished.
        Legacy = "legacy",
    }
}

text_enum! {
    /// Who signs the result.
    pub enum Signer {
        /// Lurah.
        UrbanVillageHead = "urban_village_head",
        /// Camat.
        SubDistrictHead = "sub_district_head",
        /// Nobody: the service helps with another office's paper.
        Nobody = "none",
    }
}

/// A service as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(
    table_name = permit_services,
    treat_none_as_default_value = false,
    treat_none_as_null = true,
    check_for_backend(MultiBackend)
)]
pub struct PermitService {
    /// Id.
    pub id: Id,
    /// Code, such as `KEL-SKD`.
    pub code: String,
    /// Counts the versions of a code; applications keep the one that they were made for.
    pub revision: i32,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Which offices give it.
    pub level: ServiceLevel,
    /// Permit or other service.
    pub kind: ServiceKind,
    /// Whether the law still knows it.
    pub status: ServiceStatus,
    /// Why it is optional or legacy.
    pub status_reason: Option<String>,
    /// Whether applications are taken in.
    pub enabled: bool,
    /// Promised time in working days.
    pub service_days: i32,
    /// Fee in rupiah; null is not settled, or depends on answers.
    pub fee_idr: Option<i64>,
    /// `FeeRule`, where the fee depends on answers.
    pub fee_rule: Option<serde_json::Value>,
    /// What the fee depends on.
    pub fee_note: Option<String>,
    /// Archive classification of the paper.
    pub classification_code: Option<String>,
    /// Days that the paper is valid.
    pub validity_days: Option<i32>,
    /// Who signs it.
    pub signer: Signer,
    /// Name of the paper.
    pub output_name: String,
    /// What the paper says, where it is not the words of its kind.
    pub output_text: Option<String>,
    /// Legal basis.
    pub legal_basis: Option<String>,
    /// List of `Requirement`.
    pub requirements: serde_json::Value,
    /// List of `ServiceStep`.
    pub steps: serde_json::Value,
    /// JSON Schema of the form, without the choices that depend on the day.
    pub form_schema: serde_json::Value,
    /// `Procedure`; null is the standard one.
    pub procedure: Option<serde_json::Value>,
    /// First day of use; of a draft the day on which it was begun.
    pub valid_from: NaiveDate,
    /// When it was loaded or begun.
    pub created_at: Ts,
    /// When it was published; null is a draft, which no application is made for.
    pub published_at: Option<Ts>,
    /// Version for `If-Match`.
    pub version: i32,
}

impl PermitService {
    /// What the applicant must bring.
    pub fn requirements(&self) -> Result<Vec<Requirement>> {
        serde_json::from_value(self.requirements.clone()).map_err(Error::internal)
    }

    /// The procedure that it names itself.
    pub fn own_procedure(&self) -> Result<Option<Procedure>> {
        self.procedure.clone().map(serde_json::from_value).transpose().map_err(Error::internal)
    }

    /// The procedure that its applications follow.
    pub fn procedure(&self) -> Result<Procedure> {
        self.own_procedure()?.map_or_else(|| procedure::standard().cloned(), Ok)
    }

    /// How the fee comes about, where it depends on answers.
    pub fn fee_rule(&self) -> Result<Option<FeeRule>> {
        self.fee_rule.clone().map(serde_json::from_value).transpose().map_err(Error::internal)
    }

    /// Whether an amount may be due before the paper is made.
    pub fn has_fee(&self) -> bool {
        self.fee_rule.is_some() || self.fee_idr.is_some_and(|fee| fee > 0)
    }

    /// What an application with these answers has to pay; none where it is more than anybody could.
    pub fn bill(&self, answers: &Answers) -> Result<Option<Bill>> {
        Ok(match self.fee_rule()? {
            Some(rule) => rule.bill(answers),
            None => Some(Bill::fixed(self.fee_idr.unwrap_or(0), &self.name_id, &self.name_en)),
        })
    }
}

/// A service as other records name it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = permit_services, check_for_backend(MultiBackend))]
pub struct PermitServiceRef {
    /// Id.
    pub id: Id,
    /// Code, such as `KEL-SKD`.
    pub code: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
}

text_enum! {
    /// What proves a requirement.
    pub enum EvidenceType {
        /// A paper.
        Document = "document",
        /// A fact on site, such as a photo or a boundary marker.
        TechnicalEvidence = "technical_evidence",
    }
}

/// One thing that the applicant must show (persyaratan).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Requirement {
    /// Indonesian name.
    pub name_id: String,
    /// What proves it.
    pub evidence_type: EvidenceType,
    /// Whether the application is incomplete without it.
    pub mandatory: bool,
    /// Answers that it depends on; without a part it is asked of everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<ConditionPart>,
}

/// One step of the procedure.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ServiceStep {
    /// Place in the order, from 1.
    pub no: i32,
    /// Who does it, such as `applicant` or `counter_officer`.
    pub role: String,
    /// What is done, in Indonesian.
    pub action_id: String,
}

/// A service in a list.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = permit_services, check_for_backend(MultiBackend))]
pub struct PermitServiceRow {
    /// Id of this revision.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Counts the versions of a code.
    pub revision: i32,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Which offices give it.
    pub level: ServiceLevel,
    /// Permit or other service.
    pub kind: ServiceKind,
    /// Whether the law still knows it.
    pub status: ServiceStatus,
    /// Why it is optional or legacy.
    pub status_reason: Option<String>,
    /// Whether applications are taken in.
    pub enabled: bool,
    /// Promised time in working days, from the day after the submission.
    #[diesel(column_name = service_days)]
    #[serde(rename = "sla_working_days")]
    pub sla_working_days: i32,
    /// Fee in rupiah; 0 is free, null is not settled, in which case the service cannot be enabled, or depends on answers.
    pub fee_idr: Option<i64>,
    /// How the fee comes about, where it depends on answers.
    #[schema(value_type = Option<FeeRule>)]
    pub fee_rule: Option<serde_json::Value>,
}

/// A service with all that is published about it (komponen standar pelayanan).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermitServiceView {
    /// The service in short.
    #[serde(flatten)]
    pub row: PermitServiceRow,
    /// What the fee depends on.
    pub fee_note: Option<String>,
    /// Archive classification of the paper.
    pub classification_code: Option<String>,
    /// Days that the paper is valid; null where it does not expire.
    pub validity_days: Option<i32>,
    /// Who signs it.
    pub signer: Signer,
    /// Name of the paper.
    pub output_name: String,
    /// Legal basis.
    pub legal_basis: Option<String>,
    /// What the applicant must show; `requirement_index` counts from 0 in this order.
    pub requirements: Vec<Requirement>,
    /// The procedure.
    pub steps: Vec<ServiceStep>,
    /// JSON Schema 2020-12 of `form_data`, with labels in `x-label` and the urban villages of today as choices.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub form_schema: serde_json::Value,
    /// Keys of the form in the order of the paper.
    pub ui_order: Vec<String>,
    /// First day of use.
    pub valid_from: NaiveDate,
}

impl PermitServiceView {
    /// The service with the schema that is offered today.
    pub fn new(service: PermitService, form_schema: serde_json::Value) -> Result<Self> {
        let requirements = service.requirements()?;
        let steps = serde_json::from_value(service.steps).map_err(Error::internal)?;
        let order = service.form_schema.get("x-order").cloned().unwrap_or_default();
        Ok(Self {
            row: PermitServiceRow {
                id: service.id,
                code: service.code,
                revision: service.revision,
                name_id: service.name_id,
                name_en: service.name_en,
                level: service.level,
                kind: service.kind,
                status: service.status,
                status_reason: service.status_reason,
                enabled: service.enabled,
                sla_working_days: service.service_days,
                fee_idr: service.fee_idr,
                fee_rule: service.fee_rule,
            },
            fee_note: service.fee_note,
            classification_code: service.classification_code,
            validity_days: service.validity_days,
            signer: service.signer,
            output_name: service.output_name,
            legal_basis: service.legal_basis,
            requirements,
            steps,
            form_schema,
            ui_order: serde_json::from_value(order).map_err(Error::internal)?,
            valid_from: service.valid_from,
        })
    }
}
