//! Photos that must not tell where and with what they were taken: that is kept as data, or not at all.
use super::{Blobs, store};
use crate::error::{Code, Error, Result, Violations};
use crate::http::AppState;
use pamong_db::Id;

/// The beginnings of what cameras and programs note in a JPEG: EXIF, XMP, IPTC.
const NOTES: [&[u8]; 3] = [b"Exif\0\0", b"http://ns.adobe.com/x", b"Photoshop 3.0\0"];

/// Refuses uploads of `owner` that are no JPEG, or that carry the notes of a camera; told below `pointer`. What is attached
/// already was looked at then.
pub async fn refuse_noted(app: &AppState, blobs: &Blobs, owner: Id, pointer: &str, ids: &[Id]) -> Result<()> {
    let mut violations = Violations::default();
    for (i, id) in ids.iter().copied().enumerate() {
        let found = app.db.read(move |c| Ok::<_, Error>(store::find_unlinked(c, owner, id)?)).await?;
        let Some(upload) = found else { continue };
        let jpeg = upload.media_type == "image/jpeg";
        if !jpeg || is_noted(&blobs.load(&upload.sha256, upload.size_bytes).await?) {
            violations.add(format!("{pointer}/{i}"), Code::PhotoUnfit);
        }
    }
    violations.finish()
}

/// Whether notes stand anywhere in a JPEG, also in the smaller pictures that phones put behind it.
fn is_noted(content: &[u8]) -> bool {
    NOTES.iter().any(|note| content.windows(note.len()).any(|part| part == *note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_found_wherever_they_stand() {
        let plain = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xFF\xD9".to_vec();
        assert!(!is_noted(&plain));
        for note in [
            &b"\xFF\xE1\x00\x08Exif\0\0"[..],
            b"\xFF\xE1http://ns.adobe.com/xap/1.0/\0",
            b"\xFF\xEDPhotoshop 3.0\0",
        ] {
            assert!(is_noted(&[&plain[..2], note, &plain[2..]].concat()), "in front");
            assert!(is_noted(&[&plain[..], note, &plain[..]].concat()), "behind");
        }
    }
}
