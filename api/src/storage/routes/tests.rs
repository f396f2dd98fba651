use super::serve;
use crate::error::Code;
use crate::storage::{Blobs, FileRef, keep};
use actix_web::HttpResponse;
use actix_web::body::to_bytes;
use actix_web::test::TestRequest;

const PDF: &[u8] = b"%PDF-1.7\nsurat\n%%EOF\n";

async fn stored(folder: &std::path::Path) -> (Blobs, FileRef) {
    let blobs = Blobs::folder(folder).unwrap();
    let file = keep(&blobs, "Surat Tugas.pdf", PDF.into()).await.unwrap();
    let file = FileRef {
        sha256: file.sha256,
        file_name: file.file_name,
        media_type: file.media_type,
        size_bytes: file.size_bytes,
    };
    (blobs, file)
}

fn header<'a>(response: &'a HttpResponse, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |v| v.to_str().unwrap())
}

async fn body(response: HttpResponse) -> Vec<u8> {
    to_bytes(response.into_body()).await.map_err(|e| e.to_string()).unwrap().to_vec()
}

#[actix_web::test]
async fn a_whole_file_comes_with_its_hash_and_nothing_may_run_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (blobs, file) = stored(folder.path()).await;
    let request = TestRequest::default().to_http_request();
    let response = serve(&request, &blobs, &file).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "etag"), format!("\"{}\"", file.sha256));
    assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    assert!(header(&response, "content-security-policy").contains("sandbox"));
    assert!(header(&response, "content-disposition").starts_with("attachment; filename=\"Surat Tugas.pdf\""));
    assert_eq!(body(response).await, PDF);

    let again = TestRequest::default().insert_header(("if-none-match", format!("\"{}\"", file.sha256)));
    assert_eq!(serve(&again.to_http_request(), &blobs, &file).await.unwrap().status(), 304);
}

#[actix_web::test]
async fn one_range_is_sent_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (blobs, file) = stored(folder.path()).await;
    let ask = |range: &str| TestRequest::default().insert_header(("range", range)).to_http_request();

    let response = serve(&ask("bytes=9-13"), &blobs, &file).await.unwrap();
    assert_eq!(response.status(), 206);
    assert_eq!(header(&response, "content-range"), "bytes 9-13/21");
    assert_eq!(body(response).await, b"surat");

    let beyond = serve(&ask("bytes=21-"), &blobs, &file).await.unwrap_err();
    assert_eq!(beyond.code(), Code::RangeNotSatisfiable);

    let stale = TestRequest::default()
        .insert_header(("range", "bytes=0-3"))
        .insert_header(("if-range", "\"another\""))
        .to_http_request();
    assert_eq!(serve(&stale, &blobs, &file).await.unwrap().status(), 200);
}

#[actix_web::test]
async fn a_damaged_or_missing_object_is_an_error_and_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let (blobs, file) = stored(folder.path()).await;
    let object = folder.path().join("sha256").join(&file.sha256[..2]).join(&file.sha256);
    let request = TestRequest::default().to_http_request();
    for damage in [&b"%PDF-1.7\nsurat\n%%EOF"[..], b"%PDF-1.7\nsuret\n%%EOF\n", b""] {
        std::fs::write(&object, damage).unwrap();
        assert_eq!(serve(&request, &blobs, &file).await.unwrap_err().code(), Code::Internal);
    }
    let part = TestRequest::default().insert_header(("range", "bytes=0-3")).to_http_request();
    assert_eq!(serve(&part, &blobs, &file).await.unwrap_err().code(), Code::Internal);
    std::fs::remove_file(&object).unwrap();
    assert_eq!(serve(&request, &blobs, &file).await.unwrap_err().code(), Code::Internal);
}
