//! What cannot be signed: a clear error, and nothing numbered.
use super::{Office, VILLAGE};
use crate::kit::{ACCOUNT_PASSWORD, PASSPHRASE, TestApp};
use chrono::Duration;
use serde_json::json;

/// Runs a request that must be refused, and sees that nothing was numbered, reserved or recorded as an attempt.
macro_rules! nothing_numbered {
    ($office:expr, $letter:expr, $request:expr) => {{
        let tables = ["papers", "signing_attempts", "paper_signatures", "number_counters", "uploads"];
        let before = $office.app.rows();
        let reply = $request;
        let after = $office.app.rows();
        for table in tables {
            assert_eq!(before[table], after[table], "{table}");
        }
        let letter = $office.staff.get(&$letter.0).await.expect(200);
        assert_eq!(letter.text_at("status"), "awaiting_approval");
        assert!(letter.body["letter_number"].is_null());
        reply
    }};
}

#[tokio::test]
async fn a_wrong_passphrase() {
    let office = Office::with_key().await;
    let letter = office.letter().await;
    let reply = nothing_numbered!(office, letter, office.sign(&letter, "salah sekali").await);
    reply.expect(422).field_error("/passphrase", "passphrase_wrong");
    let reply = nothing_numbered!(office, letter, office.sign(&letter, " ").await);
    reply.expect(422).field_error("/passphrase", "required");
}

#[tokio::test]
async fn no_key_an_expired_one_or_a_revoked_one() {
    let office = Office::open(TestApp::start().await).await;
    let letter = office.letter().await;
    nothing_numbered!(office, letter, office.sign(&letter, PASSPHRASE).await)
        .expect(409)
        .problem("no_signing_key");
    office.app.signer(&office.head).await;
    office.head.command("/me/signing-key/revocation").await.expect(200);
    let reply = nothing_numbered!(office, letter, office.sign(&letter, PASSPHRASE).await);
    reply.expect(409).problem("certificate_revoked");
    // A new key in place of the revoked one.
    office.app.signer(&office.head).await;
    office.app.clock.advance(Duration::days(731));
    let reply = nothing_numbered!(office, letter, office.sign(&letter, PASSPHRASE).await);
    reply.expect(409).problem("certificate_expired");
    assert_eq!(office.head.get("/me/signing-key").await.expect(200).text_at("state"), "expired");
}

#[tokio::test]
async fn a_letter_that_changed_since_it_was_looked_at() {
    let office = Office::with_key().await;
    let (path, etag) = office.letter().await;
    office.head.post(&format!("{path}/return"), json!({"note": "Perbaiki"})).await.expect(200);
    let draft = office.staff.get(&path).await.expect(200).header("etag").unwrap().to_owned();
    office.staff.if_match(draft).patch(&path, json!({"subject": "Lain sama sekali"})).await.expect(200);
    office.staff.command(&format!("{path}/submission")).await.expect(200);
    let letter = (path, etag);
    nothing_numbered!(office, letter, office.sign(&letter, PASSPHRASE).await).expect(412).problem("stale");
    let unseen =
        office.head.post(&format!("{}/signature", letter.0), json!({"passphrase": PASSPHRASE})).await;
    unseen.expect(428).problem("precondition_required");
}

#[tokio::test]
async fn a_signer_without_authority_on_that_day() {
    let office = Office::with_key().await;
    let letter = office.letter().await;
    let body = json!({"passphrase": PASSPHRASE});
    // Another head of the same office, and a stranger from the next one.
    let other = office.app.user("urban_village_head").at(VILLAGE).await;
    let stranger = office.app.user("urban_village_head").at("15.71.01.1002").await;
    for (actor, status) in [(&other, 403), (&stranger, 404), (&office.staff, 403)] {
        let actor = actor.if_match(letter.1.clone());
        let path = format!("{}/signature", letter.0);
        nothing_numbered!(office, letter, actor.post(&path, body.clone()).await).expect(status);
    }
    // A deputy (Plh.) whose days are over: the position is no longer held, so the session in it ends.
    let deputy = office.app.user("staff").at(VILLAGE).await;
    let admin = office.app.user("administrator").at("15.71").await;
    let acting = json!({
        "position_id": office.head.position_id(), "user_id": deputy.user_id(), "kind": "daily_acting",
        "decree_number": "SP/7/2026", "valid_from": office.app.clock.day(0), "valid_until": office.app.clock.day(2),
    });
    admin.post("/acting-assignments", acting).await.expect(201);
    let acting = deputy.in_position(office.head.position_id());
    office.app.signer(&acting).await;
    office.app.clock.advance(Duration::days(3));
    let late = acting.if_match(letter.1.clone());
    let path = format!("{}/signature", letter.0);
    nothing_numbered!(office, letter, late.post(&path, body.clone()).await).expect(401);
}

