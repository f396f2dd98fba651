//! PDF syntax: objects and dates as text (ISO 32000-1 section 7.3).
use crate::error::{Error, Result};
use chrono::{DateTime, FixedOffset};
use lopdf::{Object, StringFormat};
use std::fmt::Write as _;

/// Appends `object`. Strings are always hexadecimal: there is nothing to escape, and the spacing that
/// PDF/A asks for holds. A fragment of ours never has a stream.
pub(super) fn put(out: &mut String, object: &Object) -> Result<()> {
    match object {
        Object::Null => out.push_str("null"),
        Object::Boolean(b) => out.push_str(if *b { "true" } else { "false" }),
        Object::Integer(i) => out.push_str(&i.to_string()),
        Object::Real(r) => out.push_str(&r.to_string()),
        Object::Name(name) => put_name(out, name),
        Object::String(bytes, _) => {
            out.push('<');
            out.push_str(&crate::authority::hex(bytes));
            out.push('>');
        }
        Object::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(' ');
                }
                put(out, item)?;
            }
            out.push(']');
        }
        Object::Dictionary(entries) => {
            out.push_str("<<");
            for (key, value) in entries {
                put_name(out, key);
                out.push(' ');
                put(out, value)?;
            }
            out.push_str(">>");
        }
        Object::Reference((number, generation)) => {
            // Writing to a String cannot fail.
            let _ = write!(out, "{number} {generation} R");
        }
        Object::Stream(_) => return Err(Error::Pdf("a stream where a plain object belongs".into())),
    }
    Ok(())
}

fn put_name(out: &mut String, name: &[u8]) {
    out.push('/');
    for &byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+:*@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "#{byte:02X}");
        }
    }
}

/// A text string: ASCII as it is, anything else in UTF-16 with its mark.
pub(super) fn text(value: &str) -> Object {
    let bytes = if value.is_ascii() {
        value.as_bytes().to_vec()
    } else {
        [0xFE, 0xFF].into_iter().chain(value.encode_utf16().flat_map(u16::to_be_bytes)).collect()
    };
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// `D:20261124150000+07'00'`
pub(super) fn date(at: DateTime<FixedOffset>) -> Object {
    let offset = at.offset().local_minus_utc();
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.abs() / 60;
    let text = format!("D:{}{sign}{:02}'{:02}'", at.format("%Y%m%d%H%M%S"), minutes / 60, minutes % 60);
    Object::String(text.into_bytes(), StringFormat::Hexadecimal)
}

/// Where the newest cross-reference section begins.
pub(super) fn last_startxref(pdf: &[u8]) -> Result<usize> {
    let start = pdf.len().saturating_sub(1500);
    let tail = String::from_utf8_lossy(pdf.get(start..).unwrap_or_default()).into_owned();
    tail.rsplit_once("startxref")
        .and_then(|(_, rest)| rest.split_whitespace().next())
        .and_then(|number| number.parse().ok())
        .ok_or_else(|| Error::Pdf("no startxref".into()))
}
