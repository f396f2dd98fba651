//! What an undo leaves, who may move in, and which files are refused.
use super::{HEAD, NEIGHBOUR, VILLAGE, all, book, good, moved_in, path, read, text, through, workbook};
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use serde_json::{Value, json};

async fn clerk(app: &TestApp) -> Actor {
    app.custom_role(Permission::ALL).at(VILLAGE).await
}

async fn last_number(clerk: &Actor) -> Option<i64> {
    let series = all(clerk, "/number-series").await;
    let found = series.iter().find(|s| s["register"] == "incoming" && s["year"] == 2022);
    found.map(|s| s["last"].as_i64().unwrap())
}

async fn letter(clerk: &Actor, number: i64) -> Value {
    let entries = all(clerk, "/agenda-entries?register=incoming").await;
    entries.into_iter().find(|e| e["number"] == number).unwrap_or_else(|| panic!("no letter {number}"))
}

#[tokio::test]
async fn a_letter_that_was_touched_stays_and_is_named() {
    let app = TestApp::start().await;
    let clerk = clerk(&app).await;
    let import = moved_in(&clerk, book(1, 12)).await;
    assert_eq!(last_number(&clerk).await, Some(12));
    let answered = letter(&clerk, 5).await["letter_id"].clone();
    let answer = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Jawaban", "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "BPS", "kind": "to"}], "approver_position_id": clerk.position_id(),
        "reply_to_id": answered,
    });
    clerk.post("/letters", answer).await.expect(201);
    let scan = clerk.upload("007.pdf", crate::kit::builders::pdf("Surat 7")).await.expect(201).id();
    let attached =
        clerk.post(&format!("{}/scans", path(&import)), json!({"upload_ids": [scan]})).await.expect(200);
    assert_eq!(attached.items()[0]["result"], "attached", "{}", attached.body);

    let (undone, _) = through(&clerk, &import, "undo", "undo").await;
    assert_eq!((&undone["removed"], &undone["kept"]), (&json!(10), &json!(2)));
    let kept = all(&clerk, &format!("{}/rows?result=kept", path(&import))).await;
    let kept: Vec<i64> = kept.iter().map(|row| row["number"].as_i64().unwrap()).collect();
    assert_eq!(kept, [5, 7]);
    for number in kept {
        letter(&clerk, number).await;
    }
    assert_eq!(all(&clerk, "/agenda-entries?register=incoming").await.len(), 2);
    // Numbers of the book are still in use, so the register does not go back.
    assert_eq!(last_number(&clerk).await, Some(12));
    let events = clerk.get("/audit-events?action=agenda_import.undo").await.expect(200);
    assert_eq!(events.items()[0]["data"]["kept"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn numbers_are_given_back_only_where_none_was_given_since() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-03T09:00:00+07:00");
    let clerk = clerk(&app).await;
    app.clock.set(crate::kit::START);
    let import = moved_in(&clerk, book(1, 3)).await;
    app.clock.set("2022-12-30T09:00:00+07:00");
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "B/1",
        "letter_date": "2022-12-29", "received_date": "2022-12-30", "subject": "Sesudahnya",
        "urgency": "normal", "security_level": "open",
    });
    let next = clerk.post("/letters", body).await.expect(201);
    assert_eq!(next.body["agenda_number"], 4, "the register goes on after the book");
    app.clock.set(crate::kit::START);
    through(&clerk, &import, "undo", "undo").await;
    assert_eq!(last_number(&clerk).await, Some(4));
    // The gap may be filled by the corrected book.
    let again = read(&clerk, "buku.xlsx", book(1, 4), "incoming", None).await;
    assert_eq!((&again["ready"], &again["faulty"]), (&json!(3), &json!(1)));
    let (accepted, _) = through(&clerk, &again, "accept", "acceptance").await;
    assert_eq!(accepted["imported"], 3);
    through(&clerk, &accepted, "undo", "undo").await;
    assert_eq!(last_number(&clerk).await, Some(4), "the second import did not move the register");
}

/// The proof of the register that the books are of.
async fn proof(clerk: &Actor) -> Value {
    clerk.get("/number-reconciliation?register=incoming&year=2022").await.expect(200).body
}

