//! What arrives, and that it arrives once.
use super::{Village, random};
use crate::kit::texts;
use crate::personal::step;
use serde_json::json;

#[tokio::test]
async fn a_report_of_twelve_photos_arrives_once_however_often_it_is_sent() {
    let v = Village::new().await;
    assert_eq!(v.officer.get(&v.path()).await.expect(200).body["visit_open"], true);
    assert_eq!(v.counter.get(&v.path()).await.expect(200).body["visit_open"], false, "without the right");
    let body = v.body(&random(), 12).await;
    let first = v.report(&body).await.expect(201);
    assert_eq!(first.header("location"), Some(format!("/api/v1{}", v.path()).as_str()));
    let rows = v.app.rows();
    // Without a key, with one, and with another one: the phone does not know which of its requests arrived.
    assert_eq!(v.report(&body).await.expect(200).body, first.body);
    for key in ["satu", "dua"] {
        let again = v.officer.key(key).post(&format!("{}/visits", v.path()), body.clone()).await.expect(200);
        assert_eq!(again.body, first.body);
    }
    let changed: Vec<_> = v.app.rows().into_iter().filter(|(table, n)| rows[table] != *n).collect();
    assert_eq!(changed, [("idempotency_keys".to_owned(), rows["idempotency_keys"] + 2)]);
    assert_eq!(v.app.facts("permit.visit"), 1);

    let seen = v.head.get(&v.path()).await.expect(200);
    let visits = seen.body["visits"].as_array().unwrap();
    assert_eq!((visits.len(), &visits[0]), (1, &first.body));
    let visit = &visits[0];
    assert_eq!(visit["findings"], "Bangunan sesuai dengan gambar.");
    assert_eq!((&visit["outcome"], &visit["by"]), (&json!("fine"), &json!(v.officer.name)));
    assert_eq!(visit["visited_at"], "2026-09-07T01:20:00.123Z");
    let photos = visit["photos"].as_array().unwrap();
    assert_eq!(photos.len(), 12);
    assert_eq!(photos[7]["caption"], "Sisi 7");
    let place = (&photos[7]["latitude"], &photos[7]["longitude"], &photos[7]["accuracy_m"]);
    assert_eq!(place, (&json!(-1.610_123), &json!(103.613_12), &json!(12)));
    // The report does not move the application; the step does, and after it there is no more to report.
    assert_eq!(seen.body["status"], "field_check");
    step(&v.officer, &v.id, json!({"action": "complete_field_check", "note": "Sesuai"})).await.expect(200);
    assert_eq!(v.report(&body).await.expect(200).body, first.body, "what is there stays there");
    v.report(&v.body(&random(), 0).await).await.problem("state_conflict");
}

#[tokio::test]
async fn another_content_under_the_same_id_is_refused() {
    let v = Village::new().await;
    let body = v.body(&random(), 2).await;
    v.report(&body).await.expect(201);
    let before = v.app.rows();
    for (pointer, value) in [
        ("/findings", json!("Lain")),
        ("/outcome", json!("objection")),
        ("/visited_at", json!("2026-09-07T01:21:00Z")),
        ("/photos/0/caption", json!("Lain")),
        ("/photos/1/latitude", json!(-1.7)),
        ("/photos/1/accuracy_m", json!(13)),
        ("/photos/1/upload_id", json!(v.photo(99).await)),
        ("/photos", json!([])),
    ] {
        let mut other = body.clone();
        *other.pointer_mut(pointer).unwrap() = value;
        let told = v.report(&other).await.problem("visit_differs").text_at("detail");
        assert!(told.contains("isi lain"), "{told}");
    }
    let mut turned = body.clone();
    turned["photos"].as_array_mut().unwrap().reverse();
    v.report(&turned).await.problem("visit_differs");
    // Nor is it the report of somebody else.
    let colleague = v.app.user("field_officer").at(crate::personal::VILLAGE).await;
    colleague.post(&format!("{}/visits", v.path()), body).await.problem("visit_differs");
    let after = v.app.rows();
    for table in ["permit_visits", "permit_visit_photos", "audit_facts"] {
        assert_eq!(after[table], before[table], "{table}");
    }
}

