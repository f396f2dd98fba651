//! On paper: handed over, received with proof or returned, and what the expedition book says of it.
use super::{NEIGHBOUR, Office, VILLAGE, state};
use crate::kit::builders;
use crate::kit::pdf::words;
use crate::outputs::flat;
use serde_json::json;

#[tokio::test]
async fn a_letter_by_courier_is_handed_over_and_its_receipt_is_proven() {
    let o = Office::open().await;
    let body = o.body(json!([
        {"name": "BPS Provinsi", "kind": "to"}, {"name": "Bank Jambi", "kind": "to"},
        {"name": "Arsip", "kind": "carbon_copy"},
    ]));
    let path = o.approved(body).await;
    let ways = json!({"ways": [{"pos": 1, "way": "courier"}, {"pos": 2, "way": "post"}]});
    o.clerk.post(&format!("{path}/dispatch"), ways).await.expect(200);
    let ready = o.ways(&path).await;
    let two = ["change_way", "hand_over"].map(String::from).to_vec();
    assert_eq!(
        (state(&ready, 1), state(&ready, 2)),
        (("prepared".into(), two.clone()), ("prepared".into(), two))
    );
    let three = ["change_way", "hand_over", "confirm"].map(String::from).to_vec();
    assert_eq!(state(&ready, 3), ("prepared".into(), three), "a messenger brings the signature home");
    assert_eq!(ready.items()[2]["way"], "hand");

    let at = |pos: u32, what: &str| format!("{path}/dispatches/{pos}/{what}");
    let handed =
        json!({"handed_over_on": o.app.clock.day(0), "carrier": "JNE", "tracking_number": "JB0012345"});
    o.clerk
        .post(&at(1, "receipt"), json!({"received_on": o.app.clock.day(0), "received_by": "Budi"}))
        .await
        .problem("state_conflict");
    let mut tomorrow = handed.clone();
    tomorrow["handed_over_on"] = json!(o.app.clock.day(1));
    o.clerk.post(&at(1, "handover"), tomorrow).await.field_error("/handed_over_on", "date_in_future");
    o.clerk.post(&at(1, "handover"), handed.clone()).await.expect(200);
    o.clerk.post(&at(1, "handover"), handed).await.problem("state_conflict");
    assert_eq!(state(&o.ways(&path).await, 1).1, ["confirm", "return"]);
    let early = json!({"received_on": o.app.clock.day(-1), "received_by": "Budi"});
    o.clerk.post(&at(1, "receipt"), early).await.field_error("/received_on", "date_order");
    let proof = o.clerk.upload("resi.pdf", builders::pdf("Resi")).await.expect(201).id();
    let receipt =
        json!({"received_on": o.app.clock.day(0), "received_by": "Budi Santoso", "upload_id": proof});
    let proven = o.clerk.post(&at(1, "receipt"), receipt).await.expect(200);
    assert_eq!(state(&proven, 1), ("received".into(), vec![]));
    assert_eq!(proven.items()[0]["proof"]["file_name"], "resi.pdf");
    assert_eq!(o.clerk.get(&at(1, "proof")).await.expect(200).bytes, builders::pdf("Resi"));
    o.clerk.get(&at(2, "proof")).await.problem("not_found");

    // The post brings the second one back; it goes by messenger then.
    let posted = json!({"handed_over_on": o.app.clock.day(0), "carrier": "Kantor Pos Jambi"});
    o.clerk.post(&at(2, "handover"), posted).await.expect(200);
    let back = json!({"returned_on": o.app.clock.day(0), "reason": "Alamat tidak dikenal"});
    assert_eq!(
        state(&o.clerk.post(&at(2, "return"), back).await.expect(200), 2),
        ("returned".into(), vec!["change_way".into()])
    );

    let today = o.app.clock.day(0);
    let book = format!("/agenda-entries/paper?register=expedition&from={today}&until={today}");
    let csv = String::from_utf8(o.clerk.get(&format!("{book}&format=csv")).await.expect(200).bytes).unwrap();
    for part in [
        "Kurir",
        "Budi Santoso, 7 September 2026",
        "JNE; JB0012345",
        "Pos",
        "Kembali: Alamat tidak dikenal",
        "Diantar",
    ] {
        assert!(csv.contains(part), "{part} is missing in {csv}");
    }
    let pdf = flat(&words(&o.clerk.get(&book).await.expect(200).bytes));
    assert!(pdf.contains("Kurir") && pdf.contains("Santoso"), "{pdf}");

    let again = o.clerk.post(&at(2, "way"), json!({"way": "hand"})).await.expect(200);
    assert_eq!((state(&again, 2).0, &again.items()[1]["return_reason"]), ("prepared".into(), &json!(null)));
    for (action, times) in [("hand_over", 2), ("confirm", 1), ("return", 1), ("change", 1)] {
        assert_eq!(o.app.facts(&format!("dispatch.{action}")), times, "dispatch.{action}");
    }
}

#[tokio::test]
async fn only_the_registry_of_the_sender_moves_a_letter_on() {
    let o = Office::open().await;
    let path = o.approved(o.body(json!([{"name": "BPS Provinsi", "kind": "to"}]))).await;
    o.clerk.command(&format!("{path}/dispatch")).await.expect(200);
    let handed = json!({"handed_over_on": o.app.clock.day(0), "carrier": "Budi"});
    let at = format!("{path}/dispatches/1/handover");
    let staff = o.app.user("staff").at(VILLAGE).await;
    staff.post(&at, handed.clone()).await.problem("forbidden");
    let stranger = o.app.user("registry_clerk").at(NEIGHBOUR).await;
    stranger.post(&at, handed.clone()).await.problem("not_found");
    stranger.get(&format!("{path}/dispatches")).await.problem("not_found");
    o.clerk.post(&format!("{path}/dispatches/9/handover"), handed).await.problem("not_found");
}
