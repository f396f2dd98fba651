//! The report of a period and attendance lists.
use super::{flat, for_people};
use crate::kit::pdf::{keep, marked, words};
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use serde_json::json;

const OFFICE: &str = "diskominfo";
const VILLAGE: &str = "15.71.01.1001";

/// Path of a period in which one village worked on paper.
async fn period(app: &TestApp, evaluator: &Actor) -> String {
    let paper = json!({
        "application": "letters", "register": "incoming", "quantity": 3, "date_from": app.clock.day(-3),
        "date_until": app.clock.day(-1), "subject": "Surat masuk di buku agenda",
    });
    let clerk = app.custom_role(Permission::ALL).at(VILLAGE).await;
    clerk.post("/paper-records", paper).await.expect(201);
    let instruments = evaluator.get("/instruments").await.expect(200);
    let body = json!({
        "name": "Triwulan III 2026", "from": app.clock.day(-60), "until": app.clock.day(-1),
        "instrument_id": instruments.items()[0]["id"],
    });
    let made = evaluator.post("/evaluation-periods", body).await.expect(201);
    format!("/evaluation-periods/{}", made.id())
}

#[tokio::test]
async fn the_report_is_a_draft_until_the_scores_are_published() {
    let app = TestApp::start().await;
    let head = app.user("agency_head").titled("Kepala Dinas Komunikasi dan Informatika").at(OFFICE).await;
    let evaluator = app.custom_role(Permission::ALL).at(OFFICE).await;
    let period = period(&app, &evaluator).await;
    let path = format!("{period}/report");
    let open = words(&evaluator.get(&path).await.expect(200).bytes);
    assert!(marked(&open, "DRAF") && open.contains("belum dihitung"), "{open}");

    evaluator.command(&format!("{period}/computation")).await.expect(200);
    let draft = words(&evaluator.get(&path).await.expect(200).bytes);
    assert!(marked(&draft, "DRAF") && !draft.contains(&head.name), "{draft}");
    evaluator.command(&format!("{period}/publication")).await.expect(200);
    let pdf = evaluator.get(&path).await.expect(200).bytes;
    keep("lain", "laporan-evaluasi", &pdf);
    let text = flat(&words(&pdf));
    assert!(!marked(&text, "DRAF"), "{text}");
    for_people("report", &text);
    for part in [
        "LAPORAN HASIL EVALUASI",
        "Triwulan III 2026",
        "9 Juli 2026 s.d. 6 September 2026",
        "Kelurahan Simpang IV Sipin",
        "SIPADEK",
        "SIPATEN",
        "Kurang",
        "seluruh instansi",
        "dipublikasikan",
        "% wawancara",
        "7 September 2026",
        &head.name,
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    // Ranks and scores are those that the API shows.
    let page = format!("{period}/scores?limit=100");
    let scores = evaluator.get(&page).await.expect(200);
    let rest = format!("{page}&cursor={}", scores.text_at("next_cursor"));
    let scores = [scores.items().to_vec(), evaluator.get(&rest).await.expect(200).items().to_vec()].concat();
    for score in &scores {
        let name = score["agency"]["name"].as_str().unwrap();
        assert!(text.contains(name), "{name} is missing in {text}");
    }
    let counted = format!("{} instansi", scores.len());
    assert!(scores.iter().all(|s| s["category"] == "poor") && text.contains(&counted), "{text}");

    // A head of office sees the own office alone.
    let local = app.user("urban_village_head").at(VILLAGE).await;
    let own = flat(&words(&local.get(&path).await.expect(200).bytes));
    assert!(own.contains("Kelurahan Simpang IV Sipin") && !own.contains("Kelurahan Legok"), "{own}");
    assert!(own.contains("instansi dalam lingkup Kelurahan Simpang IV Sipin"), "{own}");
    let nowhere = "/evaluation-periods/01900000-0000-7000-8000-000000000000/report";
    evaluator.get(nowhere).await.problem("not_found");
}

#[tokio::test]
async fn an_attendance_list_has_rows_to_sign_on() {
    let app = TestApp::start().await;
    let evaluator = app.custom_role(Permission::ALL).titled("Pranata Komputer").at(OFFICE).await;
    let head = app.user("urban_village_head").titled("Lurah Simpang IV Sipin").at(VILLAGE).await;
    let path = format!("{}/attendance-list", period(&app, &evaluator).await);
    let visit = format!("{path}?agency_id={}", head.agency_id);
    let pdf = evaluator.get(&visit).await.expect(200).bytes;
    keep("lain", "daftar-hadir", &pdf);
    let text = flat(&words(&pdf));
    for part in [
        "DAFTAR HADIR",
        "Triwulan III 2026",
        "Kelurahan Simpang IV Sipin",
        "Tanda tangan",
        "15",
        "PRANATA KOMPUTER",
        "LURAH SIMPANG IV SIPIN",
        &evaluator.name,
        &head.name,
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let any = flat(&words(&evaluator.get(&path).await.expect(200).bytes));
    assert!(!any.contains("Simpang IV Sipin") && any.contains(&evaluator.name), "{any}");
    let other = app.agency("15.71.01.1002");
    head.get(&format!("{path}?agency_id={other}")).await.problem("not_found");
    head.get(&visit).await.expect(200);
}