#[tokio::test]
async fn two_tries_at_the_same_time_leave_one_report() {
    let v = Village::new().await;
    let body = v.body(&random(), 3).await;
    let tries = futures_util::future::join_all((0..4).map(|_| v.report(&body))).await;
    let new = tries.iter().filter(|reply| reply.status == 201).count();
    assert!(tries.iter().all(|reply| [200, 201].contains(&reply.status)), "{:?}", tries[0].text());
    assert_eq!((new, v.app.facts("permit.visit")), (1, 1));
    assert_eq!(v.app.count("SELECT COUNT(*) AS n FROM permit_visits"), 1);
    assert_eq!(v.app.count("SELECT COUNT(*) AS n FROM permit_visit_photos"), 3);
}

#[tokio::test]
async fn an_office_whose_check_is_open_reports_too() {
    let v = Village::new().await;
    let above = v.app.user("field_officer").at("15.71.01").await;
    let path = format!("{}/visits", v.path());
    let body =
        json!({"id": random(), "visited_at": "2026-09-07T01:20:00Z", "outcome": "fine", "findings": "Baik"});
    // It sees the application as the office above, and has nothing to examine.
    above.post(&path, body.clone()).await.problem("forbidden");
    let check = |outcome: &str| {
        format!(
            "INSERT INTO permit_checks (id, application_id, stage, key, name_id, name_en, permission, agency_id, due_date, \
                outcome, opened_at) SELECT id, id, 'field_check', 'place', 'Tempat', 'Place', 'permit.field_check', \
                (SELECT id FROM agencies WHERE code = '15.71.01'), due_date, {outcome}, created_at FROM permit_applications"
        )
    };
    v.app.sql(&check("'fine'"));
    above.post(&path, body.clone()).await.problem("state_conflict");
    v.app.sql("UPDATE permit_checks SET outcome = NULL");
    let seen = above.get(&v.path()).await.expect(200);
    assert_eq!(seen.body["visit_open"], true);
    above.post(&path, body).await.expect(201);
}

#[tokio::test]
async fn an_erasure_takes_what_was_found_and_shown() {
    let v = Village::new().await;
    let mut body = v.body(&random(), 2).await;
    body["findings"] = "Xaviera ada di tempat".into();
    body["photos"][0]["caption"] = "Xaviera di depan rumah".into();
    let report = v.officer.key("kunci").post(&format!("{}/visits", v.path()), body.clone()).await.expect(201);
    let copy = v.counter.post(&format!("{}/copy", v.path()), json!({"numbers": "masked"})).await.expect(200);
    assert_eq!(copy.body["visits"][0]["findings"], "Xaviera ada di tempat");
    assert_eq!(copy.body["visits"][0]["photos"].as_array().unwrap().len(), 2);
    step(&v.officer, &v.id, json!({"action": "complete_field_check", "note": "Sudah"})).await.expect(200);
    step(&v.counter, &v.id, json!({"action": "withdraw"})).await.expect(200);
    let erasure = json!({"basis": "request", "reason": "Surat pemohon"});
    let erased = v.head.post(&format!("{}/erasure", v.path()), erasure).await.expect(200);
    let visit = &erased.body["visits"][0];
    assert_eq!((&visit["findings"], &visit["outcome"]), (&json!(null), &json!("fine")));
    for photo in visit["photos"].as_array().unwrap() {
        for part in ["latitude", "longitude", "accuracy_m", "caption", "size_bytes", "sha256"] {
            assert_eq!(photo[part], json!(null), "{part}");
        }
        let file = format!("{}/visits/{}/photos/{}", v.path(), report.id(), photo["id"].as_str().unwrap());
        v.head.get(&file).await.problem("not_found");
    }
    assert_eq!(v.app.count("SELECT COUNT(*) AS n FROM upload_removals"), 2);
    let rows = texts(v.app.db());
    assert_eq!(rows.iter().find(|row| row.contains("Xaviera")), None);
    // A phone that did not hear of it is told plainly.
    v.report(&body).await.problem("data_erased");
}
