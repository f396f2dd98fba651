//! The words in files of letters: read by the real programs in the background, found by the search, and told at the file.
use crate::kit::builders::pdf;
use crate::kit::{Actor, TestApp};
use chrono::Duration;
use pamong::config::ScanConfig;
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const TEXT: &str = "Dengan hormat, bersama ini kami sampaikan undangan musyawarah perencanaan pembangunan kelurahan. \
    Mohon kehadiran Saudara membawa usulan perbaikan saluran drainase dan penerangan jalan lingkungan.";

/// An application with the programs of this machine.
async fn reading() -> TestApp {
    TestApp::start_with(|config| config.scans = ScanConfig::default()).await
}

/// The page of a letter with the text as a picture, made as a scanner would: PNG or JPEG.
async fn scan(app: &TestApp, text: &str, kind: &str) -> Vec<u8> {
    let head = app.user("urban_village_head").at(NEIGHBOUR).await;
    let staff = app.user("staff").at(NEIGHBOUR).await;
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Undangan", "body": text,
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Arsip", "kind": "to"}], "reviewers": [],
        "approver_position_id": head.position_id(),
    });
    let paper = staff.post("/letters/preview", body).await.expect(200).bytes;
    picture(&paper, kind)
}

/// The first page of a PDF as a picture of 1240 by 1754 dots.
fn picture(paper: &[u8], kind: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (paper_file, out) = (folder.path().join("paper.pdf"), folder.path().join("page"));
    fs::write(&paper_file, paper).unwrap();
    let made = Command::new("pdftoppm")
        .args(["-r", "150", "-gray", "-singlefile", "-W", "1240", "-H", "1754", &format!("-{kind}")])
        .args([&paper_file, &out])
        .status()
        .expect("pdftoppm is missing: run scripts/setup.sh test");
    assert!(made.success());
    fs::read(out.with_extension(if kind == "jpeg" { "jpg" } else { kind })).unwrap()
}

/// A PDF of so many pages, each of which is this JPEG and nothing else, as scanners make them.
fn scanned_pdf(jpeg: &[u8], pages: usize) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 5)).collect();
    objects.push(b"<< /Type /Catalog /Pages 2 0 R >>".to_vec());
    objects.push(format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")).into_bytes());
    // As large as `picture` makes it: A4 at 150 dots per inch.
    let mut image = format!(
        "<< /Type /XObject /Subtype /Image /Width 1240 /Height 1754 /ColorSpace /DeviceRGB \
         /BitsPerComponent 8 /Filter /DCTDecode /Length {} >>\nstream\n",
        jpeg.len()
    )
    .into_bytes();
    image.extend_from_slice(jpeg);
    image.extend_from_slice(b"\nendstream");
    objects.push(image);
    let draw = "q 595 0 0 842 0 0 cm /Im0 Do Q";
    objects.push(format!("<< /Length {} >>\nstream\n{draw}\nendstream", draw.len()).into_bytes());
    for _ in 0..pages {
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
            /Resources << /XObject << /Im0 3 0 R >> >> >>";
        objects.push(page.as_bytes().to_vec());
    }
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        end.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = objects.len() + 1;
    end.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    out.extend_from_slice(end.as_bytes());
    out
}

fn incoming(app: &TestApp, uploads: &[String]) -> Value {
    json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Dinas", "letter_number": "1",
        "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": "Pindaian",
        "urgency": "normal", "security_level": "open", "upload_ids": uploads,
    })
}

async fn letter_with(app: &TestApp, clerk: &Actor, name: &str, bytes: impl Into<Vec<u8>>) -> String {
    let file = clerk.upload(name, bytes).await.expect(201).id();
    clerk.post("/letters", incoming(app, &[file])).await.expect(201).id()
}

/// What is told at the first file of a letter.
async fn state(reader: &Actor, letter: &str) -> Value {
    reader.get(&format!("/letters/{letter}")).await.expect(200).body["attachments"][0]["scan"].clone()
}

/// A program of this name that does what the script says.
fn program(folder: &Path, name: &str, script: &str) -> PathBuf {
    let file = folder.join(name);
    fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    file
}

