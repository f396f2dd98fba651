//! Signing at a service that fails in every way.
use super::service::{Mood, SECRET, Service};
use super::{Office, VILLAGE};
use crate::kit::{ACCOUNT_PASSWORD, Reply, TestApp};
use futures_util::StreamExt;
use pamong::config::SignerKind;
use pamong_sign::inspect::inspect;
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

const CLIENTS: usize = 16;

/// How many letters the long test signs. The second database proves its locks with fewer.
fn letters(app: &TestApp) -> usize {
    if app.database().is_postgres() { 200 } else { 1000 }
}

async fn at_service(url: &str) -> Office {
    let url = url.to_owned();
    let app = TestApp::start_with(|config| {
        config.signing.signer = SignerKind::BsreV2;
        config.signing.bsre_url = url;
        config.signing.bsre_user = "uji".into();
        config.signing.timeout_seconds = 1;
    })
    .await;
    let office = Office::open(app).await;
    office.app.set_password(&office.head);
    let account = json!({"account": "1571000000000001", "password": ACCOUNT_PASSWORD});
    let kept = office.head.put("/me/signing-account", account).await.expect(200);
    assert_eq!(kept.text_at("account"), "15••••••••••••01");
    office
}

async fn ask(office: &Office, letter: &(String, String), confirm: bool) -> Reply {
    let body = json!({"passphrase": SECRET, "confirm_unknown": confirm});
    office.head.if_match(letter.1.clone()).post(&format!("{}/signature", letter.0), body).await
}

#[tokio::test]
async fn a_thousand_letters_at_a_bad_service_none_lost_none_signed_twice() {
    let at = chrono::DateTime::parse_from_rfc3339(crate::kit::START).unwrap().to_utc();
    let service = Service::start(at, |call| match call % 10 {
        3 => Mood::Dies,
        5 => Mood::Fails,
        7 => Mood::AnswersTwice,
        // A timeout costs a second.
        9 if call % 50 == 9 => Mood::TimesOut,
        _ => Mood::Answers,
    });
    let office = at_service(&service.url).await;
    let letters = letters(&office.app);
    let attempts = AtomicUsize::new(0);
    let paths: Vec<String> = futures_util::stream::iter(0..letters)
        .map(|_| async {
            let letter = office.letter().await;
            let mut confirm = false;
            loop {
                let reply = ask(&office, &letter, confirm).await;
                match reply.status {
                    200 => {
                        attempts.fetch_add(1, Ordering::SeqCst);
                        return letter.0;
                    }
                    503 => {
                        attempts.fetch_add(1, Ordering::SeqCst);
                        reply.problem("signing_unanswered");
                        let waiting = office.staff.get(&letter.0).await.expect(200);
                        assert_eq!(waiting.body["signature"]["state"], "waiting");
                        assert!(waiting.body["letter_number"].is_null(), "a number before its signature");
                        // Not again before somebody looked.
                        ask(&office, &letter, false).await.expect(409).problem("signing_unknown");
                        confirm = true;
                    }
                    other => panic!("{other}: {}", reply.body),
                }
            }
        })
        .buffer_unordered(CLIENTS)
        .collect()
        .await;

    let mut numbers = BTreeSet::new();
    for path in &paths {
        let letter = office.head.get(path).await.expect(200);
        assert_eq!(letter.body["signature"]["signatures"].as_array().unwrap().len(), 1);
        numbers.insert(letter.body["sequence_number"].as_u64().unwrap());
    }
    let all: BTreeSet<u64> = (1..).take(letters).collect();
    assert_eq!(numbers, all, "a number is missing or was given twice");
    assert_eq!(service.files(), letters, "a letter went to the service in two versions");
    let rows = office.app.rows();
    let recorded = |table: &str| usize::try_from(rows[table]).unwrap();
    assert_eq!(recorded("papers"), letters);
    assert_eq!(recorded("paper_signatures"), letters);
    assert_eq!(recorded("signing_attempts"), attempts.load(Ordering::SeqCst), "an attempt is not on record");
    assert_eq!(service.calls(), attempts.load(Ordering::SeqCst), "an attempt never reached the service");
    assert!(attempts.load(Ordering::SeqCst) > letters, "the service never failed");
    for path in paths.iter().step_by(letters.div_ceil(20)) {
        let report = inspect(&office.pdf(path).await, &[], at).unwrap();
        assert_eq!(report.signatures.len(), 1, "signed twice");
        assert!(report.signatures[0].intact() && report.signatures[0].covers_whole_file);
    }
    assert!(office.head.get("/signing-queue").await.expect(200).items().is_empty());
}

#[tokio::test]
async fn a_refusal_keeps_the_number_for_the_same_letter() {
    let at = chrono::DateTime::parse_from_rfc3339(crate::kit::START).unwrap().to_utc();
    let service = Service::start(at, |call| if call == 0 { Mood::Refuses } else { Mood::Answers });
    let office = at_service(&service.url).await;
    let (first, second) = (office.letter().await, office.letter().await);
    let refused = ask(&office, &first, false).await.expect(409);
    refused.problem("signing_refused");
    let body = json!({"passphrase": "salah sekali"});
    let wrong = office.head.if_match(first.1.clone()).post(&format!("{}/signature", first.0), body).await;
    wrong.expect(422).field_error("/passphrase", "passphrase_wrong");
    assert!(office.head.get(&first.0).await.expect(200).body["letter_number"].is_null());
    // The second letter does not take what is reserved for the first one.
    let number = |reply: Reply| reply.body["sequence_number"].as_u64().unwrap();
    assert_eq!(number(ask(&office, &second, false).await.expect(200)), 2);
    assert_eq!(number(office.head.command(&format!("{}/approval", first.0)).await.expect(200)), 1);
    // A draft that is given up leaves its reserved number on record.
    let third = office.letter().await;
    let wrong = json!({"passphrase": "salah sekali"});
    office.head.if_match(third.1.clone()).post(&format!("{}/signature", third.0), wrong).await.expect(422);
    office.head.post(&format!("{}/return", third.0), json!({"note": "Batalkan"})).await.expect(200);
    office.staff.command(&format!("{}/cancellation", third.0)).await.expect(200);
    assert_eq!(office.app.facts("number.void"), 1);
}

#[tokio::test]
async fn a_service_that_is_not_there_leaves_the_letter_in_the_queue() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let office = at_service(&format!("http://{nobody}")).await;
    let letter = office.letter().await;
    // Nothing was signed, so it may be tried again without a confirmation.
    for tried in 1..=3 {
        ask(&office, &letter, false).await.expect(503).problem("signing_unavailable");
        let queue = office.head.get("/signing-queue").await.expect(200);
        assert_eq!(queue.items()[0]["attempts"].as_array().unwrap().len(), tried);
    }
    let paper = office.head.get(&format!("{}/paper", letter.0)).await.expect(200);
    let text: String = crate::kit::pdf::words(&paper.bytes).split_whitespace().collect();
    assert!(text.contains("BELUMDITANDATANGANI"), "{text}");
    let other = office.app.user("urban_village_head").at(VILLAGE).await;
    other
        .if_match(letter.1.clone())
        .post(&format!("{}/signature", letter.0), json!({"passphrase": SECRET}))
        .await
        .expect(403);
}
