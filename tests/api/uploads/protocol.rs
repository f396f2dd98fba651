//! Uploads in pieces: how they are begun, continued, ended, given up and swept.
use super::{OFFICE, begin, document, doors, in_pieces, look, place, send, stored};
use crate::kit::TestApp;
use chrono::Duration;
use pamong::storage;
use reqwest::Method;

#[tokio::test]
async fn pieces_become_the_upload_that_an_ordinary_one_would_be() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    for (actor, at) in doors(&app, &clerk) {
        let content = document(700_000);
        let whole = content.len();
        let begun = begin(&actor, at, "Surat Tugas.pdf", &content).await.expect(201);
        assert_eq!((begun.header("upload-offset"), begun.header("upload-complete")), (Some("0"), Some("?0")));
        assert_eq!(begun.body["file_name"], "Surat Tugas.pdf");
        let place = place(&begun);
        for (from, until) in [(0, 1), (1, 300_000), (300_000, whole - 1)] {
            let said = send(&actor, &place, from, &content[from..until], false).await.expect(204);
            assert_eq!(said.header("upload-offset"), Some(until.to_string().as_str()));
        }
        let state = look(&actor, &place).await.expect(204);
        assert_eq!(state.header("upload-length"), Some(whole.to_string().as_str()));
        assert_eq!(state.header("cache-control"), Some("no-store"));
        let last = send(&actor, &place, whole - 1, &content[whole - 1..], true).await.expect(201);
        let ordinary = actor.upload_to(at, "Surat Tugas.pdf", content.clone()).await.expect(201);
        for field in ["file_name", "media_type", "size_bytes", "sha256"] {
            assert_eq!(last.body[field], ordinary.body[field], "{field}");
        }
        assert_eq!(last.header("upload-complete"), Some("?1"));
        assert_eq!(look(&actor, &place).await.header("upload-complete"), Some("?1"));
        // whoever lost the answer has it again, and there is one upload
        let again = send(&actor, &place, whole, b"", true).await.expect(201);
        assert_eq!((again.id(), again.text_at("sha256")), (last.id(), last.text_at("sha256")));
        assert_eq!(stored(&app, "pieces"), 0);
    }
}

#[tokio::test]
async fn a_piece_goes_where_the_last_one_ended() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let content = document(100_000);
    let place = place(&begin(&clerk, "/uploads", "surat.pdf", &content).await.expect(201));
    send(&clerk, &place, 0, &content[..60_000], false).await.expect(204);
    for wrong in [0, 59_999, 60_001] {
        let refused = send(&clerk, &place, wrong, b"x", false).await.expect(409).problem("upload_offset");
        assert_eq!(refused.header("upload-offset"), Some("60000"));
    }
    // said to be the last, and it is not
    let short = send(&clerk, &place, 60_000, &content[60_000..70_000], true).await.expect(409);
    assert_eq!(short.problem("upload_offset").header("upload-offset"), Some("70000"));
    // more than was announced
    let long = [&content[70_000..], b"more"].concat();
    send(&clerk, &place, 70_000, &long, true).await.expect(413).problem("file_too_large");
    let form = clerk.with("upload-offset", "70000").with("upload-complete", "?0");
    let form = form.request(Method::PATCH, &place).header("content-type", "text/plain").body("x");
    clerk.send(form).await.expect(415);
    send(&clerk, &place, 70_000, &content[70_000..], true).await.expect(201);
}

#[tokio::test]
async fn the_whole_must_be_what_was_announced() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let content = document(50_000);
    let begun = begin(&clerk, "/uploads", "surat.pdf", &content).await.expect(201);
    let mut other = content.clone();
    other[25_000] ^= 1;
    let before = app.rows()["uploads"];
    let damaged = send(&clerk, &place(&begun), 0, &other, true).await;
    damaged.field_error("/file", "file_damaged");
    assert_eq!((app.rows()["uploads"], stored(&app, "")), (before, 0));
    look(&clerk, &place(&begun)).await.expect(404);
}

