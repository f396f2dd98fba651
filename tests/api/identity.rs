//! Who is let in, and what they learn about themselves.
use crate::kit::TestApp;

#[tokio::test]
async fn a_person_sees_their_own_position_and_rights() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at("15.71.01.1001").await;
    let me = head.get("/me").await.expect(200);
    assert_eq!(me.body["position"]["agency"]["code"], "15.71.01.1001");
    assert!(me.body["permissions"].as_array().unwrap().iter().any(|p| p == "permit.sign"));
    app.anonymous().get("/me").await.problem("unauthenticated");
}

#[tokio::test]
async fn a_token_ends_with_its_time_and_a_new_one_goes_on() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at("15.71.01.1001").await;
    let old = head.token().unwrap();
    head.bearer(&old).get("/me").await.expect(200);
    app.clock.advance(chrono::Duration::seconds(301));
    head.bearer(&old).get("/me").await.problem("unauthenticated");
    head.get("/me").await.expect(200);
}
