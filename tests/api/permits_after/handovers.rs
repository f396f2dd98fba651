//! Who took a finished paper, with a signature of receipt.
use crate::kit::{TestApp, builders};
use crate::personal::{VILLAGE, form, seen, step, take_in};
use serde_json::{Value, json};

/// A picture of a drawn line.
pub fn signature() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let drawn = image::GrayImage::from_fn(80, 40, |x, y| image::Luma([if x == 2 * y { 0 } else { 255 }]));
    drawn.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn who_took_the_paper_is_noted_with_the_signature_and_goes_when_the_retention_ends() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let there = app.user("counter_officer").at("15.71.01.1002").await;
    let id = take_in(&counter, form("1571014508689001", "1571010101200001"), seen()).await.expect(201).id();
    let picture = format!("/permit-applications/{id}/receipt-signature");
    let png = counter.upload("tanda.png", signature()).await.expect(201).id();
    let receiver = |name: &str, upload: &str| json!({"action": "hand_over", "receiver": {"name": name, "is_applicant": false, "signature_upload_id": upload}});
    let early = json!({"action": "accept", "receiver": {"name": "Sri", "is_applicant": true}});
    step(&counter, &id, early).await.field_error("/receiver", "unknown_field");
    for (actor, action) in
        [(&counter, "accept"), (&counter, "request_initials"), (&section, "initial"), (&head, "sign")]
    {
        step(actor, &id, json!({"action": action})).await.expect(200);
    }
    let pdf = counter.upload("tanda.pdf", builders::pdf("Tanda")).await.expect(201).id();
    step(&counter, &id, receiver("Sri", &pdf))
        .await
        .field_error("/receiver/signature_upload_id", "file_type");
    step(&counter, &id, receiver("1571014508689001", &png))
        .await
        .field_error("/receiver/name", "personal_number");
    step(&counter, &id, receiver(" ", &png)).await.field_error("/receiver/name", "required");
    counter.get(&picture).await.problem("not_found");
    let after = step(&counter, &id, receiver("Sri Rahayu", &png)).await.expect(200);
    let handover = &after.body["handover"];
    assert_eq!(
        (&handover["receiver_name"], &handover["is_applicant"], &handover["signed"]),
        (&json!("Sri Rahayu"), &json!(false), &json!(true))
    );
    assert_eq!(counter.get(&picture).await.expect(200).bytes, signature());
    there.get(&picture).await.problem("not_found");
    // Kept as long as what it rests on.
    app.clock.set("2042-02-14T09:00:00+07:00");
    let ended = json!({"basis": "retention", "reason": "Masa simpan berakhir"});
    let erased = head.post(&format!("/permit-applications/{id}/erasure"), ended).await.expect(200);
    assert_eq!(
        (&erased.body["handover"]["receiver_name"], &erased.body["handover"]["signed"]),
        (&Value::Null, &json!(false))
    );
    head.get(&picture).await.problem("not_found");
}
