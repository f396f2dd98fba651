//! Keeping the catalogue: a new service, a revision while applications run, procedures of one's own, and what is refused.
mod faults;
mod new_service;
mod revising;

use crate::kit::{Actor, Reply};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";

fn field(id: &str, en: &str, more: Value) -> Value {
    let mut field = json!({"type": "string", "maxLength": 200, "x-label": {"id": id, "en": en}});
    field.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    field
}

/// A service that a city could think of: a stall at a night market, with an opinion of the sub-district.
pub fn definition() -> Value {
    json!({
        "name_id": "Rekomendasi Lapak Pasar Malam", "name_en": "Night Market Stall Recommendation",
        "level": "urban_village", "kind": "non_permit", "status": "active", "status_reason": null,
        "sla_working_days": 3, "fee_idr": 0, "fee_note": null, "classification_code": null, "validity_days": 90,
        "signer": "urban_village_head", "output_name": "Rekomendasi Lapak Pasar Malam",
        "output_text": "{head} tidak berkeberatan atas lapak {goods} milik {full_name}[ dengan listrik {watts} watt].",
        "legal_basis": null,
        "requirements": [
            {"name_id": "Fotokopi KTP-el", "evidence_type": "document", "mandatory": true},
            {"name_id": "Sertifikat instalasi listrik", "evidence_type": "document", "mandatory": true,
                "when": [{"field": "electricity", "is": ["ya"]}]},
        ],
        "steps": [
            {"no": 1, "role": "applicant", "action_id": "Ajukan permohonan"},
            {"no": 2, "role": "counter_officer", "action_id": "Periksa dan teruskan"},
        ],
        "form_schema": form(),
        "procedure": procedure(),
    })
}

/// Fields that depend on an answer, and a group that repeats.
fn form() -> Value {
    let helpers = json!({
        "type": "object", "additionalProperties": false, "required": ["name"], "x-order": ["name", "age"],
        "properties": {
            "name": field("Nama", "Name", json!({})),
            "age": {"type": "integer", "minimum": 15, "maximum": 99, "x-label": {"id": "Umur", "en": "Age"}},
        },
    });
    json!({
        "type": "object", "additionalProperties": false,
        "properties": {
            "full_name": field("Nama", "Name", json!({})),
            "goods": field("Barang dagangan", "Goods", json!({"maxLength": 100})),
            "electricity": field("Memakai listrik", "Uses electricity", json!({"enum": ["ya", "tidak"],
                "x-enum-labels": {"ya": {"id": "Ya", "en": "Yes"}, "tidak": {"id": "Tidak", "en": "No"}}})),
            "watts": {"type": "integer", "minimum": 1, "maximum": 5000,
                "x-label": {"id": "Daya (watt)", "en": "Watts"}, "x-when": [{"field": "electricity", "is": ["ya"]}]},
            "helpers": {"type": "array", "maxItems": 5, "x-label": {"id": "Pembantu", "en": "Helpers"}, "items": helpers},
        },
        "required": ["full_name", "goods", "electricity", "watts"],
        "x-order": ["full_name", "goods", "electricity", "watts", "helpers"],
    })
}

/// Review with two checks side by side, one of them as the opinion of the sub-district.
fn procedure() -> Value {
    let stage = |key: &str, waits_for: Option<&str>| json!({"key": key, "kind": key, "waits_for": waits_for});
    let step = |from: &str, action: &str, to: &str, permission: &str| json!({"from": from, "action": action, "to": to, "permission": permission});
    json!({
        "stages": [
            stage("draft", None), stage("submitted", Some("permit.process")),
            {"key": "in_review", "kind": "in_review", "name_id": "Pemeriksaan lapak", "name_en": "Stall review",
                "waits_for": "permit.process", "working_days": 2, "checks": [
                {"key": "place", "name_id": "Pemeriksaan tempat", "name_en": "Check of the place",
                    "permission": "permit.field_check", "working_days": 1},
                {"key": "opinion", "name_id": "Pendapat kecamatan", "name_en": "Opinion of the sub-district",
                    "permission": "permit.process", "agency_code": "15.71.01", "working_days": 2},
            ]},
            stage("incomplete", None), stage("awaiting_initials", Some("permit.initial")),
            stage("awaiting_signature", Some("permit.sign")), stage("ready", Some("permit.hand_over")),
            stage("handed_over", None), stage("rejected", None), stage("withdrawn", None),
        ],
        "moves": [
            step("draft", "submit", "submitted", "permit.receive"),
            step("submitted", "accept", "in_review", "permit.process"),
            step("submitted", "return_incomplete", "incomplete", "permit.process"),
            step("submitted", "withdraw", "withdrawn", "permit.receive"),
            step("incomplete", "resubmit", "submitted", "permit.receive"),
            step("in_review", "request_initials", "awaiting_initials", "permit.process"),
            step("in_review", "reject", "rejected", "permit.process"),
            step("awaiting_initials", "initial", "awaiting_signature", "permit.initial"),
            step("awaiting_signature", "sign", "ready", "permit.sign"),
            step("awaiting_signature", "send_back", "in_review", "permit.sign"),
            step("ready", "hand_over", "handed_over", "permit.hand_over"),
        ],
    })
}

/// Begins a new service, publishes it from this day on, and answers with the id of its revision.
pub async fn publish_new(keeper: &Actor, code: &str, definition: Value, day: &str) -> String {
    let begun = keeper.post("/permit-service-drafts", json!({"code": code, "definition": definition})).await;
    let begun = begun.expect(201);
    assert_eq!(begun.body["faults"], json!([]));
    publish(keeper, &begun, day).await.expect(200).id()
}

/// Publishes a draft from this day on.
async fn publish(keeper: &Actor, draft: &Reply, day: &str) -> Reply {
    let path = format!("/permit-services/{}/publication", draft.id());
    keeper.if_match(draft.header("etag").unwrap()).post(&path, json!({"valid_from": day})).await
}
