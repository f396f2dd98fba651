//! What a letter's paper shows, by the form of its kind.
use crate::letters::model::{AddresseeKind, SecurityLevel, Urgency};
use crate::letters::people::PersonRef;
use crate::letters::view::LetterView;
use pamong_render::RichText;
use pamong_render::paper::{Addressee, Attachment, Capacity, Form, Letter, Letterhead, Signature, Travel};

/// Names that the paper shows beside the letter itself.
pub struct Names {
    /// The city, as in `Kota Jambi`.
    pub city: String,
    /// Name of the kind.
    pub kind: String,
    /// Who signs.
    pub signer: Option<PersonRef>,
    /// In which capacity the signer holds the position.
    pub capacity: Capacity,
    /// The signer's NIP.
    pub civil_servant_number: Option<String>,
}

/// The paper of a letter.
pub fn of(letter: &LetterView, names: Names) -> Letter {
    let approver = names.signer.as_ref();
    let signature = Signature {
        title: approver.map(|p| p.position_title.clone()).unwrap_or_default(),
        name: approver.and_then(|p| p.name.clone()).unwrap_or_default(),
        nip: names.civil_servant_number,
        acting: names.capacity,
        ..Signature::default()
    };
    let files = letter.attachments.iter();
    Letter {
        letterhead: Letterhead {
            city: names.city.clone(),
            // The city's own letters carry its name alone.
            agency: if letter.agency.name == names.city { String::new() } else { letter.agency.name.clone() },
            ..Letterhead::default()
        },
        kind_code: letter.kind.clone(),
        kind_name: names.kind,
        place: names.city.trim_start_matches("Kota ").into(),
        date: letter.letter_date,
        number: letter.letter_number.clone(),
        urgency: urgency(letter.urgency).into(),
        security: security(letter.security_level).into(),
        attachments: files
            .map(|f| Attachment { title: f.file_name.clone(), sha256: f.sha256.clone() })
            .collect(),
        subject: letter.subject.clone(),
        form: form(letter, &signature.title),
        fields: Vec::new(),
        body: RichText::from_plain(letter.body.as_deref().unwrap_or_default()),
        sections: Vec::new(),
        closing: None,
        signatures: vec![signature],
        copies: named(letter, AddresseeKind::CarbonCopy),
    }
}

fn named(letter: &LetterView, kind: AddresseeKind) -> Vec<String> {
    letter.addressees.iter().filter(|a| a.kind == kind).map(|a| a.name.clone()).collect()
}

/// The form of the letter's kind with what the record knows; kinds without a form of their own are titled papers.
fn form(letter: &LetterView, signer: &str) -> Form {
    let names = named(letter, AddresseeKind::To);
    let to = names.iter().map(|name| Addressee { name: name.clone(), lines: Vec::new() }).collect();
    match Form::for_kind(&letter.kind) {
        Some(Form::Correspondence { .. }) => Form::Correspondence { to, via: None },
        Some(Form::Memo { .. }) => Form::Memo { to: names, from: signer.into() },
        Some(Form::Transmittal { items, .. }) => Form::Transmittal { to, items },
        Some(Form::Travel(_)) => Form::Travel(Box::new(Travel {
            ordered_by: signer.into(),
            purpose: letter.subject.clone(),
            budget_agency: Some(letter.agency.name.clone()),
            ..Travel::default()
        })),
        Some(form @ (Form::Assignment { .. } | Form::Record { .. })) => form,
        Some(Form::Titled { basis, validity, .. }) => Form::Titled { to, basis, validity },
        None => Form::Titled { to, basis: Vec::new(), validity: None },
    }
}

/// Urgency in printed words.
pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Normal => "Biasa",
        Urgency::Urgent => "Segera",
        Urgency::VeryUrgent => "Sangat Segera",
    }
}

/// Secrecy in printed words; nothing where the letter is open.
pub fn security(level: SecurityLevel) -> &'static str {
    match level {
        SecurityLevel::Open => "",
        SecurityLevel::Restricted => "Terbatas",
        SecurityLevel::Confidential => "Rahasia",
        SecurityLevel::Secret => "Sangat Rahasia",
    }
}
