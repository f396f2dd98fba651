//! What the store answers.
use super::signature::{self, Query};
use super::{NAME, Object, State, Upload};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{SecondsFormat, Utc};
use std::fmt::Write as _;
use std::sync::Mutex;

/// All parts but the last must have this size.
const LEAST_PART: usize = 5 << 20;
/// Short pages, so that lists have several.
const PAGE: usize = 2;

pub async fn answer(request: HttpRequest, body: web::Bytes, state: web::Data<Mutex<State>>) -> HttpResponse {
    let mut state = state.lock().unwrap();
    if !signature::fits(&request, &body) {
        state.refused += 1;
        return error(403, "SignatureDoesNotMatch");
    }
    let path = request.path().trim_start_matches('/');
    let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
    if bucket != NAME {
        return error(404, "NoSuchBucket");
    }
    let query = signature::query(&request);
    let operation = operation(&request, key, &query);
    state.calls.push(format!("{operation} {}", body.len()));
    if let Some((failing, status, times)) = &mut state.failing
        && failing == operation
        && *times > 0
    {
        *times -= 1;
        return error(*status, if *status == 503 { "SlowDown" } else { "InternalFailure" });
    }
    match operation {
        "PutObject" => {
            let object = Object { content: body.to_vec(), modified: Utc::now() };
            state.objects.insert(key.into(), object);
            HttpResponse::Ok().insert_header(("etag", "\"1\"")).finish()
        }
        "GetObject" | "HeadObject" => object(&request, state.objects.get(key)),
        "DeleteObject" => {
            state.objects.remove(key);
            HttpResponse::NoContent().finish()
        }
        "CopyObject" => copy(&mut state, &request, key),
        "ListObjectsV2" => list(&state, &query),
        "ListMultipartUploads" => uploads(&state, &query),
        _ => parts(&mut state, operation, key, &query, &body),
    }
}

fn given<'a>(query: &'a Query, name: &str) -> Option<&'a str> {
    query.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

fn operation(request: &HttpRequest, key: &str, query: &Query) -> &'static str {
    let has = |name| given(query, name).is_some();
    match request.method() {
        &Method::GET if key.is_empty() && has("uploads") => "ListMultipartUploads",
        &Method::GET if key.is_empty() => "ListObjectsV2",
        &Method::GET => "GetObject",
        &Method::HEAD => "HeadObject",
        &Method::PUT if has("partNumber") => "UploadPart",
        &Method::PUT if request.headers().contains_key("x-amz-copy-source") => "CopyObject",
        &Method::PUT => "PutObject",
        &Method::POST if has("uploads") => "CreateMultipartUpload",
        &Method::POST if has("uploadId") => "CompleteMultipartUpload",
        &Method::DELETE if has("uploadId") => "AbortMultipartUpload",
        &Method::DELETE => "DeleteObject",
        other => panic!("the server never asks {other} {}", request.uri()),
    }
}

fn error(status: u16, code: &str) -> HttpResponse {
    let body = format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>");
    HttpResponse::build(StatusCode::from_u16(status).unwrap()).content_type("application/xml").body(body)
}

fn xml(body: String) -> HttpResponse {
    let body = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{body}");
    HttpResponse::Ok().content_type("application/xml").body(body)
}

fn object(request: &HttpRequest, object: Option<&Object>) -> HttpResponse {
    let Some(Object { content, modified }) = object else { return error(404, "NoSuchKey") };
    let modified = modified.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let mut answer = HttpResponse::Ok();
    answer.insert_header(("last-modified", modified)).insert_header(("etag", "\"1\""));
    let Some(range) = request.headers().get("range") else { return answer.body(content.clone()) };
    let range = range.to_str().unwrap().strip_prefix("bytes=").unwrap();
    let (from, last) = range.split_once('-').unwrap();
    let (from, last): (usize, usize) = (from.parse().unwrap(), last.parse().unwrap());
    if from >= content.len() {
        return error(416, "InvalidRange");
    }
    let last = last.min(content.len() - 1);
    answer
        .status(StatusCode::PARTIAL_CONTENT)
        .insert_header(("content-range", format!("bytes {from}-{last}/{}", content.len())))
        .body(content[from..=last].to_vec())
}

