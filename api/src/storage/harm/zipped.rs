//! Files that are ZIP archives by content: tables and documents of office programs, and archives that pose as something else.
use super::{refused, refused_for};
use crate::error::{Code, Error, Result};
use crate::storage::archive;
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;

/// Bytes that may come out of a table when it is read.
const MOST_CONTENT: u64 = 256 * 1024 * 1024;
/// Parts that an archive of an office program may have.
const MOST_PARTS: usize = 20_000;

/// Whether files of this type are documents of an office program in an archive.
pub fn holds_documents(media_type: &str) -> bool {
    ["application/vnd.openxmlformats-", "application/vnd.oasis."]
        .iter()
        .any(|kind| media_type.starts_with(kind))
}

/// Refuses a document with macros, and one that declares far more content than its size. Nothing is unpacked.
pub fn look(content: &[u8]) -> Result<()> {
    let Some(declared) = archive::declared(content) else { return Err(unreadable()) };
    if declared.is_bomb(length(content)) {
        return Err(refused(Code::FileBomb));
    }
    let Ok(zip) = ZipArchive::new(Cursor::new(content)) else { return Err(unreadable()) };
    if zip.len() > MOST_PARTS {
        return Err(refused(Code::FileBomb));
    }
    if zip.file_names().any(is_macro) { Err(refused(Code::FileMacro)) } else { Ok(()) }
}

/// As `look`, for a table that is going to be read: what it declares is compared with what comes out of it.
pub fn look_inside(content: &[u8]) -> Result<()> {
    look(content)?;
    let Ok(mut zip) = ZipArchive::new(Cursor::new(content)) else {
        return Err(unreadable());
    };
    let mut left = MOST_CONTENT;
    for place in 0..zip.len() {
        let Ok(part) = zip.by_index(place) else { return Err(unreadable()) };
        let allowed = part.size().min(left);
        match copy(&mut part.take(allowed + 1), &mut sink()) {
            Ok(came) if came > allowed => return Err(refused(Code::FileBomb)),
            Ok(came) => left -= came,
            Err(_broken) => return Err(unreadable()),
        }
    }
    Ok(())
}

/// Whether a file of another type opens as an archive too, whatever its name says.
pub fn is_archive_too(content: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(content)).is_ok_and(|zip| !zip.is_empty())
}

/// Parts that hold programs: of Microsoft's formats, and of OpenDocument.
fn is_macro(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.starts_with("vbaproject") || ["basic/", "scripts/"].iter().any(|folder| name.starts_with(folder))
}

fn unreadable() -> Error {
    refused_for(Code::TableUnreadable, "XLSX")
}

fn length(content: &[u8]) -> u64 {
    u64::try_from(content.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::code;
    use super::*;
    use std::io::Write as _;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    const BOOK: (&str, &[u8]) = ("xl/workbook.xml", b"<workbook/>");

    #[test]
    fn macros_are_found_by_their_parts() {
        for (part, told) in [
            ("xl/worksheets/sheet1.xml", None),
            ("xl/vbaProject.bin", Some(Code::FileMacro)),
            ("XL/VBAPROJECT.BIN", Some(Code::FileMacro)),
            ("word\\vbaProjectSignature.bin", Some(Code::FileMacro)),
            ("Basic/Standard/Module1.xml", Some(Code::FileMacro)),
            ("Scripts/python/a.py", Some(Code::FileMacro)),
        ] {
            assert_eq!(code(look(&archive(&[BOOK, (part, b"x")]))), told, "{part}");
            assert_eq!(code(look_inside(&archive(&[BOOK, (part, b"x")]))), told, "{part}");
        }
    }

    #[test]
    fn content_that_swells_is_refused_whether_or_not_it_is_declared() {
        let zeros = vec![0_u8; 30 << 20];
        let honest = archive(&[BOOK, ("xl/worksheets/sheet1.xml", &zeros)]);
        assert_eq!(code(look(&honest)), Some(Code::FileBomb));
        // the directory says 11 bytes
        let mut lying = honest.clone();
        let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
        let small = 11_u32.to_le_bytes();
        let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..*at + 4] == size).collect();
        assert!(!places.is_empty());
        for at in places {
            lying[at..at + 4].copy_from_slice(&small);
        }
        assert_eq!(code(look(&lying)), None, "the directory alone does not tell");
        assert_eq!(code(look_inside(&lying)), Some(Code::FileBomb));
    }

    #[test]
    fn what_is_damaged_is_not_opened() {
        let whole = archive(&[BOOK]);
        assert_eq!(code(look_inside(&whole)), None);
        assert_eq!(code(look_inside(&whole[..whole.len() - 4])), Some(Code::TableUnreadable));
        let mut garbled = whole;
        garbled[32..48].fill(0xAA);
        assert_eq!(code(look_inside(&garbled)), Some(Code::TableUnreadable));
    }

    #[test]
    fn an_archive_behind_something_else_is_found() {
        let picture = b"\x89PNG\r\n\x1A\n....";
        assert!(!is_archive_too(picture));
        assert!(is_archive_too(&[picture.as_slice(), &archive(&[("jahat.exe", b"MZ")])].concat()));
    }
}
