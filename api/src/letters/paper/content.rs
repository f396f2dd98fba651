//! What a letter's paper shows, by the form of its kind.
use super::form;
use crate::documents::office::Office;
use crate::error::Result;
use crate::letters::model::{Addressee, AddresseeKind, Letter, SecurityLevel, Urgency};
use crate::letters::texts::LetterText;
use pamong_render::clean_text;
use pamong_render::paper::{self, Attachment, Signature};

/// A letter, stored or not, with what its paper shows beside it.
pub struct Source {
    /// The letter.
    pub letter: Letter,
    /// Its text.
    pub text: LetterText,
    /// To whom it goes.
    pub addressees: Vec<Addressee>,
    /// Files that go with it.
    pub files: Vec<Attachment>,
    /// Its agency.
    pub office: Office,
    /// Name of the kind.
    pub kind: String,
    /// Who signs.
    pub signature: Signature,
}

/// The paper of a letter.
pub fn of(source: Source) -> Result<paper::Letter> {
    let Source { letter, text, addressees, files, office, kind, signature } = source;
    let named = |kind| {
        let of_kind = addressees.iter().filter(|a| a.kind == kind);
        of_kind.map(|a| clean_text(&a.name)).collect::<Vec<_>>()
    };
    let parts = text.parts()?.unwrap_or_default();
    let subject = clean_text(&letter.subject);
    let known = form::Known {
        kind: &letter.kind_code,
        to: named(AddresseeKind::To),
        signer: &signature.title,
        agency: &office.name,
        subject: &subject,
    };
    Ok(paper::Letter {
        form: form::form(&known, &parts),
        fields: form::fields(&parts),
        sections: form::sections(&parts),
        closing: parts.closing.as_deref().map(clean_text),
        letterhead: office.letterhead(),
        kind_name: kind,
        place: office.place(),
        date: letter.letter_date,
        number: letter.letter_number,
        urgency: urgency(letter.urgency).into(),
        security: security(letter.security_level).into(),
        attachments: files,
        body: text.rich()?,
        signatures: vec![signature],
        copies: named(AddresseeKind::CarbonCopy),
        kind_code: letter.kind_code,
        subject,
    })
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
