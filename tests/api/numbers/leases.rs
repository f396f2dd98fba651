//! Lent blocks, numbers used on paper before, and void numbers over HTTP.
use super::{NEIGHBOUR, Office};
use serde_json::{Value, json};

const OUTAGE: &str = "Jaringan kantor padam sejak pagi";

fn paper(office: &Office, number: &Value) -> Value {
    json!({
        "number": number, "kind": "SD", "letter_date": office.app.clock.day(0),
        "subject": "Pemberitahuan kerja bakti", "addressee": "Ketua RT 05", "classification_code": "400.12.3",
    })
}

#[tokio::test]
async fn a_lent_block_is_settled_number_by_number() {
    let office = Office::open().await;
    office.approved().await;
    let until = office.app.clock.day(1);
    let body = json!({"count": 3, "reason": OUTAGE, "until": until});
    let lease = office.clerk.post("/number-leases", body).await.expect(201);
    let path = lease.header("location").unwrap().trim_start_matches("/api/v1").to_owned();
    assert_eq!((&lease.body["entry"]["first"], &lease.body["entry"]["last"]), (&json!(2), &json!(4)));
    assert_eq!(lease.body["open"], 3);
    // The counter went on at once.
    assert_eq!(office.approved().await["sequence_number"], 5);
    let proof = office.proof("outgoing").await;
    Office::adds_up(&proof);
    assert_eq!(proof["tally"]["lent"], 3);

    let letters = format!("{path}/letters");
    let mut used = paper(&office, &json!(3));
    used["upload_ids"] = json!([office.clerk.upload_pdf().await]);
    let letter = office.clerk.post(&letters, used).await.expect(201);
    assert!(letter.text_at("letter_number").starts_with("400.12.3/3/"), "{}", letter.body);
    assert_eq!((&letter.body["status"], &letter.body["channel"]), (&json!("dispatched"), &json!("paper")));
    assert_eq!(letter.body["attachments"].as_array().unwrap().len(), 1);
    office.clerk.get(&format!("/letters/{}/paper", letter.id())).await.problem("no_paper");
    office
        .clerk
        .post(&letters, paper(&office, &json!(3)))
        .await
        .expect(422)
        .field_error("/number", "number_in_use");
    office
        .clerk
        .post(&letters, paper(&office, &json!(5)))
        .await
        .expect(422)
        .field_error("/number", "out_of_range");
    let mut early = paper(&office, &json!(2));
    early["letter_date"] = json!(office.app.clock.day(-1));
    office.clerk.post(&letters, early).await.expect(422).field_error("/letter_date", "out_of_range");

    let void = json!({"number": 2, "reason": "Surat tidak jadi dikirim"});
    office.clerk.post("/number-voids", void.clone()).await.expect(201);
    office.clerk.post("/number-voids", void).await.expect(422).field_error("/number", "number_in_use");
    let state = office.clerk.get(&path).await.expect(200).body;
    let states: Vec<&Value> = state["numbers"].as_array().unwrap().iter().map(|n| &n["state"]).collect();
    assert_eq!(states, ["void", "registered", "open"]);
    assert_eq!((&state["open"], &state["overdue"]), (&json!(1), &json!(false)));

    // After the last day an open number does not add up any more, until it is settled.
    office.days_pass(2);
    assert_eq!(office.clerk.get(&path).await.expect(200).body["overdue"], true);
    let proof = office.proof("outgoing").await;
    let fault = json!([{"kind": "overdue", "first": 4, "last": 4, "suffix": null}]);
    assert_eq!((&proof["adds_up"], &proof["faults"]), (&json!(false), &fault));
    let series = office.clerk.get("/number-series").await.expect(200);
    assert_eq!((&series.items()[0]["overdue"], &series.items()[0]["adds_up"]), (&json!(1), &json!(false)));
    office.clerk.post(&letters, paper(&office, &json!(4))).await.expect(201);
    let proof = office.proof("outgoing").await;
    Office::adds_up(&proof);
    assert_eq!(
        (&proof["last"], &proof["tally"]["used"], &proof["tally"]["voids"]),
        (&json!(5), &json!(4), &json!(1))
    );
    let series = office.clerk.get("/number-series").await.expect(200);
    assert_eq!(series.items()[0]["tally"], proof["tally"]);
    assert_eq!(series.items()[0]["next"], 6);
    for (action, facts) in
        [("number.lease", 1), ("number.register", 2), ("number.void", 1), ("letter.register_leased", 2)]
    {
        assert_eq!(office.app.facts(action), facts, "{action}");
    }
}

