//! Loads the shipped catalogue.
use super::model::{
    EvidenceType, PermitService, Requirement, ServiceKind, ServiceLevel, ServiceStatus, ServiceStep, Signer,
};
use super::{schema, store};
use crate::error::{Error, Result};
use crate::http::Moment;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde::Deserialize;

const SERVICES: &str = include_str!("../../../data/services.json");
const LABELS: &str = include_str!("../../../data/service_labels.json");

/// A service as the shipped file describes it.
#[derive(Debug, Deserialize)]
struct SourceService {
    code: String,
    name_id: String,
    name_en: String,
    level: String,
    kind: String,
    requirements: Vec<SourceRequirement>,
    sla_working_days: i32,
    fee_idr: Option<i64>,
    fee_note: String,
    steps: Vec<ServiceStep>,
    form_fields: Vec<SourceField>,
    signer: String,
    output_id: String,
    classification_code: String,
    validity_days: Option<i32>,
    status: String,
    legal_basis: String,
}

#[derive(Debug, Deserialize)]
struct SourceRequirement {
    name_id: String,
    evidence_type: String,
    mandatory: bool,
}

/// A field of a form as the shipped file describes it.
#[derive(Debug, Deserialize)]
pub struct SourceField {
    /// Key of the answer.
    pub key: String,
    /// Indonesian label.
    pub label_id: String,
    /// `text`, `enum`, `nik`, `kk`, `phone`, `npwp`, `date`, `region`, `integer`, `number`, `money` or `list`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it must be answered.
    pub required: bool,
    /// Choices of an `enum`.
    #[serde(default)]
    pub options: Vec<String>,
}

/// Loads the shipped catalogue and returns how many services are new; loading it again changes nothing.
pub fn import(tx: &mut Conn, at: Moment) -> Result<usize> {
    let services = shipped(at)?;
    Ok(store::insert_missing(tx, &services)?)
}

fn shipped(at: Moment) -> Result<Vec<PermitService>> {
    let sources: Vec<SourceService> = serde_json::from_str(SERVICES).map_err(Error::internal)?;
    let labels: schema::Labels = serde_json::from_str(LABELS).map_err(Error::internal)?;
    sources.into_iter().map(|source| convert(source, &labels, at)).collect()
}

fn convert(source: SourceService, labels: &schema::Labels, at: Moment) -> Result<PermitService> {
    let (status, reason) = status(&source.status)?;
    let requirements = source.requirements.into_iter().map(requirement).collect::<Result<Vec<_>>>()?;
    let steps: Vec<ServiceStep> = source
        .steps
        .into_iter()
        .map(|step| Ok(ServiceStep { role: role(&step.role)?.into(), ..step }))
        .collect::<Result<_>>()?;
    Ok(PermitService {
        id: Id::new(),
        revision: 1,
        level: level(&source.level)?,
        kind: kind(&source.kind)?,
        // Who applies must know the fee, so a service without a settled one cannot be offered.
        enabled: status == ServiceStatus::Active && source.fee_idr.is_some(),
        status,
        status_reason: reason,
        service_days: source.sla_working_days,
        fee_idr: source.fee_idr,
        fee_rule: None,
        fee_note: given(source.fee_note),
        classification_code: given(source.classification_code),
        validity_days: source.validity_days,
        signer: signer(&source.signer)?,
        output_name: source.output_id,
        output_text: None,
        legal_basis: given(source.legal_basis),
        requirements: serde_json::to_value(requirements).map_err(Error::internal)?,
        steps: serde_json::to_value(steps).map_err(Error::internal)?,
        form_schema: schema::of_fields(&source.form_fields, labels),
        procedure: None,
        valid_from: NaiveDate::from_ymd_opt(2022, 1, 1).unwrap_or_default(),
        created_at: at.now,
        published_at: Some(at.now),
        version: 1,
        code: source.code,
        name_id: source.name_id,
        name_en: source.name_en,
    })
}

