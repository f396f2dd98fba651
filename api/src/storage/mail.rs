//! Files that came with a mail: besides what staff may upload, the formats of office programs and archives, which people
//! send each other. They are known by content and name, kept as they are and never opened here.
use super::content::{accept, clean_name};
use super::incoming::{Received, Seen};
use super::model::Upload;
use super::{Blobs, harm, store};
use crate::error::Result;
use bytes::Bytes;
use pamong_db::{Conn, Id, Ts};

/// Type of a whole message.
pub const MESSAGE: &str = "message/rfc822";
/// Bytes from the beginning and the end that tell what a file is.
const EDGE_BYTES: usize = 1024;

/// Formats that are ZIP archives by content.
const ZIPPED: [(&str, &str); 7] = [
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("zip", "application/zip"),
];
/// Formats that are compound files (OLE) by content.
const COMPOUND: [(&str, &str); 3] = [
    ("doc", "application/msword"),
    ("xls", "application/vnd.ms-excel"),
    ("ppt", "application/vnd.ms-powerpoint"),
];

/// The media type of a file that a letter may carry when it comes by mail; none for every other kind, for a damaged file,
/// for one whose name says something else than its content, and for one that could harm its readers.
pub fn mail_type(file_name: &str, content: &[u8]) -> Option<&'static str> {
    let head = content.get(..EDGE_BYTES).unwrap_or(content);
    let tail = content.get(content.len().saturating_sub(EDGE_BYTES)..).unwrap_or_default();
    let seen = Seen { size: content.len(), ..Seen::of(head, tail) };
    let kind = accept(&clean_name(file_name), &seen).ok().or_else(|| office_type(file_name, content))?;
    harm::look(kind, content).is_ok().then_some(kind)
}

fn office_type(file_name: &str, content: &[u8]) -> Option<&'static str> {
    let extension = file_name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase())?;
    let among = |kinds: &[(&str, &'static str)]| {
        kinds.iter().find(|(known, _)| *known == extension).map(|(_, kind)| *kind)
    };
    if content.starts_with(b"PK\x03\x04") || content.starts_with(b"PK\x05\x06") {
        among(&ZIPPED)
    } else if content.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        among(&COMPOUND)
    } else {
        None
    }
}

/// Keeps a file whose type was found before.
pub async fn keep_as(
    blobs: &Blobs,
    file_name: &str,
    media_type: &'static str,
    content: Bytes,
) -> Result<Received> {
    let mut file = blobs.begin(content.len());
    file.write(content).await?;
    file.finish(clean_name(file_name), |_seen| Ok(media_type)).await
}

/// The row of a file that a record keeps from the beginning, in the transaction that writes the record.
pub fn insert_kept(tx: &mut Conn, owner: Option<Id>, file: &Received, now: Ts) -> Result<Upload> {
    let upload = Upload {
        id: Id::new(),
        owner_user_id: owner,
        file_name: file.file_name.clone(),
        media_type: file.media_type.clone(),
        size_bytes: file.size_bytes,
        sha256: file.sha256.clone(),
        linked_at: Some(now),
        created_at: now,
    };
    store::insert(tx, &upload)?;
    Ok(upload)
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::io::{Cursor, Write as _};
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn archive(part: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(part, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"x").unwrap();
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_offices_send_each_other_is_known_by_content_and_name() {
        let words = archive("word/document.xml");
        for (name, content, kind) in [
            ("surat.pdf", &b"%PDF-1.7\n%%EOF\n"[..], Some("application/pdf")),
            ("surat.docx", &words, Some(ZIPPED[0].1)),
            ("lampiran.ZIP", &words, Some("application/zip")),
            ("surat.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some("application/msword")),
            ("surat.docm", &words, None),
            ("surat.doc", b"MZ\x90", None),
            ("surat.pdf", b"%PDF-1.7\n", None),
            ("faktur.exe", b"MZ\x90", None),
            ("halaman.html", b"<html>", None),
            ("tanpa nama", &words, None),
            ("surat.docx", b"PK\x03\x04", None),
        ] {
            assert_eq!(mail_type(name, content), kind, "{name}");
        }
    }

    #[test]
    fn what_could_harm_its_readers_is_of_no_kind() {
        assert_eq!(mail_type("surat.docx", &archive("word/vbaProject.bin")), None);
        assert_eq!(mail_type("surat.pdf", b"%PDF-1.7\n<</S/JavaScript>>\n%%EOF\n"), None);
    }
}
