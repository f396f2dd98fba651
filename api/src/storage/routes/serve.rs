//! Sends an object, whole or in part.
use crate::error::{Code, Error, Result};
use crate::storage::blobs::Blobs;
use crate::storage::model::FileRef;
use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::{HttpRequest, HttpResponse};
use std::fmt::Write as _;
use std::ops::Range;

/// Nothing in a file may run, whatever it turns out to be.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// Answers with the file that a record names: 200, 206 for one range, 304, or 416.
///
/// A whole file is read and compared with its SHA-256 before the first byte is sent; a damaged one is an error, never a
/// short or wrong answer. `?disposition=inline` shows it in the browser, otherwise it is saved.
pub async fn serve(req: &HttpRequest, blobs: &Blobs, file: &FileRef) -> Result<HttpResponse> {
    let size = u64::try_from(file.size_bytes).map_err(Error::internal)?;
    let etag = format!("\"{}\"", file.sha256);
    if header(req.headers(), "if-none-match")
        .split(',')
        .any(|tag| matches!(tag.trim(), t if t == etag || t == "*"))
    {
        return Ok(HttpResponse::NotModified().insert_header(("ETag", etag)).finish());
    }
    let range = wanted(req.headers(), &etag, size)?;
    if range.is_none() {
        blobs.verify(&file.sha256, size).await?;
    }
    let bytes = blobs.read(&file.sha256, size, range.clone()).await?;
    let mut response = HttpResponse::Ok();
    response
        .insert_header(("ETag", etag))
        .insert_header(("Accept-Ranges", "bytes"))
        // compressing would take the length and the tag away, and these formats are compressed already
        .insert_header(("Content-Encoding", "identity"))
        .insert_header(("X-Content-Type-Options", "nosniff"))
        .insert_header(("Content-Security-Policy", POLICY))
        .insert_header(("Content-Disposition", disposition(req.query_string(), &file.file_name)))
        .content_type(file.media_type.as_str());
    let length = match &range {
        Some(part) => {
            let content_range = format!("bytes {}-{}/{size}", part.start, part.end.saturating_sub(1));
            response.status(StatusCode::PARTIAL_CONTENT).insert_header(("Content-Range", content_range));
            part.end - part.start
        }
        None => size,
    };
    Ok(response.body(SizedStream::new(length, bytes)))
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
}

/// The one range that the caller asked for; none where the whole file must be sent.
fn wanted(headers: &HeaderMap, etag: &str, size: u64) -> Result<Option<Range<u64>>> {
    let condition = header(headers, "if-range");
    if !condition.is_empty() && condition != etag {
        return Ok(None);
    }
    match parse(header(headers, "range"), size) {
        Asked::Whole => Ok(None),
        Asked::Part(range) => Ok(Some(range)),
        Asked::Beyond => Err(Error::Code(Code::RangeNotSatisfiable, Some(size.to_string()))),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(Range<u64>),
    Beyond,
}

/// Reads a `Range` header (RFC 9110). What is not one range of bytes is answered with the whole file.
fn parse(text: &str, size: u64) -> Asked {
    let Some((from, until)) = text.strip_prefix("bytes=").and_then(|spec| spec.split_once('-')) else {
        return Asked::Whole;
    };
    let (from, until) = (from.trim(), until.trim());
    let range = match (from.parse::<u64>(), until.parse::<u64>()) {
        (Ok(from), Ok(until)) if from <= until => from..until.saturating_add(1).min(size),
        (Ok(from), Err(_)) if until.is_empty() => from..size,
        (Err(_), Ok(last)) if from.is_empty() => size.saturating_sub(last)..size,
        _ => return Asked::Whole,
    };
    if range.start < range.end { Asked::Part(range) } else { Asked::Beyond }
}

/// `attachment` or `inline` with the name in ASCII and, by RFC 5987, in full.
fn disposition(query: &str, name: &str) -> String {
    let inline = query.split('&').any(|pair| pair == "disposition=inline");
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    let mut full = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            full.push(byte.into());
        } else {
            let _infallible = write!(full, "%{byte:02X}");
        }
    }
    let kind = if inline { "inline" } else { "attachment" };
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_follow_rfc_9110() {
        for (text, asked) in [
            ("", Asked::Whole),
            ("bytes=0-99", Asked::Part(0..100)),
            ("bytes=0-0", Asked::Part(0..1)),
            ("bytes=90-", Asked::Part(90..100)),
            ("bytes=-10", Asked::Part(90..100)),
            ("bytes=-1000", Asked::Part(0..100)),
            ("bytes=50-1000", Asked::Part(50..100)),
            ("bytes=50-18446744073709551615", Asked::Part(50..100)),
            ("bytes=100-", Asked::Beyond),
            ("bytes=100-200", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=9-3", Asked::Whole),
            ("bytes=0-1,5-6", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("items=0-1", Asked::Whole),
        ] {
            assert_eq!(parse(text, 100), asked, "{text}");
        }
    }

    #[test]
    fn names_are_sent_in_ascii_and_in_full() {
        assert_eq!(
            disposition("", "Surat \"A\" – é.pdf"),
            "attachment; filename=\"Surat _A_ _ _.pdf\"; filename*=UTF-8''Surat%20%22A%22%20%E2%80%93%20%C3%A9.pdf"
        );
        assert!(disposition("x=1&disposition=inline", "a.pdf").starts_with("inline; filename=\"a.pdf\""));
    }
}
