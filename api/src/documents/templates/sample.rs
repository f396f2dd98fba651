//! Letters of nobody, which show where the fixed words stand.
use crate::documents::office::Office;
use chrono::NaiveDate;
use pamong_render::paper::{
    Addressee, Assignee, Attachment, Consignment, Form, Letter, Party, Signature, Travel,
};
use pamong_render::{Paper, RichText, Verification};
use serde::Deserialize;
use utoipa::ToSchema;

/// Paragraphs of a sample, enough for a second page.
const PARAGRAPHS: usize = 12;
const TEXT: &str = "Dengan hormat, naskah ini adalah contoh untuk memeriksa teks tetap pada naskah dinas. Isinya bukan \
    pemberitahuan dan tidak mempunyai kekuatan apa pun; yang perlu diperhatikan hanyalah teks di sekitarnya.";

/// The form of letter that a sample has.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sample {
    /// Surat dinas of two pages.
    #[default]
    Letter,
    /// Surat edaran, with its title and number in the middle.
    Circular,
    /// Surat tugas.
    Assignment,
    /// Surat perintah perjalanan dinas with its reverse side.
    Travel,
    /// Surat pengantar with its receipt.
    CoverLetter,
    /// Berita acara.
    Record,
}

/// A sample of an office.
pub fn letter(office: &Office, sample: Sample, day: NaiveDate) -> Paper {
    let (kind_code, kind_name) = match sample {
        Sample::Letter => ("SD", "Surat Dinas"),
        Sample::Circular => ("SE", "Surat Edaran"),
        Sample::Assignment => ("ST", "Surat Tugas"),
        Sample::Travel => ("SPPD", "Surat Perintah Perjalanan Dinas"),
        Sample::CoverLetter => ("SPG", "Surat Pengantar"),
        Sample::Record => ("BA", "Berita Acara"),
    };
    let long = matches!(sample, Sample::Letter);
    Paper::Letter(Box::new(Letter {
        letterhead: office.letterhead(),
        kind_code: kind_code.into(),
        kind_name: kind_name.into(),
        place: office.place(),
        date: Some(day),
        number: Some("000/000/CONTOH".into()),
        urgency: "Biasa".into(),
        security: String::new(),
        attachments: vec![Attachment { title: "lampiran.pdf".into(), sha256: "0".repeat(64) }],
        subject: "Contoh naskah".into(),
        form: form(office, sample, day),
        fields: Vec::new(),
        body: RichText::from_plain(&vec![TEXT; if long { PARAGRAPHS } else { 1 }].join("\n\n")),
        sections: Vec::new(),
        closing: Some("Demikian contoh ini.".into()),
        signatures: vec![person(office.head())],
        copies: vec!["Arsip".into()],
    }))
}

/// The marks of an electronic signature that is none.
pub fn verification() -> Verification {
    Verification { url: "https://contoh.invalid".into(), code: "CONTOH".into(), qr: None }
}

fn person(title: String) -> Signature {
    Signature { title, name: "Nama Pejabat".into(), ..Signature::default() }
}

fn form(office: &Office, sample: Sample, day: NaiveDate) -> Form {
    let to = vec![Addressee { name: "Kepala Instansi".into(), lines: vec!["di tempat".into()] }];
    let basis = vec!["Peraturan yang menjadi dasar".to_owned()];
    let assignee = Assignee { name: "Nama Pegawai".into(), ..Assignee::default() };
    match sample {
        Sample::Letter => Form::Correspondence { to, via: Some("Sekretaris Daerah".into()) },
        Sample::Circular => Form::Titled { to, basis, validity: Some("1 (satu) tahun".into()) },
        Sample::Assignment => Form::Assignment {
            basis,
            assignees: vec![assignee],
            tasks: vec!["Memeriksa teks tetap pada naskah".into()],
            period: Some("1 (satu) hari".into()),
        },
        Sample::Travel => Form::Travel(Box::new(Travel {
            ordered_by: office.head(),
            traveller: assignee,
            purpose: "Contoh perjalanan".into(),
            origin: office.place(),
            destination: "Tempat Tujuan".into(),
            duration: Some("1 (satu) hari".into()),
            departs: Some(day),
            returns: Some(day),
            ..Travel::default()
        })),
        Sample::CoverLetter => {
            let item =
                Consignment { description: "Berkas".into(), quantity: "1".into(), note: String::new() };
            Form::Transmittal { to, items: vec![item] }
        }
        Sample::Record => {
            let party = |called: &str| Party {
                called: called.into(),
                name: "Nama Pihak".into(),
                nip: None,
                title: "Jabatan".into(),
            };
            let witnesses = vec![person("Saksi".into())];
            Form::Record { parties: vec![party("PIHAK KESATU"), party("PIHAK KEDUA")], witnesses }
        }
    }
}
