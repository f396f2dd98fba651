//! Definitions that would lead an office nowhere: refused with the place and the reason.
use super::{definition, publish};
use crate::kit::TestApp;
use serde_json::{Value, json};

fn changed(pointer: &str, value: Value) -> Value {
    let mut definition = definition();
    *definition.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    definition
}

fn added(list: &str, values: &[Value]) -> Value {
    let mut definition = definition();
    definition.pointer_mut(list).unwrap().as_array_mut().unwrap().extend(values.iter().cloned());
    definition
}

#[tokio::test]
async fn a_broken_definition_is_kept_as_a_draft_and_never_published() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let circle = |key: &str, to: &str| {
        let stage = json!({"key": key, "kind": "in_review", "waits_for": "permit.process"});
        (stage, json!({"from": key, "action": "advance", "to": to, "permission": "permit.process"}))
    };
    let ((one, to_two), (two, to_one)) = (circle("one", "two"), circle("two", "one"));
    let mut loops = added("/procedure/stages", &[one, two]);
    let into = json!({"from": "in_review", "action": "advance", "to": "one", "permission": "permit.process"});
    loops["procedure"]["moves"].as_array_mut().unwrap().extend([into, to_two, to_one]);
    let island = json!({"key": "island", "kind": "in_review", "waits_for": "permit.process"});
    let leave =
        json!({"from": "island", "action": "reject", "to": "rejected", "permission": "permit.process"});
    let mut unreached = added("/procedure/stages", &[island]);
    unreached["procedure"]["moves"].as_array_mut().unwrap().push(leave);
    let watts = "/form_schema/properties/goods";
    let pattern = |text: &str| {
        let mut definition = definition();
        definition.pointer_mut(watts).unwrap()["pattern"] = text.into();
        definition
    };
    let cases = [
        (loops, "/procedure/stages/10", "stage_trap", "one"),
        (unreached, "/procedure/stages/10", "stage_unreachable", "island"),
        (
            changed("/procedure/stages/1/waits_for", json!("evaluation.read")),
            "/procedure/stages/1/waits_for",
            "stage_idle",
            "",
        ),
        (
            changed("/procedure/stages/2/checks/1/agency_code", json!("99.99")),
            "/procedure/stages/2/checks/1/agency_code",
            "unknown_reference",
            "",
        ),
        (
            changed(watts, json!({"$ref": "https://contoh.go.id/skema.json#/x"})),
            "/form_schema/properties/goods/$ref",
            "schema_reference",
            "$ref",
        ),
        (pattern("^(a+)+$"), "/form_schema/properties/goods/pattern", "schema_pattern", "(a+)+"),
        (changed("/output_text", json!("{nobody} menerangkan")), "/output_text", "field_missing", "nobody"),
        (changed("/signer", json!("sub_district_head")), "/signer", "invalid_choice", ""),
        (changed("/fee_idr", json!(5000)), "/procedure/moves", "procedure_unpaid", ""),
    ];
    for (n, (definition, pointer, code, named)) in cases.into_iter().enumerate() {
        let body = json!({"code": format!("KEL-RUSAK-{n}"), "definition": definition});
        let draft = keeper.post("/permit-service-drafts", body).await.expect(201);
        let faults = draft.body["faults"].as_array().unwrap();
        let found = faults.iter().find(|f| f["pointer"] == pointer && f["code"] == code);
        let found = found.unwrap_or_else(|| panic!("{pointer} {code} in {faults:?}"));
        assert!(found["detail"].as_str().unwrap().contains(named), "{found}");
        publish(&keeper, &draft, "2022-02-14").await.field_error(pointer, code);
        app.anonymous().get(&format!("/public/permit-services/KEL-RUSAK-{n}")).await.problem("not_found");
    }
    assert_eq!(app.facts("permit_service.publish"), 0);
    let drafts = keeper.get("/permit-service-drafts").await.expect(200);
    assert_eq!(drafts.items().len(), 9);
    let gone = drafts.ids()[0].clone();
    keeper.if_match("\"1\"").delete(&format!("/permit-services/{gone}/definition")).await.expect(204);
    keeper.get(&format!("/permit-services/{gone}/definition")).await.problem("not_found");
}

/// A right that no role carries any more.
#[tokio::test]
async fn a_procedure_that_waits_for_nobody_is_refused() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    app.sql("DELETE FROM role_permissions WHERE permission = 'permit.field_check'");
    let body = json!({"code": "KEL-LAPAK", "definition": definition()});
    let draft = keeper.post("/permit-service-drafts", body).await.expect(201);
    let place = "/procedure/stages/2/checks/0/permission";
    publish(&keeper, &draft, "2022-02-14").await.field_error(place, "nobody_may");
}

/// Not even kept: `PostgreSQL` has no place for some of them.
#[tokio::test]
async fn control_characters_are_refused_wherever_they_stand() {
    let app = TestApp::start().await;
    let keeper = app.user("administrator").at("15.71").await;
    for place in [
        "/form_schema/properties/goods/x-label/id",
        "/form_schema/properties/electricity/enum/0",
        "/requirements/0/name_id",
        "/requirements/1/when/0/is/0",
        "/steps/0/action_id",
        "/procedure/stages/1/key",
    ] {
        let body = json!({"code": "KEL-LAPAK", "definition": changed(place, json!("a\u{0}b"))});
        let reply = keeper.post("/permit-service-drafts", body).await;
        reply.field_error(&format!("/definition{place}"), "invalid_format");
    }
    let mut named = definition();
    named["form_schema"]["properties"]["electricity"]["x-\u{0}"] = json!(1);
    let reply =
        keeper.post("/permit-service-drafts", json!({"code": "KEL-LAPAK", "definition": named})).await;
    reply.field_error("/definition/form_schema/properties/electricity", "invalid_format");
}
