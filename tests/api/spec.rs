//! The committed description of the API is the one that the code gives.

#[test]
fn openapi_yaml_is_fresh() {
    let committed = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi.yaml")).unwrap();
    let generated = pamong::app::openapi().to_yaml().unwrap();
    assert!(committed == generated, "openapi.yaml is stale: run make openapi");
}