fn copy(state: &mut State, request: &HttpRequest, key: &str) -> HttpResponse {
    let source = request.headers().get("x-amz-copy-source").unwrap().to_str().unwrap();
    let source = source.trim_start_matches('/').strip_prefix(NAME).unwrap().trim_start_matches('/');
    let Some(object) = state.objects.get(source).cloned() else { return error(404, "NoSuchKey") };
    state.objects.insert(key.into(), Object { modified: Utc::now(), ..object });
    xml("<CopyObjectResult><ETag>\"1\"</ETag></CopyObjectResult>".into())
}

fn list(state: &State, query: &Query) -> HttpResponse {
    let (prefix, after) =
        (given(query, "prefix").unwrap_or_default(), given(query, "continuation-token").unwrap_or_default());
    let found: Vec<_> = state
        .objects
        .iter()
        .filter(|(key, _)| key.starts_with(prefix) && key.as_str() > after)
        .take(PAGE + 1)
        .collect();
    let mut body = String::from("<ListBucketResult>");
    for (key, object) in found.iter().take(PAGE) {
        let modified = object.modified.to_rfc3339_opts(SecondsFormat::Millis, true);
        let size = object.content.len();
        let _infallible = write!(
            body,
            "<Contents><Key>{key}</Key><LastModified>{modified}</LastModified><Size>{size}</Size></Contents>"
        );
    }
    if found.len() > PAGE {
        let _infallible =
            write!(body, "<NextContinuationToken>{}</NextContinuationToken>", found[PAGE - 1].0);
    }
    xml(body + "</ListBucketResult>")
}

fn uploads(state: &State, query: &Query) -> HttpResponse {
    let prefix = given(query, "prefix").unwrap_or_default();
    let mut body = String::from("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>");
    for (id, upload) in state.uploads.iter().filter(|(_, upload)| upload.key.starts_with(prefix)) {
        let initiated = upload.initiated.to_rfc3339_opts(SecondsFormat::Millis, true);
        let key = &upload.key;
        let _infallible = write!(
            body,
            "<Upload><Key>{key}</Key><UploadId>{id}</UploadId><StorageClass>STANDARD</StorageClass>\
             <Initiated>{initiated}</Initiated></Upload>"
        );
    }
    xml(body + "</ListMultipartUploadsResult>")
}

fn parts(state: &mut State, operation: &str, key: &str, query: &Query, body: &[u8]) -> HttpResponse {
    if operation == "CreateMultipartUpload" {
        let id = format!("upload+{}/=", state.calls.len() + state.uploads.len());
        let upload = Upload { key: key.into(), parts: Default::default(), initiated: Utc::now() };
        state.uploads.insert(id.clone(), upload);
        return xml(format!(
            "<InitiateMultipartUploadResult><UploadId>{id}</UploadId></InitiateMultipartUploadResult>"
        ));
    }
    let id = given(query, "uploadId").unwrap();
    let Some(upload) = state.uploads.get_mut(id).filter(|upload| upload.key == key) else {
        return error(404, "NoSuchUpload");
    };
    match operation {
        "UploadPart" => {
            let number = given(query, "partNumber").unwrap().parse().unwrap();
            upload.parts.insert(number, body.to_vec());
            HttpResponse::Ok().insert_header(("etag", format!("\"part-{number}\""))).finish()
        }
        "AbortMultipartUpload" => {
            state.uploads.remove(id);
            HttpResponse::NoContent().finish()
        }
        _ => {
            let named = String::from_utf8_lossy(body).matches("<PartNumber>").count();
            let small = upload.parts.values().rev().skip(1).any(|part| part.len() < LEAST_PART);
            if named != upload.parts.len() {
                return error(400, "InvalidPart");
            }
            if small {
                return error(400, "EntityTooSmall");
            }
            let upload = state.uploads.remove(id).unwrap();
            let content = upload.parts.into_values().flatten().collect();
            state.objects.insert(key.into(), Object { content, modified: Utc::now() });
            xml(format!(
                "<CompleteMultipartUploadResult><Key>{key}</Key><ETag>\"whole\"</ETag>\
                 </CompleteMultipartUploadResult>"
            ))
        }
    }
}
