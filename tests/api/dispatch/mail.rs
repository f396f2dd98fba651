//! By mail: with the signed file, once, and with a reason where it fails.
use super::{Office, state};
use crate::kit::builders;
use chrono::Duration;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_invitation_goes_out_with_its_files_and_its_calendar() {
    let o = Office::open().await;
    let attachment = o.clerk.upload("daftar.pdf", builders::pdf("Daftar")).await.expect(201).id();
    let mut body = o.body(json!([
        {"name": "Setda Provinsi", "kind": "to"}, {"name": "Ombudsman", "kind": "carbon_copy"},
    ]));
    body["kind"] = json!("UND");
    body["parts"] = json!({"event": {
        "date": o.app.clock.day(7), "time": "09.00 s.d. 12.00 WIB", "place": "Aula", "agenda": "Rapat koordinasi",
    }});
    body["upload_ids"] = json!([attachment]);
    let path = o.signed(body).await;
    let before = o.ways(&path).await;
    assert_eq!(before.body["mail_possible"], true, "{}", before.body);
    assert_eq!((state(&before, 1), before.items()[0]["way"].clone()), (("-".into(), vec![]), Value::Null));

    let ways = json!({"ways": [
        {"pos": 1, "way": "mail", "email": " setda@jambi.go.id "}, {"pos": 2, "way": "mail", "email": "jambi@ombudsman.go.id"},
    ]});
    o.clerk.post(&format!("{path}/dispatch"), ways).await.expect(200);
    assert_eq!(state(&o.ways(&path).await, 1), ("waiting".into(), vec!["change_way".into()]));
    assert!(o.server.mails().is_empty(), "nothing is mailed before the commit");
    o.work().await;
    let mails = o.server.mails();
    assert_eq!(mails.len(), 2);
    let mail = mails.iter().find(|mail| mail.to == ["setda@jambi.go.id"]).unwrap();
    assert_eq!(mail.from, "surat@jambikota.go.id");
    let parts = mail.parts();
    let number = o.clerk.get(&path).await.expect(200).text_at("letter_number");
    let text = String::from_utf8(parts[0].1.clone()).unwrap();
    assert!(text.contains("Yth. Setda Provinsi") && text.contains(&number), "{text}");
    assert!(text.contains("https://pamong.jambikota.go.id/public/verify"), "{text}");
    let signed = o.clerk.get(&format!("{path}/paper")).await.expect(200).bytes;
    assert_eq!(parts[1].1, signed, "the signed file, byte for byte");
    assert_eq!((parts[2].0.as_str(), &parts[2].1), ("daftar.pdf", &builders::pdf("Daftar")));
    assert_eq!(parts[3].0, "undangan.ics");
    let calendar = o.clerk.get(&format!("{path}/calendar")).await.expect(200).bytes;
    assert_eq!(parts[3].1.trim_ascii(), calendar.trim_ascii(), "the same event as in the application");
    let copy = mails.iter().find(|mail| mail.to == ["jambi@ombudsman.go.id"]).unwrap().parts();
    assert!(String::from_utf8(copy[0].1.clone()).unwrap().contains("sebagai tembusan"));

    let after = o.ways(&path).await;
    let possible = ["change_way", "retry", "confirm", "return"].map(String::from).to_vec();
    assert_eq!(state(&after, 1), ("sent".into(), possible));
    assert_eq!(after.items()[0]["email"], "setda@jambi.go.id");
    assert_eq!((o.app.facts("letter.dispatch"), o.app.facts("dispatch.send")), (1, 2));
    o.app.clock.advance(Duration::hours(24));
    o.work().await;
    assert_eq!(o.server.mails().len(), 2, "once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_for_good_ends_the_mail_and_the_clerk_learns_why() {
    let o = Office::open().await;
    o.server.forget("salah@jambi.go.id");
    let path = o.mailed("salah@jambi.go.id").await;
    o.work().await;
    let failed = o.ways(&path).await;
    let item = &failed.items()[0];
    assert_eq!(state(&failed, 1), ("failed".into(), vec!["change_way".into(), "retry".into()]));
    assert_eq!(item["problem"], "unknown_address");
    assert!(item["problem_detail"].as_str().unwrap().contains("no such mailbox"), "{item}");
    let told = o.clerk.get("/notifications").await.expect(200);
    assert_eq!(told.items()[0]["event"], "letter_mail_failed");
    assert_eq!(o.app.facts("dispatch.fail"), 1);

    let to = format!("{path}/dispatches/1/way");
    o.clerk
        .post(&to, json!({"way": "mail", "email": "bukan alamat"}))
        .await
        .field_error("/email", "invalid_format");
    o.clerk.post(&to, json!({"way": "mail"})).await.field_error("/email", "required");
    o.clerk.post(&to, json!({"way": "system"})).await.field_error("/way", "invalid_choice");
    o.clerk.post(&to, json!({"way": "mail", "email": "setda@jambi.go.id"})).await.expect(200);
    o.work().await;
    assert_eq!(state(&o.ways(&path).await, 1).0, "sent");
    assert_eq!(o.server.mails()[0].to, ["setda@jambi.go.id"]);

    // What never arrived, by what the addressee says, is sent once more, and is another mail.
    o.clerk.command(&format!("{path}/dispatches/1/mail")).await.expect(200);
    o.clerk.command(&format!("{path}/dispatches/1/mail")).await.problem("state_conflict");
    o.work().await;
    let ids: Vec<_> = o.server.mails().iter().map(|mail| mail.header("Message-ID").unwrap()).collect();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
    assert_eq!((o.app.facts("dispatch.change"), o.app.facts("dispatch.retry")), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_busy_is_asked_again_and_at_last_given_up() {
    let o = Office::open().await;
    o.server.refuse(3);
    let path = o.mailed("setda@jambi.go.id").await;
    o.app.work().await;
    assert_eq!(state(&o.ways(&path).await, 1).0, "waiting");
    for _ in 0..4 {
        o.app.clock.advance(Duration::hours(1));
        o.app.work().await;
    }
    assert_eq!((state(&o.ways(&path).await, 1).0, o.server.mails().len()), ("sent".into(), 1));

    o.server.refuse(100);
    let path = o.mailed("setda@jambi.go.id").await;
    for _ in 0..10 {
        o.app.work().await;
        o.app.clock.advance(Duration::hours(7));
    }
    let failed = o.ways(&path).await;
    assert_eq!(
        (state(&failed, 1).0, &failed.items()[0]["problem"]),
        ("failed".into(), &json!("unreachable"))
    );
    assert_eq!((o.server.mails().len(), o.app.facts("dispatch.fail")), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_ends_before_it_notes_a_mail_sends_the_same_mail_again() {
    let o = Office::open().await;
    let path = o.mailed("setda@jambi.go.id").await;
    o.work().await;
    // As a power cut between the sending and its record leaves it.
    o.app.sql("UPDATE letter_dispatches SET status = 'waiting'");
    o.app.sql("UPDATE jobs SET status = 'waiting', finished_at = NULL WHERE kind = 'letter.mail'");
    o.work().await;
    let mails = o.server.mails();
    assert_eq!(mails.len(), 2, "at least once");
    assert_eq!(mails[0].header("Message-ID"), mails[1].header("Message-ID"), "mail programs drop the double");
    assert_eq!(state(&o.ways(&path).await, 1).0, "sent");
    // Done and noted: the same job again finds that it is over.
    o.app.sql("UPDATE jobs SET status = 'waiting', finished_at = NULL WHERE kind = 'letter.mail'");
    o.work().await;
    assert_eq!(o.server.mails().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_must_not_go_by_mail_is_refused_with_what_to_do() {
    let o = Office::open().await;
    let outside = || json!([{"name": "Setda Provinsi", "kind": "to"}]);
    let by_mail = json!({"ways": [{"pos": 1, "way": "mail", "email": "setda@jambi.go.id"}]});
    for level in ["restricted", "confidential", "secret"] {
        let mut body = o.body(outside());
        body["security_level"] = json!(level);
        let path = o.signed(body).await;
        let dispatch = format!("{path}/dispatch");
        assert_eq!(
            o.head.get(&format!("{path}/dispatches")).await.expect(200).body["mail_code"],
            "mail_not_for_secret"
        );
        let before = o.app.rows();
        o.head.post(&dispatch, by_mail.clone()).await.problem("mail_not_for_secret");
        assert_eq!(o.app.rows(), before, "{level}");
        o.head.post(&dispatch, json!({"ways": [{"pos": 1, "way": "courier"}]})).await.expect(200);
        o.head
            .post(&format!("{path}/dispatches/1/way"), json!({"way": "mail", "email": "setda@jambi.go.id"}))
            .await
            .problem("mail_not_for_secret");
    }

    // Signed by hand: only with the scan.
    let path = o.approved(o.body(outside())).await;
    let dispatch = format!("{path}/dispatch");
    o.clerk.post(&dispatch, by_mail.clone()).await.problem("no_signed_file");
    let mut scanned = by_mail.clone();
    scanned["scan_upload_id"] =
        json!(o.clerk.upload("pindaian.pdf", builders::pdf("Basah")).await.expect(201).id());
    o.clerk.post(&dispatch, scanned).await.expect(200);
    o.work().await;
    let parts = o.server.mails().last().unwrap().parts();
    assert_eq!((parts[1].0.as_str(), &parts[1].1), ("pindaian.pdf", &builders::pdf("Basah")));

    // Whom it does not name, it does not change; an agency of the city gets it in its agenda book.
    let path = o.signed(o.body(json!([{"agency_id": o.app.agency(super::NEIGHBOUR), "kind": "to"}]))).await;
    let dispatch = format!("{path}/dispatch");
    o.clerk.post(&dispatch, by_mail.clone()).await.field_error("/ways/0/pos", "unknown_reference");
    let none = json!({"ways": [{"pos": 7, "way": "post"}]});
    o.clerk.post(&dispatch, none).await.field_error("/ways/0/pos", "unknown_reference");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_book_knows_where_to_mail_and_a_missing_server_is_said() {
    let o = Office::open().await;
    let letter = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Setda Provinsi", "letter_number": "1/2026",
        "letter_date": o.app.clock.day(-1), "received_date": o.app.clock.day(0), "subject": "Data", "kind": "SD",
        "urgency": "normal", "security_level": "open",
    });
    o.clerk.post("/letters", letter).await.expect(201);
    let sender = o.clerk.get("/senders?q=setda").await.expect(200).ids().remove(0);
    let sender = format!("/senders/{sender}");
    let etag = o.clerk.get(&sender).await.expect(200).etag();
    o.clerk.if_match(etag).patch(&sender, json!({"email": "setda@jambi.go.id"})).await.expect(200);
    let path = o.signed(o.body(json!([{"name": "SETDA  provinsi", "kind": "to"}]))).await;
    assert_eq!(o.ways(&path).await.items()[0]["known_email"], "setda@jambi.go.id");
    o.clerk.post(&format!("{path}/dispatch"), json!({"ways": [{"pos": 1, "way": "mail"}]})).await.expect(200);
    o.work().await;
    assert_eq!(o.server.mails()[0].to, ["setda@jambi.go.id"]);

    let app = crate::kit::TestApp::start().await;
    let all = app.custom_role(pamong::identity::Permission::ALL).at(super::VILLAGE).await;
    let mut body = o.body(json!([{"name": "Setda", "kind": "to"}]));
    let approver = app.custom_role(pamong::identity::Permission::ALL).at(super::VILLAGE).await;
    body["approver_position_id"] = json!(approver.position_id());
    let path = format!("/letters/{}", all.post("/letters", body).await.expect(201).id());
    all.command(&format!("{path}/submission")).await.expect(200);
    approver.command(&format!("{path}/approval")).await.expect(200);
    let by_mail = json!({"ways": [{"pos": 1, "way": "mail", "email": "setda@jambi.go.id"}]});
    all.post(&format!("{path}/dispatch"), by_mail).await.problem("mail_unavailable");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_whose_signature_was_taken_back_meanwhile_is_not_mailed() {
    let o = Office::open().await;
    let path = o.mailed("setda@jambi.go.id").await;
    o.head.post(&format!("{path}/revocation"), json!({"reason": "Salah tanggal"})).await.expect(200);
    o.work().await;
    let failed = o.ways(&path).await;
    assert_eq!(
        (state(&failed, 1).0, &failed.items()[0]["problem"]),
        ("failed".into(), &json!("no_document"))
    );
    assert!(o.server.mails().is_empty());
    o.clerk.command(&format!("{path}/dispatches/1/mail")).await.problem("no_signed_file");
}
