//! The operations as the API's description lists them.
use crate::kit::{Actor, Reply};
use pamong::identity::Permission;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// An id of nothing.
const NOBODY: &str = "01900000-0000-7000-8000-000000000000";

pub struct Operation {
    pub id: String,
    pub method: Method,
    pub path: String,
    /// The rights that it names; none where a token is enough or not even that.
    pub rights: Vec<Permission>,
    /// Whether it needs a token.
    pub secured: bool,
    /// Schema of its JSON body.
    pub body: Option<Value>,
    /// By status.
    pub responses: BTreeMap<String, Value>,
    /// Names of query and header parameters.
    pub parameters: BTreeSet<String>,
}

pub fn spec() -> Value {
    serde_json::to_value(pamong::app::openapi()).unwrap()
}

pub fn operations() -> Vec<Operation> {
    let spec = spec();
    let mut all = Vec::new();
    for (path, item) in spec["paths"].as_object().unwrap() {
        // the answer to a HEAD has no body to look at; its own tests look at its headers
        for (method, operation) in item.as_object().unwrap().iter().filter(|(method, _)| *method != "head") {
            let security = operation["security"].as_array().cloned().unwrap_or_default();
            let rights = security.iter().filter_map(|s| s["bearer"].as_array()).flatten();
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let responses = operation["responses"].as_object().unwrap();
            all.push(Operation {
                id: operation["operationId"].as_str().unwrap().into(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.strip_prefix("/api/v1").unwrap().to_owned(),
                rights: rights.map(|r| r.as_str().unwrap().parse().unwrap()).collect(),
                secured: security.iter().any(|s| s.get("bearer").is_some()),
                body: operation.pointer("/requestBody/content/application~1json/schema").cloned(),
                responses: responses.iter().map(|(status, r)| (status.clone(), r.clone())).collect(),
                parameters: parameters.map(|p| p["name"].as_str().unwrap().to_owned()).collect(),
            });
        }
    }
    assert!(all.len() > 60, "the description lost its operations");
    all
}

impl Operation {
    /// Whether it documents this status.
    pub fn says(&self, status: u16) -> bool {
        self.responses.contains_key(&status.to_string())
    }

    /// The path with an id of nothing in place of each parameter.
    pub fn nowhere(&self) -> String {
        self.filled(|name| match name {
            "{code}" => "TIDAK-ADA",
            "{tracking_code}" => "TIDAKADA0000",
            "{indicator}" => "tidak_ada",
            "{number}" | "{pos}" => "9999",
            _ => NOBODY,
        })
    }

    /// The path with something in place of each parameter.
    pub fn filled<'a>(&'a self, value: impl Fn(&'a str) -> &'a str) -> String {
        let parts = self.path.split('/').map(|part| if part.starts_with('{') { value(part) } else { part });
        parts.collect::<Vec<_>>().join("/")
    }

    /// A request to nothing with everything that the guard wants to see.
    pub fn request(&self, actor: &Actor) -> reqwest::RequestBuilder {
        let request = actor.request(self.method.clone(), &self.nowhere());
        if self.parameters.contains("If-Match") { request.header("if-match", "\"1\"") } else { request }
    }

    /// Calls it on nothing.
    pub async fn send(&self, actor: &Actor, body: Option<Value>) -> Reply {
        let request = self.request(actor);
        actor.send(if let Some(body) = body { request.json(&body) } else { request }).await
    }

    /// Whether a change of it names the version that was read; a file in pieces names the place of the next byte.
    pub fn is_versioned(&self) -> bool {
        let changes = [Method::PATCH, Method::DELETE].contains(&self.method);
        changes && self.path != "/me" && !self.path.contains("/uploads/resumable/")
    }

    /// `{}` where it takes a body.
    pub fn empty_body(&self) -> Option<Value> {
        self.body.as_ref().map(|_| json!({}))
    }

    /// Paths with an id name one thing; lists do not.
    pub fn names_one_thing(&self) -> bool {
        self.path.contains('{')
    }
}
