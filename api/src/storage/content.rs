//! What a file is, judged by its content: only intact PDF, JPEG and PNG files are taken.
use super::incoming::Seen;
use crate::error::{Code, Error, FieldError, Result};
use crate::http::table::XLSX;
use crate::secrets::hide_numbers;

const MAX_NAME: usize = 150;

/// The media type of a file that may be kept; an empty file or one of another kind is an invalid field `/file`.
///
/// Looks at the first bytes, at the end (a transfer that broke off lacks it) and at whether the name's extension fits.
pub fn accept(file_name: &str, seen: &Seen) -> Result<&'static str> {
    if seen.size == 0 {
        return Err(Error::field("/file", Code::FileEmpty));
    }
    let found = infer::get(&seen.head).map(|kind| kind.mime_type());
    let (media_type, whole) = match found {
        Some("application/pdf") => {
            let whole = seen.head.starts_with(b"%PDF-") && contains(&seen.tail, b"%%EOF");
            ("application/pdf", whole)
        }
        Some("image/jpeg") => {
            // some cameras pad the end with zeros
            let end = seen.tail.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
            let whole = seen.tail.get(..end).is_some_and(|tail| tail.ends_with(&[0xFF, 0xD9]));
            ("image/jpeg", whole)
        }
        Some("image/png") => ("image/png", seen.tail.ends_with(b"IEND\xAE\x42\x60\x82")),
        _ => ("", false),
    };
    // a name without an extension declares nothing
    let fits = extension(file_name).is_none_or(|named| type_of(&named) == Some(media_type));
    if whole && fits { Ok(media_type) } else { Err(Error::field("/file", Code::FileType)) }
}

fn extension(file_name: &str) -> Option<String> {
    file_name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase())
}

/// The type that an extension stands for.
fn type_of(extension: &str) -> Option<&'static str> {
    match extension {
        "pdf" => Some("application/pdf"),
        "jpg" | "jpeg" | "jpe" | "jfif" => Some("image/jpeg"),
        "png" => Some("image/png"),
        _ => None,
    }
}

/// Refuses a file by its name alone, before a byte of it was sent: of a type that is not taken.
pub fn promises(file_name: &str, tables: bool) -> Result<()> {
    match extension(file_name).as_deref() {
        None => Ok(()),
        Some("xlsx" | "csv") if tables => Ok(()),
        Some(named) if type_of(named).is_some() => Ok(()),
        Some(_) => Err(Error::field("/file", Code::FileType)),
    }
}

/// Type of a table as text, as uploads keep it.
pub const CSV: &str = "text/csv";

/// Whether files of this type are tables, which are read once and belong to no letter.
pub fn is_table(media_type: &str) -> bool {
    matches!(media_type, XLSX | CSV)
}

/// As `accept`, and tables (XLSX, CSV) besides: staff send them to be read.
///
/// A table is known by its name here; whoever reads it looks at its content, and finds out what is wrong with it.
pub fn accept_tables_too(file_name: &str, seen: &Seen) -> Result<&'static str> {
    match extension(file_name).as_deref() {
        // The end of an archive has its directory, at most 64 KiB of comment behind it, which no program writes.
        Some("xlsx") if seen.head.starts_with(b"PK\x03\x04") && contains(&seen.tail, b"PK\x05\x06") => {
            Ok(XLSX)
        }
        Some("csv") if seen.size > 0 && !seen.head.contains(&0) => Ok(CSV),
        // Whoever calls it a table is not helped by the kinds that are no tables.
        Some(table @ ("xlsx" | "csv")) if seen.size > 0 => {
            Err(unreadable_table("/file", &table.to_uppercase()))
        }
        _ => accept(file_name, seen),
    }
}

/// The refusal of a file that is not the table it is called, or none at all.
pub fn unreadable_table(pointer: &str, what: &str) -> Error {
    refused_at(pointer, Code::TableUnreadable, what.to_owned())
}

/// The refusal of a field whose message names something.
pub fn refused_at(pointer: &str, code: Code, arg: String) -> Error {
    Error::Invalid(vec![FieldError { pointer: pointer.to_owned(), code, arg: Some(arg) }])
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A file name that is safe to show and to send back: no folders, no control or direction characters, not too long. A NIK or
/// family card number in it is hidden, since names are kept readably.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !turns_direction(*c)).collect();
    let clean = hide_numbers(clean.trim().trim_start_matches('.'));
    if clean.is_empty() {
        return "berkas".into();
    }
    if clean.chars().count() <= MAX_NAME {
        return clean;
    }
    let (stem, extension) = clean.rsplit_once('.').unwrap_or((&clean, ""));
    let extension: String = extension.chars().take(10).collect();
    let stem: String = stem.chars().take(MAX_NAME - 11).collect();
    if extension.is_empty() { stem } else { format!("{stem}.{extension}") }
}