fn given(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// `legacy_superseded_by_pbg_simbg` is a status and its reason.
fn status(text: &str) -> Result<(ServiceStatus, Option<String>)> {
    match text.split_once('_') {
        None => Ok((text.parse().map_err(Error::internal)?, None)),
        Some((status, reason)) => Ok((status.parse().map_err(Error::internal)?, Some(reason.into()))),
    }
}

fn unknown<T>(what: &str, text: &str) -> Result<T> {
    Err(Error::internal(format!("catalogue: unknown {what} {text}")))
}

fn level(text: &str) -> Result<ServiceLevel> {
    match text {
        "kelurahan" => Ok(ServiceLevel::UrbanVillage),
        "kecamatan" => Ok(ServiceLevel::SubDistrict),
        other => unknown("level", other),
    }
}

fn kind(text: &str) -> Result<ServiceKind> {
    match text {
        "perizinan" => Ok(ServiceKind::Permit),
        "non_perizinan" => Ok(ServiceKind::NonPermit),
        other => unknown("kind", other),
    }
}

fn signer(text: &str) -> Result<Signer> {
    match text {
        "lurah" => Ok(Signer::UrbanVillageHead),
        "camat" => Ok(Signer::SubDistrictHead),
        "none" => Ok(Signer::Nobody),
        other => unknown("signer", other),
    }
}

fn requirement(source: SourceRequirement) -> Result<Requirement> {
    let evidence_type = match source.evidence_type.as_str() {
        "dokumen" => EvidenceType::Document,
        "bukti_teknis" => EvidenceType::TechnicalEvidence,
        other => return unknown("evidence", other),
    };
    Ok(Requirement { name_id: source.name_id, evidence_type, mandatory: source.mandatory, when: Vec::new() })
}

fn role(text: &str) -> Result<&'static str> {
    match text {
        "pemohon" => Ok("applicant"),
        "petugas_loket" => Ok("counter_officer"),
        "operator" => Ok("operator"),
        "kasi_kelurahan" | "kasi_pelayanan" => Ok("section_head"),
        "sekretaris_lurah" | "sekcam" => Ok("secretary"),
        "lurah" => Ok("urban_village_head"),
        "camat" => Ok("sub_district_head"),
        "kasir" => Ok("cashier"),
        "tim_teknis" => Ok("field_team"),
        other => unknown("role", other),
    }
}

/// The forms of the shipped catalogue.
#[cfg(test)]
pub fn shipped_forms() -> Vec<serde_json::Value> {
    let now = pamong_db::Ts(chrono::DateTime::from_timestamp(1_641_000_000, 0).unwrap_or_default());
    let services = shipped(Moment { now, zone: chrono_tz::Asia::Jakarta });
    services.into_iter().flatten().map(|service| service.form_schema).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use pamong_db::Ts;
    use std::collections::BTreeMap;

    fn catalogue() -> Vec<PermitService> {
        let now = Ts(chrono::DateTime::from_timestamp(1_641_000_000, 0).unwrap());
        shipped(Moment { now, zone: chrono_tz::Asia::Jakarta }).unwrap()
    }

    #[test]
    fn all_services_of_the_file_are_read() {
        let services = catalogue();
        assert_eq!(services.len(), 40);
        let mut counts = BTreeMap::new();
        for s in &services {
            *counts.entry((s.level.as_str(), s.status.as_str(), s.enabled)).or_insert(0) += 1;
        }
        insta::assert_debug_snapshot!(counts, @r#"
        {
            (
                "sub_district",
                "active",
                false,
            ): 1,
            (
                "sub_district",
                "active",
                true,
            ): 13,
            (
                "sub_district",
                "legacy",
                false,
            ): 3,
            (
                "sub_district",
                "optional",
                false,
            ): 1,
            (
                "urban_village",
                "active",
                true,
            ): 20,
            (
                "urban_village",
                "optional",
                false,
            ): 2,
        }
        "#);
    }

    #[test]
    fn every_form_is_a_schema_with_labels_in_both_languages() {
        for service in catalogue() {
            assert!(jsonschema::meta::is_valid(&service.form_schema), "{}", service.code);
            let properties = service.form_schema["properties"].as_object().unwrap();
            let order = service.form_schema["x-order"].as_array().unwrap();
            assert_eq!(order.len(), properties.len(), "{}", service.code);
            for (key, property) in properties {
                assert!(order.contains(&key.as_str().into()));
                assert!(property["x-label"]["en"].is_string(), "{} {key}", service.code);
            }
        }
    }
}
