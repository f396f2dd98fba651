//! Query strings and searches that nobody should send.
use super::operation::operations;
use super::world::World;
use crate::kit::TestApp;
use pamong::identity::Permission;
use reqwest::Method;

#[tokio::test]
async fn lists_refuse_a_bad_page() {
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
async fn every_filter_takes_anything_or_says_why_not() {
    let w = World::new().await;
    w.incoming().await;
    w.application().await;
    let values = [
        "",
        "kata",
        "%00",
        "a%00b",
        "%27%20OR%201%3D1%20--",
        "%22",
        "%2A",
        "AND%20OR%20NOT",
        "%28",
        "%29%29",
        "%25_%5C",
        "NEAR%28a%2Cb%29",
        "col%3Aterm",
        "-",
        "%3A%2A",
        "%26%20%7C%20%21",
        "%F0%9F%92%A5",
        "9999999999999999999999",
        "-1",
        "0",
        "9999-12-31",
        "0000-00-00",
        "-9999-01-01",
        "262143-12-31",
        "01900000-0000-7000-8000-000000000000",
    ];
    for o in operations().iter().filter(|o| o.method == Method::GET && !o.names_one_thing()) {
        let actor = if o.secured { w.one.clone() } else { w.app.anonymous() };
        for name in o.parameters.iter().filter(|name| !name.contains('-')) {
            let long = "panjang".repeat(500);
            for value in values.iter().copied().chain([long.as_str()]) {
                let reply = actor.get(&format!("{}?{name}={value}", o.path)).await;
                let (status, text) = (reply.status, reply.text());
                assert!(o.says(status), "{}?{name}={value}: {status} {text}", o.path);
                if status >= 400 {
                    reply.is_problem();
                }
            }
        }
    }
}