#[tokio::test]
async fn a_scan_is_read_and_its_letter_found_by_the_words_in_it() {
    let app = reading().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let png = scan(&app, TEXT, "png").await;
    let letter = letter_with(&app, &clerk, "pindaian.png", png.clone()).await;
    assert_eq!(state(&clerk, &letter).await, json!({"status": "waiting", "partial": false}));
    assert!(clerk.get("/letters?q=drainase").await.expect(200).ids().is_empty());
    app.work().await;
    assert_eq!(state(&clerk, &letter).await, json!({"status": "searchable", "partial": false}));
    let found = clerk.get("/letters?q=musyawarah%20drainase").await.expect(200);
    assert_eq!(found.ids(), std::slice::from_ref(&letter));
    let hits = &found.items()[0]["hits"];
    assert!(hits.get("subject").is_none() && hits.get("excerpt").is_none(), "{hits}");
    assert_eq!(hits["scan"]["file_name"], "pindaian.png");
    let parts = hits["scan"]["excerpt"].as_array().unwrap();
    assert!(parts.iter().any(|part| part["hit"] == true && part["text"] == "musyawarah"), "{hits}");
    // What the letter's own words tell needs no look into its files.
    let own = clerk.get("/letters?q=pindaian").await.expect(200);
    assert!(own.items()[0]["hits"].get("scan").is_none());
    // The same content on another letter is known at once, and read once.
    let second = letter_with(&app, &clerk, "salinan.png", png).await;
    assert_eq!(state(&clerk, &second).await["status"], "searchable");
    assert_eq!(clerk.get("/letters?q=drainase").await.expect(200).ids().len(), 2);
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM scan_texts"), 1);
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM jobs WHERE kind = 'letter.scan' AND status = 'done'"), 1);
}

#[tokio::test]
async fn a_pdf_is_read_page_by_page_by_its_text_or_its_picture() {
    let app = reading().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let jpeg = scan(&app, TEXT, "jpeg").await;
    let scanned = letter_with(&app, &clerk, "pindaian.pdf", scanned_pdf(&jpeg, 2)).await;
    let written = letter_with(&app, &clerk, "surat.pdf", pdf("Kata bermakna limaukuning di sini")).await;
    app.work().await;
    for (letter, word) in [(&scanned, "musyawarah"), (&written, "limaukuning")] {
        assert_eq!(state(&clerk, letter).await, json!({"status": "searchable", "partial": false}), "{word}");
        let found = clerk.get(&format!("/letters?q={word}")).await.expect(200).ids();
        assert_eq!(found, std::slice::from_ref(letter), "{word}");
    }
}

#[tokio::test]
async fn more_pages_than_are_read_are_said_to_be_left_out() {
    let app =
        TestApp::start_with(|config| config.scans = ScanConfig { pages: 1, ..ScanConfig::default() }).await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let jpeg = scan(&app, TEXT, "jpeg").await;
    let letter = letter_with(&app, &clerk, "pindaian.pdf", scanned_pdf(&jpeg, 3)).await;
    app.work().await;
    assert_eq!(state(&clerk, &letter).await, json!({"status": "searchable", "partial": true}));
}

#[tokio::test]
async fn a_file_without_words_and_one_that_is_broken_end_in_states_of_their_own() {
    let app = reading().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let blank = letter_with(&app, &clerk, "kosong.png", picture(&pdf(""), "png")).await;
    // Whole by its beginning and its end and of a decent size, which is as far as uploads are looked at.
    let mut broken = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x01\x00\x00\x00\x01\x00".to_vec();
    broken.extend_from_slice(&[7; 500]);
    broken.extend_from_slice(b"IEND\xae\x42\x60\x82");
    let broken_picture = letter_with(&app, &clerk, "rusak.png", broken).await;
    let broken_pdf = letter_with(&app, &clerk, "rusak.pdf", "%PDF-1.4\nbukan apa-apa\n%%EOF\n").await;
    app.work().await;
    assert_eq!(state(&clerk, &blank).await, json!({"status": "empty", "partial": false}));
    for letter in [&broken_picture, &broken_pdf] {
        let state = state(&clerk, letter).await;
        assert_eq!((&state["status"], &state["reason"]), (&json!("failed"), &json!("unreadable")), "{state}");
    }
    // That is how the files are; it is no trouble for an administrator.
    assert_eq!(
        app.count("SELECT COUNT(*) AS n FROM jobs WHERE kind = 'letter.scan' AND status <> 'done'"),
        0
    );
}

#[tokio::test]
async fn a_program_that_takes_too_long_is_ended_and_the_file_given_up_after_three_attempts() {
    let folder = tempfile::tempdir().unwrap();
    let begun = folder.path().join("begun");
    let slow = format!(
        "case $1 in --list-langs) echo head; echo ind;; *) echo $$ >> {}; exec sleep 600;; esac",
        begun.display()
    );
    let slow = program(folder.path(), "tesseract", &slow);
    let app = TestApp::start_with(|config| {
        config.scans = ScanConfig { tesseract: slow.clone(), page_seconds: 1, ..ScanConfig::default() };
    })
    .await;
    let admin = app.user("administrator").at("15.71").await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let letter = letter_with(&app, &clerk, "lambat.png", picture(&pdf("lambat"), "png")).await;
    for _ in 0..3 {
        assert_eq!(state(&clerk, &letter).await["status"], "waiting");
        app.work().await;
        app.clock.advance(Duration::hours(1));
    }
    let told = json!({"status": "failed", "reason": "too_slow", "partial": false});
    assert_eq!(state(&clerk, &letter).await, told);
    let started = fs::read_to_string(&begun).unwrap();
    assert_eq!(started.lines().count(), 3);
    for process in started.lines() {
        let running = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        assert!(running.is_empty() || running.contains(") Z "), "{process} runs on: {running}");
    }
    // An administrator sees it, and it can be tried again once the machine is quicker.
    let failed = admin.get("/jobs?status=failed").await.expect(200);
    assert_eq!(failed.items()[0]["kind"], "letter.scan");
    program(
        folder.path(),
        "tesseract",
        "case $1 in --list-langs) echo head; echo ind;; *) echo kata akhirnya;; esac",
    );
    admin.command(&format!("/jobs/{}/retry", failed.ids()[0])).await.expect(200);
    app.work().await;
    assert_eq!(state(&clerk, &letter).await, json!({"status": "searchable", "partial": false}));
    assert_eq!(clerk.get("/letters?q=akhirnya").await.expect(200).ids(), [letter]);
}

