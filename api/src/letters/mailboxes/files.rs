//! Files of a mail: which of them a letter takes, and which hold the whole mail back.
use super::model::QuarantineReason;
use crate::letters::attachments::MAX_UPLOADS;
use crate::storage::{self, archive, clean_name};

/// A file that a letter takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFile {
    /// Its name without folders.
    pub name: String,
    /// Its type, found in its content.
    pub media_type: &'static str,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// What holds a mail back, with what the message about it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Why.
    pub reason: QuarantineReason,
    /// The limit, the file, the number.
    pub detail: Option<String>,
}

impl Trouble {
    /// Trouble that names something.
    pub fn of(reason: QuarantineReason, detail: impl Into<String>) -> Self {
        Self { reason, detail: Some(detail.into()) }
    }
}

/// The files of one mail.
#[derive(Debug, Default)]
pub struct Files {
    /// Those that a letter takes.
    pub taken: Vec<MailFile>,
    /// What holds the mail back; the gravest counts.
    pub trouble: Option<Trouble>,
}

/// What mail programs add by themselves and no letter needs: invitations, visiting cards, signatures, small pictures.
const ORNAMENTS: [&str; 7] = [
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "image/gif",
];
/// How a file in Microsoft's own form (TNEF) begins.
const TNEF: &[u8] = b"\x78\x9F\x3E\x22";

impl Files {
    /// Looks at one file. `name` is what the mail calls it, `declared` the type that it says, `limit` the bytes that a file
    /// may have.
    pub fn look(&mut self, name: Option<&str>, declared: &str, content: &[u8], limit: usize) {
        if content.is_empty() || ORNAMENTS.contains(&declared) {
            return;
        }
        let Some(name) = name.map(clean_name).or_else(|| unnamed(declared)) else { return };
        if content.starts_with(TNEF) || declared == "application/ms-tnef" {
            return self.hold(Trouble { reason: QuarantineReason::WinmailDat, detail: None });
        }
        if content.starts_with(b"PK") {
            let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
            match archive::declared(content) {
                Some(declared) if !declared.is_bomb(size) => {}
                Some(declared) => {
                    let times = declared.content / size.max(1);
                    return self
                        .hold(Trouble::of(QuarantineReason::ArchiveBomb, format!("{name}, {times}×")));
                }
                None => return self.hold(Trouble::of(QuarantineReason::ForbiddenType, name)),
            }
        }
        let Some(media_type) = storage::mail_type(&name, content) else {
            return self.hold(Trouble::of(QuarantineReason::ForbiddenType, name));
        };
        if content.len() > limit {
            return self.hold(Trouble::of(QuarantineReason::TooLarge, mebibytes(limit)));
        }
        if self.taken.len() == MAX_UPLOADS {
            return self.hold(Trouble::of(QuarantineReason::TooManyFiles, MAX_UPLOADS.to_string()));
        }
        self.taken.push(MailFile { name, media_type, content: content.to_vec() });
    }

    fn hold(&mut self, trouble: Trouble) {
        let graver =
            self.trouble.as_ref().is_none_or(|known| gravity(trouble.reason) > gravity(known.reason));
        if graver {
            self.trouble = Some(trouble);
        }
    }
}

const fn gravity(reason: QuarantineReason) -> u8 {
    match reason {
        QuarantineReason::ArchiveBomb => 4,
        QuarantineReason::WinmailDat => 3,
        QuarantineReason::ForbiddenType => 2,
        _ => 1,
    }
}

/// A name for a file that has none; text without a name is part of the text.
fn unnamed(declared: &str) -> Option<String> {
    (!declared.starts_with("text/")).then(|| "berkas".to_owned())
}

/// A limit as messages name it.
pub fn mebibytes(limit: usize) -> String {
    format!("{} MiB", limit / (1024 * 1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

    fn looked(files: &[(&str, &str, &[u8])]) -> (usize, Option<QuarantineReason>) {
        let mut seen = Files::default();
        for (name, declared, content) in files {
            seen.look(Some(name), declared, content, 1000);
        }
        (seen.taken.len(), seen.trouble.map(|trouble| trouble.reason))
    }

    #[test]
    fn files_are_judged_by_what_they_are() {
        let pdf = ("surat.pdf", "application/octet-stream", PDF);
        let big = [PDF, &[b' '; 1000], b"%%EOF"].concat();
        assert_eq!(looked(&[pdf]), (1, None));
        assert_eq!(looked(&[pdf, ("kartu.vcf", "text/vcard", b"BEGIN:VCARD")]), (1, None));
        assert_eq!(looked(&[("surat.pdf", "application/pdf", b"")]), (0, None));
        for (file, reason) in [
            (("surat.pdf", "application/pdf", &big[..]), QuarantineReason::TooLarge),
            (
                ("winmail.dat", "application/octet-stream", b"\x78\x9F\x3E\x22\0"),
                QuarantineReason::WinmailDat,
            ),
            (("a.dat", "application/ms-tnef", b"x"), QuarantineReason::WinmailDat),
            (("surat.exe", "application/pdf", b"MZ"), QuarantineReason::ForbiddenType),
            (("rusak.zip", "application/zip", b"PK\x03\x04"), QuarantineReason::ForbiddenType),
        ] {
            assert_eq!(looked(&[pdf, file]), (1, Some(reason)), "{}", file.0);
        }
        assert_eq!(looked(&vec![pdf; 21]), (20, Some(QuarantineReason::TooManyFiles)));
    }

    #[test]
    fn the_gravest_trouble_is_named() {
        let exe = ("a.exe", "application/pdf", &b"MZ"[..]);
        let tnef = ("winmail.dat", "application/ms-tnef", TNEF);
        assert_eq!(looked(&[exe, tnef]).1, Some(QuarantineReason::WinmailDat));
        assert_eq!(looked(&[tnef, exe]).1, Some(QuarantineReason::WinmailDat));
    }
}
