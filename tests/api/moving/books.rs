//! The books of a period say the same as PDF, XLSX and CSV.
use super::exports::{csv, texts};
use super::{VILLAGE, book, moved_in};
use crate::kit::pdf::{keep, words};
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use serde_json::json;

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn send(clerk: &Actor, subject: &str, to: serde_json::Value) -> String {
    let draft = json!({
        "direction": "outgoing", "kind": "SD", "subject": subject, "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open", "addressees": to,
        "approver_position_id": clerk.position_id(),
    });
    let draft = clerk.post("/letters", draft).await.expect(201).id();
    for step in ["submission", "approval", "dispatch"] {
        clerk.command(&format!("/letters/{draft}/{step}")).await.expect(200);
    }
    draft
}

/// An office with letters in both registers, one of them sent to two addressees.
async fn office() -> (TestApp, Actor) {
    let app = TestApp::start().await;
    let clerk = app.custom_role(Permission::ALL).at(VILLAGE).await;
    moved_in(&clerk, book(1, 6)).await;
    let to = json!([
        {"agency_id": app.agency("15.71.01"), "kind": "to"}, {"name": "Ketua RT 05", "kind": "to"},
    ]);
    send(&clerk, "Undangan kerja bakti", to).await;
    send(&clerk, "Laporan bulanan", json!([{"name": "Arsip", "kind": "to"}])).await;
    (app, clerk)
}

#[tokio::test]
async fn every_book_has_the_same_lines_in_three_formats() {
    let (app, clerk) = office().await;
    let until = app.clock.day(0);
    for (register, lines, columns) in
        [("incoming", 6, 8), ("outgoing", 2, 7), ("combined", 8, 9), ("expedition", 3, 9)]
    {
        let path = |format: &str| {
            format!("/agenda-entries/paper?register={register}&from=2022-01-01&until={until}&format={format}")
        };
        let file = clerk.get(&path("xlsx")).await.expect(200);
        let name = file.header("content-disposition").unwrap().to_owned();
        assert!(name.starts_with("attachment; filename=\"buku-") && name.contains(".xlsx"), "{name}");
        let sheet = texts(&file.bytes);
        let plain = csv(&clerk.get(&path("csv")).await.expect(200).bytes);
        assert_eq!(sheet.len(), lines + 1, "{register}: {sheet:?}");
        assert!(sheet.iter().all(|row| row.len() <= columns), "{register}: {sheet:?}");
        // A row of the workbook ends at its last cell with something in it.
        let trimmed: Vec<Vec<String>> = plain
            .into_iter()
            .map(|mut row| {
                while row.last().is_some_and(String::is_empty) {
                    row.pop();
                }
                row
            })
            .collect();
        assert_eq!(sheet, trimmed, "{register}");
        let pdf = clerk.get(&path("pdf")).await.expect(200).bytes;
        keep("lain", &format!("buku-{register}"), &pdf);
        let printed = flat(&words(&pdf));
        for row in &sheet[1..] {
            for cell in row.iter().filter(|cell| {
                // Days are printed in words, and which way a letter went is part of the remark.
                cell.len() > 3 && !cell.starts_with("20") && !["Masuk", "Keluar"].contains(&cell.as_str())
            }) {
                let shown = cell.split(['/', ';']).next().unwrap();
                assert!(
                    printed.contains(flat(shown).as_str()),
                    "{register}: {shown} is missing in {printed}"
                );
            }
        }
    }
}

#[tokio::test]
async fn the_expedition_book_has_a_line_for_each_addressee_and_room_to_sign() {
    let (app, clerk) = office().await;
    let today = app.clock.day(0);
    let path = format!("/agenda-entries/paper?register=expedition&from={today}&until={today}&format=xlsx");
    let rows = texts(&clerk.get(&path).await.expect(200).bytes);
    assert_eq!(
        rows[0],
        [
            "No. Urut",
            "Tanggal Kirim",
            "Nomor Surat",
            "Tanggal Surat",
            "Tujuan",
            "Isi Singkat",
            "Cara Kirim",
            "Tanda Terima",
            "Keterangan",
        ]
    );
    let means: Vec<(&str, &str, &str)> =
        rows[1..].iter().map(|row| (row[0].as_str(), row[4].as_str(), row[6].as_str())).collect();
    assert_eq!((means[0].0, means[0].2), ("1", "Elektronik"), "{means:?}");
    assert_eq!(means[1..], [("1", "Ketua RT 05", "Diantar"), ("2", "Arsip", "Diantar")]);
    assert!(rows[1..].iter().all(|row| row[1] == today), "the day of dispatch: {rows:?}");
    // What was taken over from a book left long ago; nobody knows how.
    let old = path.replacen(&today, "2022-01-01", 1);
    assert_eq!(texts(&clerk.get(&old).await.expect(200).bytes).len(), 4);
    let before = "/agenda-entries/paper?register=expedition&from=2022-01-01&until=2022-12-31&format=csv";
    assert_eq!(csv(&clerk.get(before).await.expect(200).bytes).len(), 1);
    let english = clerk.lang("en").get(&path).await.expect(200).bytes;
    assert_eq!(texts(&english)[0][6..8], ["Sent by", "Receipt"]);
}

#[tokio::test]
async fn what_a_book_exports_can_be_moved_in_elsewhere() {
    let (_app, clerk) = office().await;
    let elsewhere = TestApp::start().await;
    let there = elsewhere.custom_role(Permission::ALL).at(super::NEIGHBOUR).await;
    for (register, format) in [("incoming", "xlsx"), ("incoming", "csv"), ("outgoing", "csv")] {
        let path = format!(
            "/agenda-entries/paper?register={register}&from=2022-01-01&until=2026-12-31&format={format}"
        );
        let file = clerk.get(&path).await.expect(200).bytes;
        let name = format!("buku.{format}");
        let import = super::read(&there, &name, file, register, None).await;
        assert_eq!((&import["faulty"], import["rows"].as_i64() >= Some(2)), (&json!(0), true), "{import}");
        let (accepted, _) = super::through(&there, &import, "accept", "acceptance").await;
        super::through(&there, &accepted, "undo", "undo").await;
    }
}
