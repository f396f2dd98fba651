//! Back-dated numbers (nomor sisip) over HTTP: only by rule, with suffix, reason and record.
use super::{Office, REASON, VILLAGE};
use crate::kit::PASSPHRASE;
use pamong::identity::Permission;
use serde_json::json;

#[tokio::test]
async fn a_back_dated_letter_stands_behind_the_last_number_of_its_day() {
    let office = Office::open().await;
    office.approved().await;
    office.approved().await;
    office.days_pass(1);
    office.approved().await;
    office.days_pass(1);
    office.approved().await;
    let unit_of = |number: &str| number.split('/').nth(2).unwrap().to_owned();

    let first = office.dated_back(2).await.expect(200).body;
    let number = first["letter_number"].as_str().unwrap();
    assert_eq!(number, format!("400.12.3/2.a/{}/IX/2026", unit_of(number)));
    assert_eq!((&first["sequence_number"], &first["sequence_suffix"]), (&json!(2), &json!("a")));
    assert_eq!(first["letter_date"], office.app.clock.day(-2));
    let second = office.dated_back(2).await.expect(200).body;
    assert_eq!((&second["sequence_number"], &second["sequence_suffix"]), (&json!(2), &json!("b")));
    let third = office.dated_back(1).await.expect(200).body;
    assert_eq!((&third["sequence_number"], &third["sequence_suffix"]), (&json!(3), &json!("a")));
    // The register goes on as if nothing had been put between.
    assert_eq!(office.approved().await["sequence_number"], 5);

    let proof = office.proof("outgoing").await;
    Office::adds_up(&proof);
    assert_eq!((&proof["tally"]["used"], &proof["tally"]["inserted"]), (&json!(5), &json!(3)));
    let entries = office.clerk.get("/number-entries?kind=inserted").await.expect(200);
    assert_eq!(entries.items().len(), 3);
    assert!(
        entries.items().iter().all(|e| e["reason"] == REASON && e["created_by"]["name"] == office.head.name)
    );
    assert_eq!(office.app.facts("number.insert"), 3);

    // In the agenda book each has its own line, also over the edges of pages.
    let (mut lines, mut cursor) = (Vec::new(), String::new());
    loop {
        let page =
            office.clerk.get(&format!("/agenda-entries?register=outgoing&limit=1{cursor}")).await.expect(200);
        let line = &page.items()[0];
        lines.push(format!("{}{}", line["number"], line["suffix"].as_str().unwrap_or_default()));
        match page.body["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(lines, ["5", "4", "3a", "3", "2b", "2a", "2", "1"]);
}

#[tokio::test]
async fn only_by_rule() {
    let office = Office::open().await;
    office.approved().await;
    office.days_pass(1);
    let before = office.app.rows();
    let path = office.letter().await;
    let refused = |date: String, reason: &str| {
        let body = json!({"back_date": {"date": date, "reason": reason}});
        let (head, path) = (office.head.clone(), format!("{path}/approval"));
        async move { head.post(&path, body).await.expect(422) }
    };
    let clock = &office.app.clock;
    refused(clock.day(0), REASON).await.field_error("/back_date/date", "date_not_back");
    refused(clock.day(1), REASON).await.field_error("/back_date/date", "date_not_back");
    refused("2025-12-31".into(), REASON).await.field_error("/back_date/date", "out_of_range");
    refused(clock.day(-2), REASON).await.field_error("/back_date/date", "not_in_office_then");
    refused(clock.day(-1), "lupa").await.field_error("/back_date/reason", "too_short");
    refused(clock.day(-1), "   ").await.field_error("/back_date/reason", "required");
    office.days_pass(9);
    // Monday to Thursday of the week after next: eight working days.
    refused(clock.day(-10), REASON).await.field_error("/back_date/date", "back_date_too_old");
    // Whoever may approve but not date back.
    let rights = [Permission::LetterRead, Permission::LetterApprove, Permission::LetterDraft];
    let deputy = office.app.custom_role(&rights).at(VILLAGE).await;
    let other = office.letter_with("approver_position_id", json!(deputy.position_id())).await;
    let body = json!({"back_date": {"date": clock.day(-1), "reason": REASON}});
    deputy.post(&format!("{other}/approval"), body).await.problem("forbidden");
    assert_eq!(office.head.get(&path).await.expect(200).body["status"], "awaiting_approval");
    let gap_register = |rows: &std::collections::BTreeMap<String, i64>| rows["number_entries"];
    assert_eq!(gap_register(&office.app.rows()), gap_register(&before));
    Office::adds_up(&office.proof("outgoing").await);
}

#[tokio::test]
async fn where_no_number_was_given_yet_there_is_none_to_stand_behind() {
    let office = Office::open().await;
    office.days_pass(1);
    office.dated_back(1).await.expect(422).field_error("/back_date/date", "no_number_before");
    office.approved().await;
    office.dated_back(1).await.expect(422).field_error("/back_date/date", "no_number_before");
}

#[tokio::test]
async fn an_electronic_signature_may_be_dated_back_as_well() {
    let office = Office::open().await;
    office.app.signer(&office.head).await;
    office.approved().await;
    office.days_pass(1);
    let path = office.letter().await;
    let etag = office.head.get(&path).await.expect(200).etag();
    let back = json!({"date": office.app.clock.day(-1), "reason": REASON});
    // A wrong passphrase keeps the number for the same letter.
    let wrong = json!({"passphrase": "salah sekali", "back_date": back});
    let signature = format!("{path}/signature");
    office.head.if_match(etag.clone()).post(&signature, wrong).await.expect(422);
    Office::adds_up(&office.proof("outgoing").await);
    let right = json!({"passphrase": PASSPHRASE, "back_date": back});
    let signed = office.head.if_match(etag).post(&signature, right).await.expect(200).body;
    assert_eq!((&signed["sequence_number"], &signed["sequence_suffix"]), (&json!(1), &json!("a")));
    assert_eq!(signed["letter_date"], office.app.clock.day(-1));
    let proof = office.proof("outgoing").await;
    Office::adds_up(&proof);
    assert_eq!((&proof["tally"]["used"], &proof["tally"]["inserted"]), (&json!(1), &json!(1)));
}

#[tokio::test]
async fn a_reserved_number_that_is_not_wanted_any_more_is_void_with_its_reason() {
    let office = Office::open().await;
    office.approved().await;
    office.days_pass(1);
    let path = office.letter().await;
    office.reserve(&path);
    let proof = office.proof("outgoing").await;
    Office::adds_up(&proof);
    assert_eq!((&proof["last"], &proof["tally"]["held"]), (&json!(2), &json!(1)));
    let void = json!({"number": 2, "reason": "Surat tidak jadi dikirim"});
    office.clerk.post("/number-voids", void).await.expect(422).field_error("/number", "number_in_use");
    // Now with yesterday's date: the number of today is given up.
    let back = json!({"back_date": {"date": office.app.clock.day(-1), "reason": REASON}});
    let approved = office.head.post(&format!("{path}/approval"), back).await.expect(200).body;
    assert_eq!((&approved["sequence_number"], &approved["sequence_suffix"]), (&json!(1), &json!("a")));
    let proof = office.proof("outgoing").await;
    Office::adds_up(&proof);
    assert_eq!((&proof["tally"]["voids"], &proof["tally"]["held"]), (&json!(1), &json!(0)));
    let voids = office.clerk.get("/number-entries?kind=void").await.expect(200);
    assert_eq!(voids.items()[0]["reason"], "Tanggal naskah diubah sebelum ditandatangani");
    assert_eq!(office.app.facts("number.void"), 1);
    // A draft that is given up is on record the same way.
    let path = office.letter().await;
    office.reserve(&path);
    office.head.post(&format!("{path}/return"), json!({"note": "Batalkan"})).await.expect(200);
    office.staff.command(&format!("{path}/cancellation")).await.expect(200);
    let proof = office.proof("outgoing").await;
    Office::adds_up(&proof);
    assert_eq!((&proof["last"], &proof["tally"]["voids"]), (&json!(3), &json!(2)));
    // An approval without a wish keeps what was reserved.
    let path = office.letter().await;
    office.reserve(&path);
    assert_eq!(office.approve(&path).await.expect(200).body["sequence_number"], 4);
    Office::adds_up(&office.proof("outgoing").await);
}

#[tokio::test]
async fn the_reason_of_a_letter_that_somebody_may_not_see_is_withheld() {
    let office = Office::open().await;
    office.approved().await;
    office.days_pass(1);
    let path = office.letter_with("security_level", json!("confidential")).await;
    let back = json!({"back_date": {"date": office.app.clock.day(-1), "reason": REASON}});
    let letter = office.head.post(&format!("{path}/approval"), back).await.expect(200).id();
    for (actor, told) in [(&office.clerk, false), (&office.head, true), (&office.staff, true)] {
        let entry = actor.get("/number-entries?kind=inserted").await.expect(200).items()[0].clone();
        let one = format!("/number-entries/{}", entry["id"].as_str().unwrap());
        assert_eq!(actor.get(&one).await.expect(200).body, entry);
        let (reason, subject) =
            if told { (json!(REASON), json!(letter)) } else { (json!(null), json!(null)) };
        assert_eq!((&entry["reason"], &entry["subject_id"]), (&reason, &subject), "{}", actor.name);
        assert_eq!((&entry["first"], &entry["suffix"]), (&json!(1), &json!("a")));
    }
    Office::adds_up(&office.proof("outgoing").await);
}
