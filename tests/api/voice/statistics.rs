//! Numbers for everybody, the same from the tables and from the ledger.
use super::{Office, VILLAGE, all, code};
use crate::kit::TestApp;
use chrono::Duration;
use pamong::satisfaction;
use serde_json::json;

#[tokio::test]
async fn the_promise_is_held_against_what_was_measured() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-31T09:00:00+07:00");
    let office = Office::of(&app).await;
    let citizen = app.anonymous();
    let service = "/public/permit-services/KEL-SKD";
    assert!(citizen.get(service).await.expect(200).body["measured"].is_null());
    for _ in 0..4 {
        office.handed_over().await;
    }
    // One that stood still over the holiday on Tuesday until Friday, and was signed on Monday.
    let late = office.taken().await;
    office.act(&late, &office.counter, "return_incomplete").await;
    app.clock.set("2022-02-04T09:00:00+07:00");
    office.act(&late, &office.counter, "resubmit").await;
    office.act(&late, &office.counter, "accept").await;
    office.act(&late, &office.counter, "request_initials").await;
    office.act(&late, &office.section, "initial").await;
    app.clock.set("2022-02-07T09:00:00+07:00");
    office.act(&late, &office.head, "sign").await;
    let shown = citizen.get(service).await.expect(200);
    let measured = json!({"cases": 5, "median": 0, "p90": 1, "paused_cases": 1, "in_time": 5});
    assert_eq!(shown.body["measured"], measured);
    let offices = shown.body["offices"].as_array().unwrap();
    let of = |code: &str| offices.iter().find(|o| o["code"] == code).unwrap()["measured"].clone();
    assert_eq!((of(VILLAGE), of("15.71.01.1002")), (measured, json!(null)));
    let numbers = citizen.get("/public/statistics?by=service").await.expect(200);
    assert_eq!(numbers.header("cache-control"), Some("public, max-age=600"));
    let row = &numbers.items()[0];
    assert_eq!(
        (&row["service"]["code"], &row["received"], &row["finished"]),
        (&"KEL-SKD".into(), &json!(5), &json!(5))
    );
    assert_eq!((&row["asked"], &row["answered"], &row["index"]), (&json!(4), &json!(0), &json!(null)));
}

#[tokio::test]
async fn tables_and_ledger_tell_the_same_and_nobody_is_named() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-31T09:00:00+07:00");
    let office = Office::of(&app).await;
    let citizen = app.anonymous();
    let mut cases = Vec::new();
    for n in 1..=6 {
        let case = office.handed_over().await;
        let path = format!("/public/applications/{}/survey", code(&case));
        let answer = |answer: i32| json!({"nik_last_digits": "9001", "answers": all(answer)});
        citizen.post(&path, answer(1)).await.expect(200);
        citizen.post(&path, answer(1 + n % 4)).await.expect(200);
        cases.push(case);
    }
    let complaint = json!({
        "category": "delay", "content": "Terlambat dua hari.", "tracking_code": code(&cases[0]),
    });
    let made = citizen.post("/public/complaints", complaint).await.expect(201);
    let listed = office.head.get("/complaints").await.expect(200);
    let step = format!("/complaints/{}/transitions", listed.ids()[0]);
    office.head.post(&step, json!({"action": "answer", "note": "Maaf."})).await.expect(200);
    app.clock.advance(Duration::minutes(11));

    let numbers = citizen.get("/public/statistics?year=2022").await.expect(200);
    let row = &numbers.items()[0];
    // 2 + 3 + 4 + 1 + 2 + 3 = 15 of 6: 25 × 15 / 6 = 62.5.
    assert_eq!((&row["index"], &row["quality"], &row["answered"]), (&json!(62.5), &"d".into(), &json!(6)));
    assert_eq!(
        (&row["complaints"], &row["complaints_in_time"], &row["complaints_late"]),
        (&json!(1), &json!(1), &json!(0))
    );
    let (village, now) = (app.agency(VILLAGE), app.clock.now());
    let year = ("2022-01-01".parse().unwrap(), "2022-12-31".parse().unwrap());
    let heard = app.write(|c| satisfaction::of_agencies(c, Some(&[village]), year, now));
    let heard = &heard[&village];
    assert_eq!(heard.tally.index().unwrap().value(), 62.5);
    assert_eq!((heard.tally.respondents(), heard.complaints, heard.answered_in_time), (6, 1, 1));
    // An answer that was objected to is none.
    let path = format!("/public/complaints/{}/verdict", made.text_at("code"));
    citizen.post(&path, json!({"settled": false})).await.expect(200);
    let later = app.clock.now();
    let heard = app.write(|c| satisfaction::of_agencies(c, None, year, later));
    assert_eq!((heard[&village].complaints, heard[&village].answered), (1, 0));

    let rows = citizen.get("/public/statistics/rows?year=2022").await.expect(200);
    let file = citizen.get("/public/statistics/rows.csv?year=2022").await.expect(200);
    assert!(file.header("content-type").unwrap().starts_with("text/csv"));
    assert_eq!(rows.items().len(), file.text().lines().count() - 1);
    assert!(file.text().contains(";62.50;D;1;1;1;0"), "{}", file.text());
    for hidden in ["Budi", "Terlambat", made.text_at("code").as_str(), code(&cases[0])] {
        assert!(!rows.text().contains(hidden) && !file.text().contains(hidden), "{hidden}");
    }
    citizen.get("/public/statistics?year=1999").await.problem("malformed");
    citizen.get("/public/statistics?by=person").await.problem("malformed");
}