#[tokio::test]
async fn the_numbers_add_up_with_a_book_and_after_its_undo() {
    let app = TestApp::start().await;
    let clerk = clerk(&app).await;
    // Row 5 cannot be read, and the book lacks 8.
    let mut rows: Vec<Vec<super::Cell>> = (1..=10).filter(|n| *n != 8).map(|n| good(n).to_vec()).collect();
    rows[4][1] = text("entah");
    let first = moved_in(&clerk, workbook(&HEAD, &rows)).await;
    let told = |proof: &Value| {
        let tally = &proof["tally"];
        assert_eq!((&proof["adds_up"], &proof["faults"]), (&json!(true), &json!([])), "{proof}");
        (proof["last"].as_i64().unwrap(), tally["used"].as_i64().unwrap(), tally["skipped"].as_i64().unwrap())
    };
    assert_eq!(told(&proof(&clerk).await), (10, 8, 2));
    let listed = all(&clerk, "/number-series").await;
    let listed = listed.iter().find(|s| s["register"] == "incoming" && s["year"] == 2022).unwrap().clone();
    assert_eq!((&listed["adds_up"], &listed["tally"]["skipped"]), (&json!(true), &json!(2)));

    // The corrected row comes in a book of its own; undoing the first leaves it, and the register behind it.
    let second = moved_in(&clerk, workbook(&HEAD, &[good(5).to_vec()])).await;
    assert_eq!(told(&proof(&clerk).await), (10, 9, 1));
    let (undone, _) = through(&clerk, &first, "undo", "undo").await;
    assert_eq!((&undone["removed"], &undone["kept"]), (&json!(8), &json!(0)));
    assert_eq!(told(&proof(&clerk).await), (10, 1, 9), "letter 5 is not beyond its register");
    through(&clerk, &second, "undo", "undo").await;
    assert_eq!(told(&proof(&clerk).await), (10, 0, 10));

    // With nothing left of it, a book leaves the register as it was.
    let alone = moved_in(&clerk, book(11, 12)).await;
    assert_eq!(told(&proof(&clerk).await), (12, 2, 10));
    through(&clerk, &alone, "undo", "undo").await;
    assert_eq!(told(&proof(&clerk).await), (10, 0, 10));
}

#[tokio::test]
async fn an_import_can_be_undone_before_it_is_whole_and_not_before_it_began() {
    let app = TestApp::start().await;
    let clerk = clerk(&app).await;
    let import = read(&clerk, "buku.xlsx", book(1, 700), "incoming", None).await;
    clerk.command(&format!("{}/undo", path(&import))).await.problem("state_conflict");
    let half = clerk.command(&format!("{}/acceptance", path(&import))).await.expect(200).body;
    assert_eq!((&half["status"], &half["imported"]), (&json!("accepting"), &json!(500)));
    let (undone, _) = through(&clerk, &half, "undo", "undo").await;
    assert_eq!((&undone["status"], &undone["removed"]), (&json!("undone"), &json!(500)));
    assert_eq!(last_number(&clerk).await, None);
    clerk.command(&format!("{}/acceptance", path(&import))).await.problem("state_conflict");
}

#[tokio::test]
async fn a_number_that_was_given_after_the_preview_is_left_out() {
    let app = TestApp::start().await;
    let clerk = clerk(&app).await;
    let first = read(&clerk, "buku.xlsx", book(1, 3), "incoming", None).await;
    let second = read(&clerk, "buku.xlsx", book(2, 5), "incoming", None).await;
    assert_eq!((&first["ready"], &second["ready"]), (&json!(3), &json!(4)));
    through(&clerk, &first, "accept", "acceptance").await;
    let (second, _) = through(&clerk, &second, "accept", "acceptance").await;
    assert_eq!((&second["imported"], &second["faulty"]), (&json!(2), &json!(2)));
    let rows = all(&clerk, &format!("{}/rows?result=faulty", path(&second))).await;
    assert!(rows.iter().all(|row| row["faults"][0]["code"] == "duplicate_in_register"), "{rows:?}");
}

#[tokio::test]
async fn the_book_of_another_office_is_out_of_reach() {
    let app = TestApp::start().await;
    let there = app.custom_role(Permission::ALL).at(NEIGHBOUR).await;
    let above = app.user("registry_clerk").at("15.71.01").await;
    let upload = there.upload("buku.xlsx", book(1, 2)).await.expect(201).id();
    let body =
        |upload: &str| json!({"upload_id": upload, "register": "incoming", "agency_id": app.agency(VILLAGE)});
    there.post("/agenda-imports", body(&upload)).await.field_error("/agency_id", "unknown_reference");
    let foreign = above.upload("buku.xlsx", book(1, 2)).await.expect(201).id();
    there.post("/agenda-imports", body(&foreign)).await.field_error("/upload_id", "unknown_reference");
    // The office above keeps the books of those below it.
    let import = above.post("/agenda-imports", body(&foreign)).await.expect(201).body;
    assert_eq!(import["agency"]["code"], VILLAGE);
    through(&above, &import, "accept", "acceptance").await;
    let own = clerk(&app).await;
    assert_eq!(own.get(&path(&import)).await.expect(200).body["status"], "accepted");
    there.get(&path(&import)).await.problem("not_found");
    app.user("staff").at(VILLAGE).await.get(&path(&import)).await.problem("forbidden");
}

