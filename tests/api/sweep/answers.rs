//! What succeeds answers as the description says.
use super::calls::{Body, call};
use super::operation::{Operation, operations, spec};
use super::world::World;
use crate::kit::Reply;
use jsonschema::Validator;
use serde_json::{Value, json};

/// The schema of a response, with the components that it refers to.
fn validator(spec: &Value, o: &Operation, status: u16) -> Option<Validator> {
    let content = &o.responses[&status.to_string()]["content"];
    let mut schema = content["application/json"]["schema"].clone();
    if schema.is_null() {
        return None;
    }
    schema["components"] = spec["components"].clone();
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    Some(jsonschema::options().build(&schema).unwrap_or_else(|e| panic!("{}: {e}", o.id)))
}

fn conforms(spec: &Value, o: &Operation, reply: &Reply) {
    let shown = format!("{}: {} {}", o.id, reply.status, reply.text());
    assert!((200..300).contains(&reply.status) && o.says(reply.status), "{shown}");
    match validator(spec, o, reply.status) {
        Some(validator) => {
            let faults: Vec<String> =
                validator.iter_errors(&reply.body).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(faults.is_empty(), "{}: not as documented: {faults:#?}\n{}", o.id, reply.body);
        }
        None => assert!(reply.body.is_null(), "JSON that is not documented. {shown}"),
    }
    if let Some(version) = reply.body.get("version").filter(|_| o.path != "/me") {
        assert_eq!(reply.header("etag"), Some(format!("\"{version}\"").as_str()), "{shown}");
    }
    if reply.status == 201 {
        assert!(reply.header("location").is_some_and(|l| l.starts_with("/api/v1/")), "no Location. {shown}");
    }
    if let Some(items) = reply.body.get("items") {
        assert!(items.is_array(), "{shown}");
    }
    assert!(reply.header("x-request-id").is_some(), "{shown}");
}

#[tokio::test]
async fn every_operation_answers_as_documented() {
    let (w, spec) = (World::new().await, spec());
    // One of each first, so that the lists have rows.
    let (mut lists, mut rest): (Vec<_>, Vec<_>) =
        operations().into_iter().partition(|o| o.method == reqwest::Method::GET && !o.names_one_thing());
    for o in rest.iter_mut().chain(lists.iter_mut()) {
        let works = call(&w, o).await;
        let schema_of_request = match &works.body {
            Body::Json(body) => o.body.clone().map(|schema| (schema, body.clone())),
            Body::None | Body::File(_) => None,
        };
        if let Some((mut schema, body)) = schema_of_request {
            schema["components"] = spec["components"].clone();
            let validator = jsonschema::options().build(&schema).unwrap();
            let faults: Vec<String> =
                validator.iter_errors(&body).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(faults.is_empty(), "{} accepts what is not documented: {faults:#?}\n{body}", o.id);
        }
        conforms(&spec, o, &works.send().await);
    }
}
