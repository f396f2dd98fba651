//! The evaluation of January and February 2022 comes out of how the offices behaved, and of nothing else.
use crate::kit::TestApp;
use crate::outputs;
use pamong::{demo, letters};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Under this seed other offices keep to paper, and not as many.
const OTHER_SEED: u64 = 7;

/// What a seed leads to.
struct Evaluated {
    app: TestApp,
    period: String,
    scores: Vec<Value>,
}

impl Evaluated {
    async fn of(seed: u64) -> Self {
        let app = TestApp::start().await;
        let state = app.shared.state.clone();
        let run = move || demo::run(&state, &letters::Register, seed).unwrap().period_id;
        let period = tokio::task::spawn_blocking(run).await.unwrap().to_string();
        let evaluator = app.user("evaluator").at("15.71").await;
        let mut scores = Vec::new();
        let mut path = format!("/evaluation-periods/{period}/scores?limit=100");
        loop {
            let page = evaluator.get(&path).await.expect(200).body;
            scores.extend(page["items"].as_array().unwrap().clone());
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            path = format!("/evaluation-periods/{period}/scores?limit=100&cursor={cursor}");
        }
        Self { app, period, scores }
    }

    fn of_kind(&self, kind: &str) -> Vec<&Value> {
        self.scores.iter().filter(|s| s["agency"]["kind"] == kind).collect()
    }

    fn villages(&self, poor: bool) -> Vec<&Value> {
        self.of_kind("urban_village").into_iter().filter(|s| (s["category"] == "poor") == poor).collect()
    }

    /// Everything that was scored, without ids, which name records and not results.
    fn digest(&self) -> Vec<Value> {
        let plain = |s: &Value| {
            json!([s["agency"]["code"], s["score"], s["category"], s["rank"], s["electronic_share"]])
        };
        self.scores.iter().map(plain).collect()
    }
}

fn share(score: &Value) -> f64 {
    score["electronic_share"].as_f64().unwrap()
}

fn mean(scores: &[&Value]) -> f64 {
    scores.iter().map(|s| share(s)).sum::<f64>() / f64::from(u32::try_from(scores.len()).unwrap())
}

fn codes(scores: &[&Value]) -> BTreeSet<String> {
    scores.iter().map(|s| s["agency"]["code"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_shipped_seed_gives_the_evaluation_that_the_city_made_public() {
    let e = Evaluated::of(demo::SEED).await;
    assert_eq!(e.of_kind("urban_village").len(), 62);
    assert_eq!(e.scores.len(), 62 + 11 + 41);
    let poor = e.villages(true);
    assert_eq!(poor.len(), 37);
    assert_eq!(e.villages(false).len(), 25);
    let share = mean(&poor);
    assert!((0.27..=0.33).contains(&share), "mean electronic share of the poor: {share}");
    for kind in ["office", "division", "hospital", "sub_district"] {
        assert!(e.of_kind(kind).iter().all(|s| s["category"] != "poor"), "{kind}");
    }

    let evaluator = e.app.user("evaluator").at("15.71").await;
    let path = format!("/evaluation-periods/{}/recommendations?limit=100", e.period);
    let listed = evaluator.get(&path).await.expect(200).body;
    let reprimands: Vec<&Value> =
        listed["items"].as_array().unwrap().iter().filter(|r| r["kind"] == "reprimand").collect();
    assert_eq!(codes(&reprimands), codes(&poor));

    let path = format!("/evaluation-periods/{}/reprimands", e.period);
    let drafted = evaluator.command(&path).await.expect(200).body;
    assert_eq!(drafted["drafted"], 37);
    let mut addressed = BTreeSet::new();
    for item in drafted["items"].as_array().unwrap() {
        let letter = evaluator
            .get(&format!("/letters/{}", item["letter_id"].as_str().unwrap()))
            .await
            .expect(200)
            .body;
        assert_eq!((letter["status"].as_str(), letter["kind"].as_str()), (Some("draft"), Some("TEG")));
        let to = letter["addressees"].as_array().unwrap();
        assert_eq!(to.len(), 1);
        addressed.insert(to[0]["agency"]["code"].as_str().unwrap().to_owned());
    }
    assert_eq!(addressed, codes(&poor));
    outputs::demo::prints(&e.app).await;
}

#[tokio::test]
async fn another_seed_moves_the_result_with_the_behaviour_and_gives_it_again() {
    let (one, again) = tokio::join!(Evaluated::of(OTHER_SEED), Evaluated::of(OTHER_SEED));
    assert_eq!(one.digest(), again.digest());
    let (poor, rest) = (one.villages(true), one.villages(false));
    assert_ne!(poor.len(), 37);
    let highest = poor.iter().map(|s| share(s)).fold(0.0, f64::max);
    let lowest = rest.iter().map(|s| share(s)).fold(1.0, f64::min);
    assert!(highest < lowest, "a poor office worked more electronically than a better one");
}