#[tokio::test]
async fn what_is_hopeless_is_refused_before_a_byte_is_sent() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    for (actor, at) in doors(&app, &clerk) {
        let before = app.rows();
        let large = actor.with("upload-complete", "?0").with("upload-length", (21 << 20).to_string());
        large.command(&format!("{at}/resumable")).await.expect(413).problem("file_too_large");
        begin(&actor, at, "kosong.pdf", b"").await.field_error("/file", "file_empty");
        begin(&actor, at, "gambar.svg", b"<svg/>").await.field_error("/file", "file_type");
        begin(&actor, at, "surat.exe", b"MZ").await.field_error("/file", "file_type");
        actor.command(&format!("{at}/resumable")).await.expect(400).problem("malformed");
        assert_eq!(app.rows(), before);
    }
    begin(&clerk, "/uploads", "buku.xlsx", b"x").await.expect(201);
    begin(&app.anonymous(), "/public/uploads", "buku.xlsx", b"x").await.field_error("/file", "file_type");
}

#[tokio::test]
async fn as_many_may_be_open_as_a_person_or_an_address_needs() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let colleague = app.user("registry_clerk").at(OFFICE).await;
    for (actor, at, most) in [(clerk, "/uploads", 20), (app.anonymous(), "/public/uploads", 200)] {
        let mut first = None;
        for _ in 0..most {
            let begun = begin(&actor, at, "surat.pdf", b"%PDF").await.expect(201);
            first.get_or_insert(place(&begun));
        }
        let refused = begin(&actor, at, "surat.pdf", b"%PDF").await.expect(429).problem("too_many_uploads");
        assert!(refused.text().contains(&most.to_string()), "{}", refused.text());
        actor.delete(&first.unwrap()).await.expect(204);
        begin(&actor, at, "surat.pdf", b"%PDF").await.expect(201);
    }
    begin(&colleague, "/uploads", "surat.pdf", b"%PDF").await.expect(201);
}

#[tokio::test]
async fn nobody_continues_what_another_began() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let colleague = app.user("registry_clerk").at(OFFICE).await;
    let content = document(20_000);
    let place = place(&begin(&clerk, "/uploads", "surat.pdf", &content).await.expect(201));
    look(&colleague, &place).await.expect(404);
    send(&colleague, &place, 0, &content, true).await.expect(404).problem("not_found");
    colleague.delete(&place).await.expect(404);
    app.anonymous().delete(&place).await.expect(401);
    app.anonymous().delete(&format!("/public{place}")).await.expect(404);
    send(&clerk, &place, 0, &content, true).await.expect(201);
}

#[tokio::test]
async fn what_is_given_up_or_left_for_a_day_is_removed() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let content = document(60_000);
    let given_up = place(&begin(&clerk, "/uploads", "a.pdf", &content).await.expect(201));
    let left = place(&begin(&clerk, "/uploads", "b.pdf", &content).await.expect(201));
    for place in [&given_up, &left] {
        send(&clerk, place, 0, &content[..30_000], false).await.expect(204);
    }
    assert_eq!(stored(&app, "pieces"), 2);
    clerk.delete(&given_up).await.expect(204);
    assert_eq!(stored(&app, "pieces"), 1);
    let sweep = async || storage::sweep(&app.shared.state, &app.shared.blobs).await.unwrap();
    app.clock.advance(Duration::hours(23));
    assert_eq!(sweep().await.uploads, 0);
    look(&clerk, &left).await.expect(204);
    app.clock.advance(Duration::hours(2));
    look(&clerk, &left).await.expect(404);
    assert_eq!(sweep().await.uploads, 1);
    let rows = app.rows();
    assert_eq!((rows["partial_uploads"], rows["partial_upload_pieces"], stored(&app, "pieces")), (0, 0, 0));
}

#[tokio::test]
async fn two_at_a_time_end_as_one() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let content = document(200_000);
    let place = place(&begin(&clerk, "/uploads", "surat.pdf", &content).await.expect(201));
    let both = [(); 2].map(|()| send(&clerk, &place, 0, &content, true));
    let both = futures_util::future::join_all(both).await;
    let taken: Vec<_> = both.iter().filter(|reply| reply.status == 201).collect();
    assert!(!taken.is_empty() && both.iter().all(|reply| [201, 409].contains(&reply.status)));
    assert!(taken.iter().all(|reply| reply.id() == taken[0].id()));
    assert_eq!((app.rows()["uploads"], stored(&app, "pieces")), (1, 0));
    let other = in_pieces(&clerk, "/uploads", "surat.pdf", &content).await.expect(201);
    assert_ne!(other.id(), taken[0].id());
}
