//! Disposition sheets and agenda books.
use super::{flat, for_people};
use crate::kit::pdf::{keep, words};
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

async fn incoming(app: &TestApp, clerk: &Actor, subject: &str, day: i64) -> String {
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
        "letter_number": "B/12/1571/2026", "letter_date": app.clock.day(day - 1),
        "received_date": app.clock.day(day), "subject": subject, "summary": "Rapat persiapan sensus",
        "urgency": "urgent", "security_level": "restricted", "classification_code": "400.12.3",
        "upload_ids": [clerk.upload_pdf().await],
    });
    clerk.post("/letters", body).await.expect(201).id()
}

fn sheet(to: &Actor, instructions: &[&str], note: &str, due: String) -> Value {
    json!({
        "receivers": [{"position_id": to.position_id()}], "instruction_codes": instructions, "note": note,
        "due_date": due,
    })
}

#[tokio::test]
async fn a_disposition_sheet_is_blank_at_first_and_then_says_what_was_ordered() {
    let app = TestApp::start().await;
    let clerk = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let head = app.user("urban_village_head").titled("Lurah Simpang IV Sipin").at(VILLAGE).await;
    let secretary = app.custom_role(Permission::ALL).titled("Sekretaris Lurah").at(VILLAGE).await;
    let staff = app.user("staff").titled("Kasi Pemerintahan").at(VILLAGE).await;
    let id = incoming(&app, &clerk, "Undangan rapat sensus", 0).await;
    let path = format!("/letters/{id}/disposition-sheet");

    let blank = flat(&words(&clerk.get(&path).await.expect(200).bytes));
    for_people("blank sheet", &blank.replace('.', ""));
    for part in [
        "LEMBAR DISPOSISI",
        "Badan Pusat Statistik",
        "B/12/1571/2026",
        "1/2026",
        "7 September 2026",
        "Undangan rapat sensus",
        "Rapat persiapan sensus",
        "Segera, Terbatas",
        "1 berkas",
        "400.12.3",
        "Untuk ditindaklanjuti",
        "Simpan/arsipkan",
        "LURAH SIMPANG IV SIPIN",
    ] {
        assert!(blank.contains(part), "{part} is missing in {blank}");
    }
    assert!(!blank.contains('X') && !blank.contains("Sekretaris"), "nothing was given yet: {blank}");

    let given = sheet(&secretary, &["follow_up", "report"], "Hadiri dan laporkan", app.clock.day(3));
    let made = head.post(&format!("/letters/{id}/dispositions"), given).await.expect(201).ids();
    let on = sheet(&staff, &["prepare"], "Siapkan data RT", app.clock.day(2));
    secretary.post(&format!("/dispositions/{}/dispositions", made[0]), on).await.expect(201);
    let pdf = clerk.get(&path).await.expect(200).bytes;
    keep("lain", "lembar-disposisi", &pdf);
    let text = flat(&words(&pdf));
    for_people("sheet", &text);
    for part in [
        "Sekretaris Lurah",
        "Kasi Pemerintahan",
        "diteruskan oleh Sekretaris Lurah",
        "Hadiri dan laporkan",
        "Siapkan data RT",
        "10 September 2026",
        &head.name,
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert_eq!(text.matches("X ").count(), 3, "three instructions are ticked: {text}");

    let there = app.custom_role(Permission::ALL).at(NEIGHBOUR).await;
    there.get(&path).await.problem("not_found");
    let draft = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Jawaban", "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Arsip", "kind": "to"}], "approver_position_id": head.position_id(),
    });
    let draft = clerk.post("/letters", draft).await.expect(201).id();
    clerk.get(&format!("/letters/{draft}/disposition-sheet")).await.problem("not_found");
}

#[tokio::test]
async fn the_agenda_book_prints_either_register_or_both_of_the_own_office() {
    let app = TestApp::start().await;
    let clerk = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let head = app.user("urban_village_head").titled("Lurah Simpang IV Sipin").at(VILLAGE).await;
    let first = incoming(&app, &clerk, "Surat pertama", -2).await;
    incoming(&app, &clerk, "Perihal \u{1F389} meriah", 0).await;
    let given = sheet(&head, &["follow_up"], "Tindak lanjuti", app.clock.day(3));
    clerk.post(&format!("/letters/{first}/dispositions"), given).await.expect(201);
    let draft = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Surat balasan", "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Ketua RT 05", "kind": "to"}], "approver_position_id": head.position_id(),
    });
    let draft = clerk.post("/letters", draft).await.expect(201).id();
    clerk.command(&format!("/letters/{draft}/submission")).await.expect(200);
    let number =
        head.command(&format!("/letters/{draft}/approval")).await.expect(200).text_at("letter_number");

    let path = |register: &str, from: i64, until: i64| {
        let (from, until) = (app.clock.day(from), app.clock.day(until));
        format!("/agenda-entries/paper?register={register}&from={from}&until={until}")
    };
    let book = async |register: &str| {
        let pdf = clerk.get(&path(register, -30, 0)).await.expect(200).bytes;
        keep("lain", &format!("agenda-{register}"), &pdf);
        let text = flat(&words(&pdf));
        for_people(register, &text);
        text
    };
    let received = book("incoming").await;
    for part in [
        "BUKU AGENDA SURAT MASUK",
        "8 Agustus 2026 s.d. 7 September 2026",
        "Badan Pusat Statistik",
        "Surat pertama",
        "Disposisi: Lurah Simpang IV Sipin",
        "Perihal □ meriah",
    ] {
        assert!(received.contains(part), "{part} is missing in {received}");
    }
    assert!(!received.contains("Surat balasan"), "{received}");
    let sent = book("outgoing").await;
    assert!(sent.contains("Surat balasan") && sent.contains("Ketua RT 05"), "{sent}");
    assert!(sent.contains(number.split('/').next().unwrap()), "{sent}");
    assert!(!sent.contains("Surat pertama"), "{sent}");
    let both = book("combined").await;
    let place = |part: &str| both.find(part).unwrap_or_else(|| panic!("{part} is missing in {both}"));
    assert!(place("Surat pertama") < place("meriah") && place("meriah") < place("Surat balasan"), "{both}");

    let later = flat(&words(&clerk.get(&path("incoming", -1, 0)).await.expect(200).bytes));
    assert!(!later.contains("Surat pertama") && later.contains("meriah"), "{later}");
    clerk.get(&path("incoming", -3000, 0)).await.expect(200);
    clerk.get(&path("incoming", 0, -1)).await.field_error("/until", "date_order");
    clerk.get(&path("private", -1, 0)).await.problem("malformed");
    let year = flat(&words(&clerk.get("/agenda-entries/paper?register=incoming").await.expect(200).bytes));
    assert!(year.contains("1 Januari 2026 s.d. 7 September 2026"), "{year}");
    let there = app.custom_role(Permission::ALL).at(NEIGHBOUR).await;
    let theirs = flat(&words(&there.get(&path("combined", -30, 0)).await.expect(200).bytes));
    assert!(!theirs.contains("Surat pertama") && !theirs.contains("Surat balasan"), "{theirs}");
}