#[tokio::test]
async fn without_the_programs_files_say_so_and_are_read_once_they_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let app = TestApp::start_with(|config| {
        config.scans =
            ScanConfig { tesseract: at("tesseract"), pdftotext: at("pdftotext"), ..ScanConfig::default() };
    })
    .await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    // The clockwork begins.
    app.work().await;
    let png = scan(&app, TEXT, "png").await;
    let picture = letter_with(&app, &clerk, "pindaian.png", png).await;
    let paper = letter_with(&app, &clerk, "surat.pdf", pdf("kata limaukuning")).await;
    app.work().await;
    for (letter, reason) in [(&picture, "no_ocr"), (&paper, "no_pdf_tools")] {
        let state = state(&clerk, letter).await;
        assert_eq!((&state["status"], &state["reason"]), (&json!("unavailable"), &json!(reason)), "{state}");
    }
    // Nothing is there yet: nothing is tried in vain.
    app.clock.advance(Duration::minutes(6));
    app.work().await;
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM jobs WHERE kind = 'letter.scan'"), 2);
    for (name, usual) in [("tesseract", "tesseract"), ("pdftotext", "pdftotext")] {
        program(folder.path(), name, &format!("exec {usual} \"$@\""));
    }
    app.clock.advance(Duration::minutes(6));
    app.work().await;
    for (letter, word) in [(&picture, "musyawarah"), (&paper, "limaukuning")] {
        assert_eq!(state(&clerk, letter).await["status"], "searchable", "{word}");
        let found = clerk.get(&format!("/letters?q={word}")).await.expect(200).ids();
        assert_eq!(found, std::slice::from_ref(letter), "{word}");
    }
}

#[tokio::test]
async fn files_of_before_are_read_and_those_of_reports_are_not() {
    let app = reading().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    app.work().await;
    let letter = letter_with(&app, &clerk, "lama.pdf", pdf("kata limaukuning")).await;
    let sheet =
        json!({"receivers": [{"position_id": clerk.position_id()}], "instruction_codes": ["follow_up"]});
    let given =
        head.post(&format!("/letters/{letter}/dispositions"), sheet).await.expect(201).ids()[0].clone();
    let file = clerk.upload("laporan.pdf", pdf("kata jingga")).await.expect(201).id();
    let report = json!({"report": "Selesai.", "done": true, "upload_ids": [file]});
    let told = clerk.post(&format!("/dispositions/{given}/follow-ups"), report).await.expect(201);
    assert!(!told.text().contains("\"scan\""), "{}", told.text());
    // As the migration leaves what was there.
    app.sql("DELETE FROM jobs WHERE kind = 'letter.scan'");
    let no = if app.database().url().starts_with("postgres") { "false" } else { "0" };
    app.sql(&format!("UPDATE scan_texts SET queued = {no}"));
    app.clock.advance(Duration::minutes(6));
    app.work().await;
    assert_eq!(clerk.get("/letters?q=limaukuning").await.expect(200).ids(), [letter]);
    assert!(clerk.get("/letters?q=jingga").await.expect(200).ids().is_empty());
}

#[tokio::test]
async fn words_leave_the_search_with_their_file() {
    let app = reading().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let file = staff.upload("lampiran.pdf", pdf("kata limaukuning")).await.expect(201).id();
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Pengantar", "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Arsip", "kind": "to"}], "reviewers": [],
        "approver_position_id": head.position_id(), "upload_ids": [file],
    });
    let draft = staff.post("/letters", body).await.expect(201);
    app.work().await;
    let path = format!("/letters/{}", draft.id());
    assert_eq!(staff.get("/letters?q=limaukuning").await.expect(200).ids(), [draft.id()]);
    let attached = staff.get(&path).await.expect(200);
    let gone = json!({"remove_attachment_ids": [attached.body["attachments"][0]["id"]]});
    staff.if_match(attached.etag()).patch(&path, gone).await.expect(200);
    assert!(staff.get("/letters?q=limaukuning").await.expect(200).ids().is_empty());
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM scan_texts"), 0);
}
