//! What is kept is sent back as what it was found to be, and nothing may run in it.
use super::{OFFICE, attach};
use crate::kit::{TestApp, builders};

#[tokio::test]
async fn files_are_sent_as_what_they_are_and_in_a_sandbox() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    // what the sender calls its type counts for nothing, and a name without an ending says nothing
    let part = reqwest::multipart::Part::bytes(builders::pdf("<script>alert(1)</script>"));
    let part = part.file_name("halaman").mime_str("text/html").unwrap();
    let form = reqwest::multipart::Form::new().part("file", part);
    let request = clerk.request(reqwest::Method::POST, "/uploads").multipart(form);
    let upload = clerk.send(request).await.expect(201);
    assert_eq!(upload.body["media_type"], "application/pdf");
    let path = attach(&clerk, &upload.id()).await;
    for (query, kind) in [("", "attachment"), ("?disposition=inline", "inline")] {
        for range in [None, Some("bytes=0-99")] {
            let reader = range.map_or(clerk.clone(), |range| clerk.with("range", range));
            let file = reader.get(&format!("{path}{query}")).await;
            assert_eq!(file.status, if range.is_some() { 206 } else { 200 });
            assert_eq!(file.header("content-type"), Some("application/pdf"));
            assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
            let policy = file.header("content-security-policy").unwrap();
            assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
            let disposition = file.header("content-disposition").unwrap();
            assert!(disposition.starts_with(&format!("{kind}; filename=\"halaman\"")), "{disposition}");
        }
    }
}
