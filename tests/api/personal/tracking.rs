//! What strangers learn from the public pages: nothing.
use super::{VILLAGE, form, seen, step, take_in};
use crate::kit::TestApp;
use serde_json::json;
use std::collections::BTreeMap;

const GUESSES: usize = 10_000;
const AT_ONCE: usize = 50;
const SYMBOLS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Another code for each number, spread over all symbols.
fn guess(number: usize) -> String {
    let mut state = (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut symbol = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(SYMBOLS[(state % 32) as usize])
    };
    (0..16).map(|_| symbol()).collect()
}

#[tokio::test]
async fn ten_thousand_guesses_find_nothing_and_are_slowed_down() {
    // As an installation is limited that sets nothing.
    let app = TestApp::start_with(|config| config.limits.public_per_minute = 120).await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    for _ in 0..20 {
        take_in(&counter, form("1571014508689001", "1571010101200001"), seen()).await.expect(201);
    }
    let stranger = app.anonymous();
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    let mut bodies: BTreeMap<String, usize> = BTreeMap::new();
    for first in (0..GUESSES).step_by(AT_ONCE) {
        let asked = (first..first + AT_ONCE).map(|number| {
            let stranger = &stranger;
            async move { stranger.get(&format!("/public/applications/{}", guess(number))).await }
        });
        for reply in futures_util::future::join_all(asked).await {
            *counts.entry(reply.status).or_default() += 1;
            if reply.status == 404 {
                *bodies.entry(reply.text_at("detail")).or_default() += 1;
            } else {
                assert!(reply.header("retry-after").is_some());
            }
        }
    }
    assert_eq!(counts.keys().copied().collect::<Vec<_>>(), [404, 429], "{counts:?}");
    assert!(counts[&404] < GUESSES / 20, "{counts:?}");
    assert_eq!(bodies.len(), 1, "{bodies:?}");
}

#[tokio::test]
async fn whoever_follows_learns_nothing_of_the_person() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let mut answers = form("1571014508689001", "1571010101200001");
    answers["full_name"] = "Xaviera Pelapor".into();
    answers["address"] = "Jl. Cempaka Putih 77".into();
    let taken = take_in(&counter, answers, seen()).await.expect(201);
    let code = taken.text_at("tracking_code");
    let path = format!("/public/applications/{code}");
    let steps = [
        json!({"action": "return_incomplete", "missing": [{"pointer": "/documents/0", "message": "KTP buram"}]}),
        json!({"action": "resubmit"}),
        json!({"action": "accept"}),
        json!({"action": "withdraw", "note": "Xaviera Pelapor batal"}),
    ];
    for taken_step in [json!(null)].into_iter().chain(steps) {
        if !taken_step.is_null() {
            step(&counter, &taken.id(), taken_step).await.expect(200);
        }
        for language in ["id", "en"] {
            let shown = app.anonymous().lang(language).get(&path).await.expect(200);
            let seeded = [
                "Xaviera",
                "Pelapor",
                "Cempaka",
                "0812",
                "157101",
                "9001",
                "1968",
                "Islam",
                "Pedagang",
                "Melamar",
                counter.name.as_str(),
                "****",
            ];
            for secret in seeded {
                // The register number and days are of the application and not of the person.
                assert!(!shown.text().contains(secret), "{secret} in {}", shown.text());
            }
        }
    }
}
