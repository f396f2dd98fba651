//! The header fields of the protocol: structured fields (RFC 9651) of one item each.
use crate::error::{Code, Error, Result};
use crate::storage::blobs::hex;
use crate::storage::partial::model::Beginning;
use crate::storage::routes::name_of;
use actix_web::HttpRequest;
use actix_web::http::header::ContentDisposition;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Type of a body that holds the next bytes.
pub const PARTIAL_UPLOAD: &str = "application/partial-upload";

/// What comes with the next bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Next {
    /// Place of the first of them.
    pub offset: i64,
    /// Whether they are the last.
    pub complete: bool,
}

/// Reads the head of a request that begins an upload.
pub fn beginning(req: &HttpRequest) -> Result<Beginning> {
    if required(req, "upload-complete", boolean)? {
        return Err(malformed("Upload-Complete"));
    }
    let disposition = req.headers().get("content-disposition").map(ContentDisposition::from_raw).transpose();
    let disposition = disposition.map_err(|_unread| malformed("Content-Disposition"))?;
    Ok(Beginning {
        file_name: name_of(disposition.as_ref()),
        size_bytes: required(req, "upload-length", integer)?,
        sha256: match raw(req, "repr-digest") {
            None => None,
            Some(text) => Some(sha256(text).ok_or_else(|| malformed("Repr-Digest"))?),
        },
    })
}

/// Reads the head of a request that continues an upload.
pub fn next(req: &HttpRequest) -> Result<Next> {
    if raw(req, "content-type") != Some(PARTIAL_UPLOAD) {
        return Err(Error::Code(Code::UnsupportedMediaType, Some(PARTIAL_UPLOAD.into())));
    }
    Ok(Next {
        offset: required(req, "upload-offset", integer)?,
        complete: required(req, "upload-complete", boolean)?,
    })
}

/// Bytes that the request says it brings.
pub fn announced(req: &HttpRequest) -> i64 {
    raw(req, "content-length").and_then(integer).unwrap_or_default()
}

/// `?1` or `?0`.
pub const fn boolean_text(value: bool) -> &'static str {
    if value { "?1" } else { "?0" }
}

fn raw<'a>(req: &'a HttpRequest, name: &str) -> Option<&'a str> {
    req.headers().get(name).map(|value| value.to_str().unwrap_or_default().trim())
}

fn required<T>(req: &HttpRequest, name: &str, read: fn(&str) -> Option<T>) -> Result<T> {
    raw(req, name).and_then(read).ok_or_else(|| malformed(name))
}

fn malformed(header: &str) -> Error {
    Error::Code(Code::Malformed, Some(header.into()))
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "?1" => Some(true),
        "?0" => Some(false),
        _ => None,
    }
}

/// A count: at most fifteen digits.
fn integer(text: &str) -> Option<i64> {
    let digits = (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// `sha-256=:base64:` among the members of a dictionary (RFC 9530).
fn sha256(text: &str) -> Option<String> {
    let member = text.split(',').find_map(|member| member.trim().strip_prefix("sha-256=:"))?;
    let digest = STANDARD.decode(member.strip_suffix(':')?).ok()?;
    (digest.len() == 32).then(|| hex(&digest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn request(headers: &[(&'static str, &'static str)]) -> HttpRequest {
        headers.iter().fold(TestRequest::default(), |r, header| r.insert_header(*header)).to_http_request()
    }

    #[test]
    fn the_beginning_names_file_length_and_digest() {
        let digest = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
        let all = [
            ("upload-complete", "?0"),
            ("upload-length", "5000000"),
            ("content-disposition", "attachment; filename*=UTF-8''Surat%20%C3%A9.pdf"),
            ("repr-digest", digest),
        ];
        let read = beginning(&request(&all)).unwrap();
        assert_eq!((read.file_name.as_str(), read.size_bytes), ("Surat é.pdf", 5_000_000));
        assert!(read.sha256.unwrap().starts_with("e3b0c44298fc1c14"));
        for (place, wrong) in [
            (0, "?1"),
            (0, "true"),
            (1, "-1"),
            (1, "1e3"),
            (1, "9999999999999999"),
            (3, "sha-256=:AAAA:"),
            (3, "sha-512=:AAAA:"),
            (3, "sha-256=47DEQpj8"),
        ] {
            let mut headers = all;
            headers[place].1 = wrong;
            let refused = beginning(&request(&headers)).unwrap_err();
            assert_eq!(refused.code(), Code::Malformed, "{wrong}");
        }
        let bare = beginning(&request(&all[..2])).unwrap();
        assert_eq!((bare.file_name.as_str(), bare.sha256), ("berkas", None));
    }

    #[test]
    fn what_follows_names_its_place() {
        let all = [("content-type", PARTIAL_UPLOAD), ("upload-offset", "12"), ("upload-complete", "?1")];
        assert_eq!(next(&request(&all)).unwrap(), Next { offset: 12, complete: true });
        assert_eq!(next(&request(&all[..2])).unwrap_err().code(), Code::Malformed);
        assert_eq!(next(&request(&all[1..])).unwrap_err().code(), Code::UnsupportedMediaType);
    }
}