#[tokio::test]
async fn a_deputy_signs_in_the_position_and_the_paper_says_so() {
    let office = Office::with_key().await;
    let letter = office.letter().await;
    let deputy = office.app.user("staff").at(VILLAGE).await;
    let admin = office.app.user("administrator").at("15.71").await;
    let acting = json!({
        "position_id": office.head.position_id(), "user_id": deputy.user_id(), "kind": "daily_acting",
        "decree_number": "SP/7/2026", "valid_from": office.app.clock.day(0), "valid_until": office.app.clock.day(2),
    });
    admin.post("/acting-assignments", acting).await.expect(201);
    let acting = deputy.in_position(office.head.position_id());
    office.app.signer(&acting).await;
    let path = format!("{}/signature", letter.0);
    acting.if_match(letter.1.clone()).post(&path, json!({"passphrase": PASSPHRASE})).await.expect(200);
    let text = crate::kit::pdf::words(&office.pdf(&letter.0).await);
    assert!(text.contains("Plh.") && text.contains(&deputy.name), "{text}");
}

#[tokio::test]
async fn a_key_is_made_once_by_its_owner_alone() {
    let office = Office::open(TestApp::start().await).await;
    office.app.set_password(&office.head);
    let new = |passphrase: &str, password: &str| json!({"passphrase": passphrase, "password": password});
    let path = "/me/signing-key";
    let refused = office.head.post(path, new("pendek", ACCOUNT_PASSWORD)).await.expect(422);
    refused.field_error("/passphrase", "too_short");
    let refused = office.head.post(path, new(PASSPHRASE, "bukan ini")).await.expect(422);
    refused.field_error("/password", "password_wrong");
    office.app.set_password(&office.staff);
    office.staff.post(path, new(PASSPHRASE, ACCOUNT_PASSWORD)).await.expect(403);
    office.head.post(path, new(PASSPHRASE, ACCOUNT_PASSWORD)).await.expect(201);
    office.head.post(path, new(PASSPHRASE, ACCOUNT_PASSWORD)).await.expect(409).problem("key_exists");

    let change = |old: &str| json!({"passphrase": old, "new_passphrase": "sungai batanghari"});
    let refused = office.head.post("/me/signing-key/passphrase", change("salah sekali")).await.expect(422);
    refused.field_error("/passphrase", "passphrase_wrong");
    office.head.post("/me/signing-key/passphrase", change(PASSPHRASE)).await.expect(204);
    let letter = office.letter().await;
    office.sign(&letter, PASSPHRASE).await.expect(422);
    office.sign(&letter, "sungai batanghari").await.expect(200);
}

#[tokio::test]
async fn guessing_a_passphrase_is_slowed_down() {
    let app = TestApp::start_with(|config| config.limits.passphrases_per_minute = 3).await;
    let office = Office::open(app).await;
    office.app.signer(&office.head).await;
    let letter = office.letter().await;
    for _ in 0..2 {
        office.sign(&letter, "salah sekali").await.expect(422);
    }
    office.sign(&letter, PASSPHRASE).await.expect(429).problem("too_many_requests");
}

#[tokio::test]
async fn what_waits_in_the_queue_is_not_changed_and_its_number_is_not_lost() {
    let office = Office::with_key().await;
    let letter = office.letter().await;
    let paper = office.app.wait_in_queue(&office.head, letter.0.rsplit('/').next().unwrap());
    let queue = office.head.get("/signing-queue").await.expect(200);
    assert_eq!(queue.items()[0]["attempts"][0]["outcome"], "unavailable");
    assert_eq!(office.head.get(&letter.0).await.expect(200).body["signature"]["state"], "waiting");
    let approval = format!("{}/approval", letter.0);
    office.head.command(&approval).await.expect(409).problem("signing_pending");
    let back = office.head.post(&format!("{}/return", letter.0), json!({"note": "Perbaiki"})).await;
    back.expect(409).problem("signing_pending");
    let stranger = office.app.user("urban_village_head").at("15.71.01.1002").await;
    let withdrawal = format!("/signing-queue/{paper}/withdrawal");
    stranger.command(&withdrawal).await.expect(404);
    assert!(stranger.get("/signing-queue").await.expect(200).items().is_empty());
    office.head.command(&withdrawal).await.expect(200);
    office.head.command(&withdrawal).await.expect(404);
    let approved = office.head.command(&approval).await.expect(200);
    assert!(approved.text_at("letter_number").contains("/1/"));
}
