//! Every operation of the API's description, swept for what the conventions promise of all of them.
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const VILLAGE: &str = "15.71.01.1001";
/// An id of nothing.
const NOBODY: &str = "01900000-0000-7000-8000-000000000000";

struct Operation {
    id: String,
    method: Method,
    path: String,
    /// The rights that it names; none where a token is enough or not even that.
    rights: Vec<Permission>,
    /// Whether it needs a token.
    secured: bool,
    body: Option<Value>,
    statuses: BTreeSet<String>,
    parameters: BTreeSet<String>,
}

fn spec() -> Value {
    serde_json::to_value(pamong::app::openapi()).unwrap()
}

fn operations() -> Vec<Operation> {
    let spec = spec();
    let mut all = Vec::new();
    for (path, item) in spec["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let security = operation["security"].as_array().cloned().unwrap_or_default();
            let rights = security.iter().filter_map(|s| s["bearer"].as_array()).flatten();
            all.push(Operation {
                id: operation["operationId"].as_str().unwrap().into(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.strip_prefix("/api/v1").unwrap().to_owned(),
                rights: rights.map(|r| r.as_str().unwrap().parse().unwrap()).collect(),
                secured: security.iter().any(|s| s.get("bearer").is_some()),
                body: operation.pointer("/requestBody/content/application~1json").cloned(),
                statuses: operation["responses"].as_object().unwrap().keys().cloned().collect(),
                parameters: operation["parameters"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|p| p["name"].as_str().unwrap().to_owned())
                    .collect(),
            });
        }
    }
    assert!(all.len() > 60, "the description lost its operations");
    all
}

impl Operation {
    /// The path with an id of nothing in place of each parameter.
    fn nowhere(&self) -> String {
        let parts = self.path.split('/').map(|part| match part {
            "{code}" => "TIDAK-ADA",
            "{tracking_code}" => "TIDAKADA0000",
            "{indicator}" => "tidak_ada",
            part if part.starts_with('{') => NOBODY,
            part => part,
        });
        parts.collect::<Vec<_>>().join("/")
    }

    async fn send(&self, actor: &Actor, body: Option<Value>) -> crate::kit::Reply {
        let mut request = actor.request(self.method.clone(), &self.nowhere());
        if self.parameters.contains("If-Match") {
            request = request.header("if-match", "\"1\"");
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        actor.send(request).await
    }

    /// Paths with an id name one thing; `/public` paths and lists do not.
    fn names_one_thing(&self) -> bool {
        self.path.contains('{')
    }
}

#[test]
fn operations_are_named_by_what_they_do() {
    let names: Vec<String> = operations().into_iter().map(|o| o.id).collect();
    let unique: BTreeSet<&String> = names.iter().collect();
    assert_eq!(unique.len(), names.len(), "an operationId is used twice");
    for name in &names {
        let fits = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        assert!(fits, "{name}");
    }
}

#[test]
fn every_operation_documents_what_the_conventions_promise() {
    for o in operations() {
        let says = |status: &str| o.statuses.contains(status);
        assert!(!o.secured || says("401"), "{}: 401 is not documented", o.id);
        assert!(o.rights.is_empty() || says("403"), "{}: 403 is not documented", o.id);
        assert!(o.body.is_none() || says("422"), "{}: 422 is not documented", o.id);
        assert!(!o.names_one_thing() || says("404"), "{}: 404 is not documented", o.id);
        if o.method == Method::PATCH && o.path != "/me" {
            assert!(says("412") && says("428"), "{}: If-Match is not documented", o.id);
        }
    }
}

#[tokio::test]
async fn without_a_token_every_secured_operation_answers_401() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let forged = nobody.bearer("eyJhbGciOiJub25lIn0.e30.");
    for o in operations().iter().filter(|o| o.secured) {
        for actor in [&nobody, &forged] {
            o.send(actor, o.body.as_ref().map(|_| json!({}))).await.problem("unauthenticated");
        }
    }
}

