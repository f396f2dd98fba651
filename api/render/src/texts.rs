//! The fixed words of the layouts, which an office may change without changing code.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::{TextError, TextProblem, check_text};

/// Longest of these texts, in characters.
const LONGEST: usize = 1_000;
/// Longest note at the foot, which has two lines on every page.
const LONGEST_FOOTER: usize = 240;
/// The key of [`TemplateTexts::footers`] that holds for every kind without a note of its own.
const EVERY_KIND: &str = "*";

/// What an administrator needs to know of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TextKey {
    /// Name of the field.
    pub key: &'static str,
    /// The built-in text.
    pub default: &'static str,
    /// Where it is printed.
    pub meaning: &'static str,
    /// What must stand in it, with braces; it is replaced by the fact of that name.
    pub placeholders: &'static [&'static str],
}

macro_rules! texts {
    ($($key:ident = $default:literal, $meaning:literal $(, $placeholder:literal)*;)*) => {
        /// The fixed words of the layouts. Missing keys have the built-in text, so that what was stored by an older
        /// version can be read; nothing in them is code.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct TemplateTexts {
            $(#[doc = $meaning] pub $key: String,)*
            /// Notes at the foot of every page of a letter that is signed electronically, by the code of the kind;
            /// the key `*` holds for the other kinds.
            pub footers: BTreeMap<String, String>,
        }

        impl Default for TemplateTexts {
            fn default() -> Self {
                Self {
                    $($key: $default.to_owned(),)*
                    footers: BTreeMap::from([(EVERY_KIND.to_owned(), FOOTER.to_owned())]),
                }
            }
        }

        impl TemplateTexts {
            /// Every text but the notes at the foot.
            pub const KEYS: &'static [TextKey] = &[$(TextKey {
                key: stringify!($key),
                default: $default,
                meaning: $meaning,
                placeholders: &[$($placeholder),*],
            },)*];

            fn values(&self) -> Vec<&str> {
                vec![$(self.$key.as_str(),)*]
            }
        }
    };
}

/// The built-in note at the foot.
const FOOTER: &str = "Dokumen ini telah ditandatangani secara elektronik.";

texts! {
    government = "PEMERINTAH {city}", "First line of the letterhead; the city is printed in capitals", "{city}";
    number = "NOMOR {number}", "Below the title of a letter", "{number}";
    about = "TENTANG", "Between the number and the subject of a letter with a title";
    honoured = "Yth.", "Before the name of an addressee";
    to = "Kepada", "Above addressees, and before those who are ordered";
    via = "melalui {office}", "The office that a letter passes through", "{office}";
    basis = "Dasar", "Before what a letter rests on";
    basis_of_certificate = "Berdasarkan:", "Before the rules that a certificate rests on";
    assigns = "MENUGASKAN:", "The verb of a surat tugas";
    commands = "MEMERINTAHKAN:", "The verb of a surat perintah tugas";
    task = "Untuk", "Before what is to be done";
    period = "Waktu", "Before how long an order holds";
    validity = "Masa berlaku: {validity}", "How long a letter or certificate holds", "{validity}";
    parties = "Yang bertanda tangan di bawah ini:", "Above the parties of a berita acara";
    called = "selanjutnya disebut {called}.", "What a party is called", "{called}";
    witnesses = "Saksi-saksi:", "Above the witnesses of a berita acara";
    copies = "Tembusan:", "Above who gets a copy";
    attachments = "Berkas lampiran elektronik (SHA-256):", "Above the attached files with their hashes";
    verify = "Keaslian dapat diperiksa di {url}", "Beside the QR code", "{url}";
    verify_code = "Kode: {code}", "Below it, for typing", "{code}";
    page = "Halaman {page} dari {pages}", "At the foot from the second page on", "{page}", "{pages}";
    issued = "Dikeluarkan di {place}", "Above the signature of a travel order", "{place}";
    travel_checked = "Telah diperiksa dengan keterangan bahwa perjalanan tersebut di atas benar dilakukan atas perintahnya dan semata-mata untuk kepentingan jabatan dalam waktu yang sesingkat-singkatnya.",
        "At the return, on the reverse side of a travel order";
    travel_remarks = "Catatan lain-lain", "Part VI of the reverse side of a travel order";
    travel_warning = "PERHATIAN:\nPejabat yang berwenang menerbitkan SPPD, pegawai yang melakukan perjalanan dinas, para pejabat yang mengesahkan tanggal berangkat/tiba, serta bendahara bertanggung jawab berdasarkan peraturan keuangan negara apabila negara menderita rugi akibat kesalahan, kelalaian, dan kealpaannya.",
        "Part VII of the reverse side of a travel order";
    received = "Diterima tanggal", "Above the receipt of a cover letter";
    receiver = "Penerima,", "Who signs that receipt";
    documents = "Berkas yang diterima:", "Above the papers on a receipt";
    officer = "Petugas: {name}", "Who took an application", "{name}";
}

impl TemplateTexts {
    /// Whether all of it can be printed and has its placeholders. The pointer of the error is into this value's JSON.
    pub fn check(&self) -> Result<(), TextError> {
        for (key, value) in Self::KEYS.iter().zip(self.values()) {
            let at = format!("/{}", key.key);
            checked(value, LONGEST).map_err(|e| e.below(&at))?;
            if let Some(name) = key.placeholders.iter().find(|name| !value.contains(**name)) {
                let problem = TextProblem::Placeholder { name: (*name).to_owned() };
                return Err(TextError { pointer: at, problem });
            }
        }
        self.footers.iter().try_for_each(|(kind, note)| {
            let kind = kind.replace('~', "~0").replace('/', "~1");
            checked(note, LONGEST_FOOTER).map_err(|e| e.below(&format!("/footers/{kind}")))
        })
    }
}

fn checked(text: &str, limit: usize) -> Result<(), TextError> {
    check_text(text)?;
    let problem = TextProblem::TooLong { limit };
    if text.chars().count() > limit { Err(TextError { pointer: String::new(), problem }) } else { Ok(()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_texts_pass_their_own_check_and_every_key_is_a_field() {
        let texts = TemplateTexts::default();
        texts.check().unwrap();
        let json = serde_json::to_value(&texts).unwrap();
        for key in TemplateTexts::KEYS {
            assert_eq!(json.get(key.key).and_then(|v| v.as_str()), Some(key.default), "{}", key.key);
        }
        assert_eq!(json.as_object().unwrap().len(), TemplateTexts::KEYS.len() + 1);
    }

    #[test]
    fn older_texts_are_read_and_a_lost_placeholder_is_named() {
        let texts: TemplateTexts = serde_json::from_str(r#"{"page":"Hal. {page}"}"#).unwrap();
        assert_eq!(texts.copies, "Tembusan:");
        let e = texts.check().unwrap_err();
        assert_eq!((e.pointer.as_str(), e.to_string().as_str()), ("/page", "/page: {pages} is missing"));
        let mut texts = TemplateTexts::default();
        texts.footers.insert("SD".to_owned(), "\u{202E}".to_owned());
        assert_eq!(texts.check().unwrap_err().pointer, "/footers/SD");
    }
}