#[tokio::test]
async fn files_that_are_no_books_are_refused_with_a_reason() {
    let app = TestApp::start().await;
    let clerk = clerk(&app).await;
    let send = async |name: &str, file: Vec<u8>| {
        let upload = clerk.upload(name, file).await.expect(201).id();
        clerk.post("/agenda-imports", json!({"upload_id": upload, "register": "incoming"})).await
    };
    send("surat.pdf", crate::kit::builders::pdf("Surat")).await.field_error("/upload_id", "table_unreadable");
    // What is no table at all is told so when it is sent, in the words for tables.
    let recipe = clerk.upload("resep.xlsx", b"Nasi, gula".to_vec()).await;
    recipe.field_error("/file", "table_unreadable");
    let mut broken = book(1, 50);
    let middle = broken.len() / 2;
    broken[middle..middle + 200].fill(7);
    clerk.upload("buku.xlsx", broken).await.field_error("/file", "table_unreadable");
    let odd = workbook(&["No", "Kapan", "Siapa", "Perihal", "Nomor Surat"], &[vec![text("1")]]);
    let refused = send("buku.xlsx", odd).await;
    let refused = refused.field_error("/columns/received_date", "column_missing");
    assert!(refused.text().contains("No; Kapan; Siapa; Perihal; Nomor Surat"), "{}", refused.text());
    send("buku.xlsx", workbook(&HEAD, &[])).await.field_error("/upload_id", "file_empty");
    let many: String = (0..20_001).map(|n| format!("{n};4/1/2022;BPS;Surat\n")).collect();
    let many = format!("No;Tgl Terima;Pengirim;Perihal\n{many}");
    send("buku.csv", many.into_bytes()).await.field_error("/upload_id", "too_many");
    // A table is read; it is no attachment.
    let table = clerk.upload("buku.xlsx", book(1, 2)).await.expect(201).id();
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "B/1",
        "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": "Surat",
        "urgency": "normal", "security_level": "open", "upload_ids": [table],
    });
    clerk.post("/letters", body).await.field_error("/upload_ids/0", "file_type");
}

#[tokio::test]
async fn named_headings_csv_of_an_old_office_and_outgoing_letters() {
    let app = TestApp::start().await;
    let clerk = clerk(&app).await;
    // Windows-1252, commas, a heading that nobody could guess.
    let file = b"No,Tgl,Yth,Perihal,Nomor Surat,Ket\n\
        1,\"Senin, 3 Januari 2022\",\"Camat Telanaipura; Caf\xE9 Batanghari\",Undangan,045/1/2022,segera\n\
        2,4-1-22,Lurah Legok,\"'=cmd|' /C calc'!A0\",,\n";
    let upload = clerk.upload("keluar.csv", file.to_vec()).await.expect(201).id();
    let body = json!({"upload_id": upload, "register": "outgoing", "columns": {"party": "YTH."}});
    let import = clerk.post("/agenda-imports", body).await.expect(201).body;
    assert_eq!((&import["ready"], &import["faulty"]), (&json!(2), &json!(0)), "{import}");
    through(&clerk, &import, "accept", "acceptance").await;
    let entries = all(&clerk, "/agenda-entries?register=outgoing").await;
    assert_eq!(entries[1]["addressees"], json!(["Camat Telanaipura", "Café Batanghari"]));
    assert_eq!(entries[0]["subject"], "=cmd|' /C calc'!A0");
    let letter =
        clerk.get(&format!("/letters/{}", entries[1]["letter_id"].as_str().unwrap())).await.expect(200);
    assert_eq!((&letter.body["status"], &letter.body["summary"]), (&json!("dispatched"), &json!("segera")));
    // Nothing that looks like the letter itself is made of a line in a book.
    clerk.get(&format!("/letters/{}/paper", letter.id())).await.problem("no_paper");
}

#[tokio::test]
async fn the_template_is_recognised_in_both_languages() {
    let app = TestApp::start().await;
    let clerk = clerk(&app).await;
    for (register, columns) in [("incoming", 9), ("outgoing", 8)] {
        for language in ["id", "en"] {
            let address = format!("/agenda-import-template?register={register}");
            let file = clerk.lang(language).get(&address).await.expect(200).bytes;
            let head = super::exports::texts(&file).remove(0);
            let head: Vec<&str> = head.iter().map(String::as_str).collect();
            let rows = vec![if register == "incoming" {
                let [number, received, letter, written, party, subject, ..] = good(4);
                vec![number, received, letter, super::Cell::Empty, written, party, subject]
            } else {
                let [number, _, letter, written, party, subject, ..] = good(4);
                vec![number, letter, super::Cell::Empty, written, party, subject]
            }];
            let import = read(&clerk, "isi.xlsx", workbook(&head, &rows), register, Some(2022)).await;
            assert_eq!(import["columns"].as_object().unwrap().len(), columns, "{language}: {import}");
            assert_eq!(import["faulty"], 0, "{language}: {import}");
        }
    }
}