/// Characters that make `gpj.exe` read as `exe.jpg`.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(name: &str, content: &[u8]) -> Result<&'static str, Code> {
        let tail = content.len().saturating_sub(1024);
        let seen = Seen::of(content, &content[tail..]);
        accept(name, &seen).map_err(|e| match e {
            Error::Invalid(fields) => fields[0].code,
            other => panic!("{other}"),
        })
    }

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";
    const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00 \xFF\xD9";
    const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\x00\x00\x00\x00IEND\xAE\x42\x60\x82";

    #[test]
    fn whole_files_of_the_three_kinds_are_taken() {
        assert_eq!(judge("surat.pdf", PDF), Ok("application/pdf"));
        assert_eq!(judge("foto.JPG", JPEG), Ok("image/jpeg"));
        assert_eq!(judge("foto.jpeg", &[JPEG, &[0; 9]].concat()), Ok("image/jpeg"));
        assert_eq!(judge("ktp.png", PNG), Ok("image/png"));
        assert_eq!(judge("tanpa ekstensi", PDF), Ok("application/pdf"));
    }

    #[test]
    fn everything_else_is_refused() {
        let gif = b"GIF89a\x01\x00\x01\x00";
        let zip = b"PK\x03\x04\x14\x00";
        for (name, content) in [
            ("surat.pdf", &PDF[..20]), // broke off
            ("foto.jpg", &JPEG[..12]), // broke off
            ("ktp.png", &PNG[..14]),   // broke off
            ("surat.exe", PDF),        // declares another type
            ("foto.png", JPEG),        // declares another type
            ("surat.pdf", gif),        // is another type
            ("surat.pdf", zip),        // is another type
            ("surat.pdf", b"MZ\x90\x00%PDF-1.7 %%EOF"),
            ("surat.pdf", b"<html>%PDF-1.7 %%EOF"),
            ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("surat.pdf", b"x"),
        ] {
            assert_eq!(judge(name, content), Err(Code::FileType), "{name} {content:?}");
        }
        assert_eq!(judge("surat.pdf", b""), Err(Code::FileEmpty));
    }

    #[test]
    fn tables_are_taken_where_they_are_asked_for() {
        let book = b"PK\x03\x04\x14\x00 xl/workbook.xml PK\x05\x06\x00";
        for (name, content, found) in [
            ("buku.xlsx", &book[..], Ok(XLSX)),
            ("buku.XLSX", &book[..], Ok(XLSX)),
            ("buku.xlsx", &book[..20], Err(Code::TableUnreadable)), // broke off
            ("buku.zip", &book[..], Err(Code::FileType)),
            ("buku.xlsm", &book[..], Err(Code::FileType)),
            ("buku.csv", b"No;Perihal", Ok(CSV)),
            ("buku.csv", b"a\0b", Err(Code::TableUnreadable)),
            ("buku.csv", b"", Err(Code::FileEmpty)),
            ("surat.pdf", PDF, Ok("application/pdf")),
        ] {
            let tail = content.len().saturating_sub(1024);
            let seen = Seen::of(content, &content[tail..]);
            let told = accept_tables_too(name, &seen).map_err(|e| e.told(crate::http::Lang::Id).0);
            assert_eq!(told, found, "{name} {content:?}");
        }
    }

    #[test]
    fn names_lose_what_could_mislead() {
        for (given, clean) in [
            ("surat.pdf", "surat.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\a\\Surat Tugas.pdf", "Surat Tugas.pdf"),
            ("surat\u{202E}fdp.exe", "suratfdp.exe"),
            ("a\u{0}b\r\n.pdf", "ab.pdf"),
            ("..", "berkas"),
            ("", "berkas"),
            ("Keterangan – ayah.pdf", "Keterangan – ayah.pdf"),
        ] {
            assert_eq!(clean_name(given), clean);
        }
        let long = clean_name(&format!("{}.pdf", "é".repeat(300)));
        assert!(long.chars().count() <= MAX_NAME);
        assert_eq!(long.rsplit('.').next(), Some("pdf"));
    }
}