#[tokio::test]
async fn with_every_right_but_the_named_ones_it_answers_403() {
    let app = TestApp::start().await;
    for o in operations().iter().filter(|o| !o.rights.is_empty()) {
        let others: Vec<Permission> =
            Permission::ALL.iter().copied().filter(|p| !o.rights.contains(p)).collect();
        let actor = app.custom_role(&others).at(VILLAGE).await;
        let reply = o.send(&actor, o.body.as_ref().map(|_| json!({}))).await;
        // An operation whose right depends on the body says 403 only once the body can be read.
        let depends_on_body = o.rights.len() > 1 && reply.status == 422;
        if !depends_on_body {
            assert_eq!(reply.status, 403, "{} with every right but {:?}: {}", o.id, o.rights, reply.text());
            reply.problem("forbidden");
        }
    }
}

#[tokio::test]
async fn what_does_not_exist_or_is_not_the_callers_is_404() {
    let app = TestApp::start().await;
    let actor = app.custom_role(Permission::ALL).at(VILLAGE).await;
    for o in operations().iter().filter(|o| o.names_one_thing() && o.body.is_none()) {
        o.send(&actor, None).await.problem("not_found");
        let broken = o.path.split('/').map(|part| if part.starts_with('{') { "bukan-id" } else { part });
        let path = broken.collect::<Vec<_>>().join("/");
        let mut request = actor.request(o.method.clone(), &path);
        if o.parameters.contains("If-Match") {
            request = request.header("if-match", "\"1\"");
        }
        actor.send(request).await.problem("not_found");
    }
}

#[tokio::test]
async fn garbage_is_refused_before_anything_is_written() {
    let app = TestApp::start().await;
    let actor = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let before = app.rows();
    for o in operations().iter().filter(|o| o.body.is_some()) {
        let unknown = o.send(&actor, Some(json!({"bukan_isian": true}))).await;
        assert_eq!(unknown.status, 422, "{}: {}", o.id, unknown.text());
        unknown.is_problem();
        assert!(!unknown.body["errors"].as_array().unwrap().is_empty(), "{} names no field", o.id);
        for (text, content_type, status) in [
            ("{\"a\":", "application/json", 400),
            ("[1,2", "application/json", 400),
            ("{}", "text/plain", 415),
            ("a=b", "application/x-www-form-urlencoded", 415),
        ] {
            let mut request = actor.request(o.method.clone(), &o.nowhere());
            if o.parameters.contains("If-Match") {
                request = request.header("if-match", "\"1\"");
            }
            let reply = actor.send(request.header("content-type", content_type).body(text)).await;
            assert_eq!(reply.status, status, "{} on {content_type} {text}: {}", o.id, reply.text());
            reply.is_problem();
        }
        let array = o.send(&actor, Some(json!([]))).await;
        assert_eq!(array.status, 422, "{} takes an array: {}", o.id, array.text());
    }
    let differ: Vec<_> = app.rows().into_iter().filter(|(table, n)| before[table] != *n).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[tokio::test]
async fn lists_refuse_a_bad_query() {
    let app = TestApp::start().await;
    let actor = app.custom_role(Permission::ALL).at("15.71").await;
    for o in operations().iter().filter(|o| o.method == Method::GET && o.parameters.contains("cursor")) {
        if o.names_one_thing() {
            continue;
        }
        for query in ["limit=0", "limit=101", "limit=banyak", "cursor=tidak-ada", "bukan_saringan=1"] {
            let reply = actor.get(&format!("{}?{query}", o.path)).await;
            assert_eq!(reply.status, 400, "{}?{query}: {}", o.path, reply.text());
            reply.problem("malformed");
        }
    }
}

#[tokio::test]
async fn one_key_has_one_effect_and_one_answer() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await.key("kunci-1");
    let other = app.user("registry_clerk").at(VILLAGE).await.key("kunci-1");
    let record = |quantity: i32| {
        json!({
            "application": "letters", "register": "incoming", "quantity": quantity,
            "date_from": app.clock.day(0), "date_until": app.clock.day(0),
        })
    };
    let first = clerk.post("/paper-records", record(2)).await.expect(201);
    let again = clerk.post("/paper-records", record(2)).await.expect(201);
    assert_eq!(
        (first.body.clone(), first.header("location")),
        (again.body.clone(), again.header("location"))
    );
    assert_eq!(app.facts("paper_record.create"), 1);
    clerk.post("/paper-records", record(3)).await.problem("idempotency_mismatch");
    // The key of somebody else is another key.
    let theirs = other.post("/paper-records", record(3)).await.expect(201);
    assert_ne!(theirs.id(), first.id());
    assert_eq!(app.facts("paper_record.create"), 2);
}
