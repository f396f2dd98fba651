//! Files that mean harm are refused, by staff and on the public pages, at once and in pieces, in words that help.
use super::{OFFICE, doors, in_pieces, stored};
use crate::kit::{Actor, Reply, TestApp, builders};
use lopdf::{Document, Object, SaveOptions, dictionary};
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A PDF that runs a script when it is opened, with its structure in compressed streams.
fn scripted() -> Vec<u8> {
    let mut document = Document::load_mem(&builders::pdf("Surat")).unwrap();
    let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let action = document.add_object(action);
    document.catalog_mut().unwrap().set("OpenAction", action);
    let mut bytes = Vec::new();
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..Default::default() };
    document.save_with_options(&mut bytes, options).unwrap();
    bytes
}

/// A plain PDF with this in its catalog.
fn with(entries: &str) -> Vec<u8> {
    let plain = String::from_utf8(builders::pdf("Surat")).unwrap();
    plain.replace("/Type /Catalog", &format!("/Type /Catalog {entries}")).into_bytes()
}

/// The head of a PNG file of this size, whose pixels nobody ever sees.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut content = b"\x89PNG\r\n\x1A\n\x00\x00\x00\x0DIHDR".to_vec();
    content.extend(width.to_be_bytes());
    content.extend(height.to_be_bytes());
    content.extend(b"\x08\x02\x00\x00\x00????\x00\x00\x00\x00IEND\xAE\x42\x60\x82");
    content
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A PDF that opens as an archive too.
fn mixed() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.set_comment("\n%%EOF\n").unwrap();
    zip.start_file("jahat.exe", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"MZ").unwrap();
    [builders::pdf("Surat"), zip.finish().unwrap().into_inner()].concat()
}

const ENTITY: &[u8] =
    b"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>";
const PROGRAM: &[u8] = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xFF\xFF\x00\x00%PDF-1.7\n%%EOF\n";

type Bad = (&'static str, Vec<u8>, &'static str, [&'static str; 2]);

fn bad_for_all() -> Vec<Bad> {
    let kinds = ["gunakan PDF, JPEG atau PNG", "use an intact PDF, JPEG or PNG"];
    let print = ["Cetak ulang menjadi PDF biasa", "Print it to a plain PDF"];
    vec![
        ("surat.pdf", PROGRAM.to_vec(), "file_type", kinds),
        ("gambar.svg", ENTITY.to_vec(), "file_type", kinds),
        ("gambar.png", ENTITY.to_vec(), "file_type", kinds),
        ("foto.png", builders::pdf("Surat"), "file_type", kinds),
        ("surat.pdf", scripted(), "file_script", print),
        ("surat.pdf", with("/OpenAction << /S /J#61vaScript /J#53 (1) >>"), "file_script", print),
        ("surat.pdf", with("/OpenAction << /S /Launch /F (cmd.exe) >>"), "file_script", print),
        ("surat.pdf", with("/Names << /EmbeddedFiles << /Names [] >> >>"), "file_embedded", print),
        ("surat.pdf", mixed(), "file_mixed", ["Buat ulang berkasnya", "Make it anew"]),
        ("peta.png", picture(10_000, 10_000), "image_too_large", ["100 megapiksel", "100 megapixels"]),
        ("peta.png", picture(100_000, 100_000), "image_too_large", ["Perkecil", "Make it smaller"]),
    ]
}

fn bad_tables() -> Vec<Bad> {
    let book: (&str, &[u8]) = ("xl/workbook.xml", b"<workbook/>");
    let zeros = vec![0; 40 << 20];
    vec![
        (
            "buku.xlsx",
            archive(&[book, ("xl/vbaProject.bin", b"x")]),
            "file_macro",
            ["tanpa makro", "without macros"],
        ),
        (
            "buku.xlsx",
            archive(&[book, ("xl/worksheets/sheet1.xml", &zeros)]),
            "file_bomb",
            ["Simpan ulang", "Save it anew"],
        ),
        (
            "buku.xlsm",
            archive(&[book]),
            "file_type",
            ["gunakan PDF, JPEG atau PNG", "use an intact PDF, JPEG or PNG"],
        ),
    ]
}

#[track_caller]
fn says(reply: Reply, code: &str, words: &str) {
    let errors = reply.field_error("/file", code).body["errors"].clone();
    assert!(errors[0]["detail"].as_str().unwrap().contains(words), "{errors}");
}

async fn is_refused(app: &TestApp, actor: &Actor, at: &str, (name, content, code, words): Bad) {
    let before = app.rows();
    for (lang, words) in ["id", "en"].into_iter().zip(words) {
        let actor = actor.lang(lang);
        says(actor.upload_to(at, name, content.clone()).await, code, words);
        says(in_pieces(&actor, at, name, &content).await, code, words);
    }
    assert_eq!(app.rows(), before, "{name}, {code}: something was kept");
    assert_eq!(stored(app, ""), 0, "{name}, {code}: an object was kept");
}

#[tokio::test]
async fn files_that_mean_harm_are_refused_in_words_that_say_what_to_do() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    for (actor, at) in doors(&app, &clerk) {
        for bad in bad_for_all() {
            is_refused(&app, &actor, at, bad).await;
        }
    }
    for bad in bad_tables() {
        is_refused(&app, &clerk, "/uploads", bad).await;
    }
}

#[tokio::test]
async fn what_lies_in_the_store_in_parts_is_looked_at_too() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let padding = format!("/Padding ({})", "x".repeat(3 << 20));
    let large = with(&format!("{padding} /OpenAction << /S /JavaScript /JS (1) >>"));
    clerk.upload("surat.pdf", large).await.field_error("/file", "file_script");
    assert_eq!(stored(&app, ""), 0);
    clerk.upload("surat.pdf", with(&padding)).await.expect(201);
}

#[tokio::test]
async fn what_means_no_harm_is_taken() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    for (actor, at) in doors(&app, &clerk) {
        for (name, content) in [
            ("surat.pdf", builders::pdf("Surat tentang /JavaScript")),
            ("surat", builders::pdf("Surat")),
            ("peta.png", picture(7000, 7000)),
        ] {
            actor.upload_to(at, name, content.clone()).await.expect(201);
            in_pieces(&actor, at, name, &content).await.expect(201);
        }
    }
}