#[tokio::test]
async fn an_office_that_moves_in_goes_on_from_its_paper_book() {
    let office = Office::open().await;
    let skip = |next: i32| json!({"next": next, "reason": "Buku agenda 2026 sampai nomor 245"});
    let entry = office.clerk.post("/number-skips", skip(246)).await.expect(201);
    assert_eq!(
        (&entry.body["first"], &entry.body["last"], &entry.body["kind"]),
        (&json!(1), &json!(245), &json!("skipped"))
    );
    assert_eq!(
        office.clerk.get(&format!("/number-entries/{}", entry.id())).await.expect(200).body,
        entry.body
    );
    assert_eq!(office.approved().await["sequence_number"], 246);
    for (next, code) in
        [(246, "out_of_range"), (247, "out_of_range"), (1, "out_of_range"), (100_001, "out_of_range")]
    {
        office.clerk.post("/number-skips", skip(next)).await.expect(422).field_error("/next", code);
    }
    office.clerk.post("/number-skips", skip(249)).await.expect(201);
    assert_eq!(office.approved().await["sequence_number"], 249);
    let proof = office.proof("outgoing").await;
    Office::adds_up(&proof);
    assert_eq!((&proof["tally"]["skipped"], &proof["tally"]["used"]), (&json!(247), &json!(2)));
    // A number of the paper book has its explanation already, and one on a letter cannot be void.
    for number in [245, 248, 249] {
        let void = json!({"number": number, "reason": "Surat tidak jadi dikirim"});
        office.clerk.post("/number-voids", void).await.expect(422).field_error("/number", "number_in_use");
    }
    let beyond = json!({"number": 250, "reason": "Surat tidak jadi dikirim"});
    office.clerk.post("/number-voids", beyond).await.expect(422).field_error("/number", "out_of_range");

    let mut agenda = skip(31);
    agenda["register"] = json!("incoming");
    office.clerk.post("/number-skips", agenda).await.expect(201);
    let received = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "B/1",
        "letter_date": office.app.clock.day(0), "received_date": office.app.clock.day(0), "subject": "Sensus",
        "kind": "UND", "urgency": "normal", "security_level": "open",
    });
    assert_eq!(office.clerk.post("/letters", received).await.expect(201).body["agenda_number"], 31);
    Office::adds_up(&office.proof("incoming").await);
    Office::adds_up(&office.proof("service").await);
}

#[tokio::test]
async fn numbers_are_kept_by_those_with_the_right_for_their_own_scope() {
    let office = Office::open().await;
    let lease = json!({"count": 2, "reason": OUTAGE, "until": office.app.clock.day(1)});
    for (path, body) in [
        ("/number-leases", lease.clone()),
        ("/number-skips", json!({"next": 10, "reason": OUTAGE})),
        ("/number-voids", json!({"number": 1, "reason": OUTAGE})),
    ] {
        office.staff.post(path, body).await.problem("forbidden");
    }
    let there = office.app.user("registry_clerk").at(NEIGHBOUR).await;
    let mut foreign = lease.clone();
    foreign["agency_id"] = json!(office.head.agency_id);
    there.post("/number-leases", foreign).await.expect(422).field_error("/agency_id", "unknown_reference");
    let path = office.clerk.post("/number-leases", lease).await.expect(201);
    let path = path.header("location").unwrap().trim_start_matches("/api/v1").to_owned();
    there.get(&path).await.problem("not_found");
    there.post(&format!("{path}/letters"), paper(&office, &json!(1))).await.problem("not_found");
    let query = format!("/number-reconciliation?agency_id={}", office.head.agency_id);
    there.get(&query).await.problem("not_found");
    assert!(there.get("/number-entries").await.expect(200).items().is_empty());
    // The sub-district's officer sees and keeps what lies below.
    let above = office.app.user("secretary").at("15.71.01").await;
    above.get(&path).await.expect(200);
    for (body, pointer, code) in [
        (json!({"count": 0, "reason": OUTAGE, "until": office.app.clock.day(1)}), "/count", "out_of_range"),
        (json!({"count": 101, "reason": OUTAGE, "until": office.app.clock.day(1)}), "/count", "out_of_range"),
        (json!({"count": 1, "reason": "padam", "until": office.app.clock.day(1)}), "/reason", "too_short"),
        (json!({"count": 1, "reason": OUTAGE, "until": office.app.clock.day(-1)}), "/until", "date_in_past"),
        (json!({"count": 1, "reason": OUTAGE, "until": office.app.clock.day(32)}), "/until", "out_of_range"),
    ] {
        office.clerk.post("/number-leases", body).await.expect(422).field_error(pointer, code);
    }
}
