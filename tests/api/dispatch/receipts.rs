//! Acknowledgement of receipt of incoming letters, on paper and by mail, singly and in bulk.
use super::{NEIGHBOUR, Office};
use crate::kit::pdf::{keep, words};
use crate::outputs::{flat, for_people};
use serde_json::{Value, json};

async fn incoming(o: &Office, sender: &str, number: &str, security: &str) -> String {
    let letter = json!({
        "direction": "incoming", "channel": "paper", "sender_name": sender, "letter_number": number,
        "letter_date": o.app.clock.day(-1), "received_date": o.app.clock.day(0), "kind": "SD",
        "subject": format!("Permohonan {number}"), "urgency": "normal", "security_level": security,
    });
    o.clerk.post("/letters", letter).await.expect(201).id()
}

async fn address(o: &Office, name: &str, email: &str) {
    let sender = o.clerk.get(&format!("/senders?q={name}")).await.expect(200).ids().remove(0);
    let path = format!("/senders/{sender}");
    let etag = o.clerk.get(&path).await.expect(200).etag();
    o.clerk.if_match(etag).patch(&path, json!({"email": email})).await.expect(200);
}

#[tokio::test]
async fn slips_of_many_letters_are_one_paper() {
    let o = Office::open().await;
    let mut ids = Vec::new();
    for n in 1..=5 {
        ids.push(incoming(&o, "Yayasan Tepian", &format!("{n}/YT/2026"), "open").await);
    }
    let foreign = o.signed(o.body(json!([{"name": "BPS", "kind": "to"}]))).await;
    ids.push(foreign.rsplit('/').next().unwrap().to_owned());
    let body = json!({"letter_ids": ids, "way": "paper"});
    let done = o.clerk.post("/letters/receipts", body).await.expect(200);
    let results: Vec<&Value> = done.items().iter().map(|item| &item["acknowledged"]).collect();
    assert_eq!(results, [true, true, true, true, true, false]);
    assert_eq!(done.items()[5]["code"], "state_conflict");
    assert_eq!(o.app.facts("letter.acknowledge"), 5);

    let path = format!("/letter-receipts/{}/paper", done.text_at("batch_id"));
    let pdf = o.clerk.get(&path).await.expect(200).bytes;
    keep("lain", "tanda-terima-surat", &pdf);
    let text = flat(&words(&pdf));
    for_people("receipts", &text);
    assert_eq!(text.matches("TANDA TERIMA SURAT").count(), 5, "{text}");
    for part in
        ["Yayasan Tepian", "3/YT/2026", "Permohonan 5/YT/2026", "7 September 2026", "1/2026", &o.clerk.name]
    {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert_eq!(o.clerk.get(&path).await.expect(200).bytes, pdf, "the same paper again");
    let stranger = o.app.user("registry_clerk").at(NEIGHBOUR).await;
    stranger.get(&path).await.problem("not_found");
    let theirs =
        stranger.post("/letters/receipts", json!({"letter_ids": [ids[0]], "way": "paper"})).await.expect(200);
    assert_eq!((&theirs.items()[0]["code"], &theirs.body["batch_id"]), (&json!("not_found"), &Value::Null));

    let listed = o.clerk.get(&format!("/letters/{}/receipts", ids[0])).await.expect(200);
    assert_eq!(listed.body["possible_ways"], json!(["paper"]));
    assert_eq!(
        (&listed.items()[0]["way"], &listed.items()[0]["status"]),
        (&json!("paper"), &json!("issued"))
    );
    assert_eq!(listed.items()[0]["by"]["name"], o.clerk.name.as_str());
    o.clerk.get(&format!("{foreign}/receipts")).await.problem("not_found");
    o.clerk
        .post("/letters/receipts", json!({"letter_ids": [], "way": "paper"}))
        .await
        .field_error("/letter_ids", "required");
    let twice = json!({"letter_ids": [ids[0], ids[0]], "way": "paper"});
    o.clerk.post("/letters/receipts", twice).await.field_error("/letter_ids/1", "duplicate");
}

#[tokio::test(flavor = "multi_thread")]
async fn senders_get_their_slip_by_mail_where_the_address_book_knows_them() {
    let o = Office::open().await;
    let known = incoming(&o, "Yayasan Tepian", "1/YT/2026", "open").await;
    let unknown = incoming(&o, "Karang Taruna", "2/KT/2026", "open").await;
    let secret = incoming(&o, "Yayasan Tepian", "3/YT/2026", "confidential").await;
    let lost = incoming(&o, "Koperasi Maju", "4/KM/2026", "open").await;
    address(&o, "tepian", "tepian@contoh.id").await;
    address(&o, "koperasi", "koperasi@contoh.id").await;
    o.server.forget("koperasi@contoh.id");
    let shown = o.clerk.get(&format!("/letters/{known}/receipts")).await.expect(200);
    assert_eq!(
        (&shown.body["possible_ways"], &shown.body["known_email"]),
        (&json!(["paper", "mail"]), &json!("tepian@contoh.id"))
    );

    let body = json!({"letter_ids": [known, unknown, lost], "way": "mail"});
    let done = o.clerk.post("/letters/receipts", body).await.expect(200);
    let codes: Vec<&Value> = done.items().iter().map(|item| &item["code"]).collect();
    assert_eq!(codes, [&Value::Null, &json!("no_sender_address"), &Value::Null]);
    let refused = o.head.post("/letters/receipts", json!({"letter_ids": [secret], "way": "mail"})).await;
    if refused.status == 200 {
        assert_eq!(refused.items()[0]["code"], "mail_not_for_secret");
    } else {
        refused.problem("forbidden");
    }
    assert!(o.server.mails().is_empty());
    o.work().await;
    let mails = o.server.mails();
    assert_eq!((mails.len(), &mails[0].to), (1, &vec!["tepian@contoh.id".to_owned()]));
    let parts = mails[0].parts();
    assert!(String::from_utf8(parts[0].1.clone()).unwrap().contains("Surat Saudara telah diterima"));
    assert_eq!(parts[1].0, "tanda-terima.pdf");
    assert!(flat(&words(&parts[1].1)).contains("Permohonan 1/YT/2026"));
    let listed = o.clerk.get(&format!("/letters/{known}/receipts")).await.expect(200);
    assert_eq!(
        (&listed.items()[0]["status"], &listed.items()[0]["email"]),
        (&json!("sent"), &json!("tepian@contoh.id"))
    );
    let failed = o.clerk.get(&format!("/letters/{lost}/receipts")).await.expect(200);
    assert_eq!(
        (&failed.items()[0]["status"], &failed.items()[0]["problem"]),
        (&json!("failed"), &json!("unknown_address"))
    );
    assert_eq!(o.clerk.get("/notifications").await.expect(200).items()[0]["event"], "letter_mail_failed");
    assert_eq!(
        (o.app.facts("letter.acknowledge"), o.app.facts("receipt.send"), o.app.facts("receipt.fail")),
        (2, 1, 1)
    );
}
