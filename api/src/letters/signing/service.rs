//! An outgoing letter as something that is signed.
use super::model::NewRevocation;
use crate::agencies;
use crate::documents::numbering::Insertion;
use crate::documents::signing::paper::SubjectType;
use crate::documents::signing::state::{self, SignatureState};
use crate::documents::signing::{Granted, Intent, Marks, Signable, service as signed};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::model::{Letter, LetterStatus, SecurityLevel};
use crate::letters::outgoing::approval::{last_by, take_number};
use crate::letters::outgoing::service::{conflict, find};
use crate::letters::outgoing::{Move, after};
use crate::letters::paper::{options, printed};
use crate::letters::store;
use crate::letters::{ledger, notices};
use pamong_db::{Conn, Id};
use pamong_render::{Paper, PaperSize, RenderOptions};
use serde_json::json;

/// A letter that its approver signs.
pub struct LetterToSign {
    /// The letter.
    pub id: Id,
    /// The version that the signer looked at.
    pub version: i32,
    /// The sheet.
    pub size: PaperSize,
    /// What it carries beside its content.
    pub marks: Marks,
    /// A back-dated number, where one is wanted.
    pub insertion: Option<Insertion>,
}

/// The letter, if `me` may sign it now: 404, 403, 409 and 412 come before a passphrase is asked of any key.
pub fn signable(c: &mut Conn, me: &Me, id: Id, version: i32) -> Result<Letter> {
    let letter = find(c, me, id)?;
    if letter.approver_position_id != Some(me.position_id) {
        return Err(Code::Forbidden.into());
    }
    if matches!(letter.status, LetterStatus::Approved | LetterStatus::Dispatched) {
        return Err(Code::AlreadyDone.into());
    }
    after(letter.status, Move::Approve).ok_or_else(|| conflict(&letter))?;
    if letter.version == version { Ok(letter) } else { Err(Code::Stale.into()) }
}

/// Whether the signature of a letter was taken back.
pub fn is_revoked(c: &mut Conn, letter: Id) -> Result<bool> {
    let signature = state::of_subject(c, SubjectType::Letter, letter)?;
    Ok(signature.is_some_and(|signature| signature.state == SignatureState::Revoked))
}

impl Signable for LetterToSign {
    fn check(&self, tx: &mut Conn, me: &Me) -> Result<Intent> {
        let letter = signable(tx, me, self.id, self.version)?;
        let kind = agencies::store::letter_kind(tx, &letter.kind_code, me.today())?;
        let title = kind.map_or_else(|| letter.kind_code.clone(), |kind| kind.name_id);
        let agency = agencies::store::find(tx, letter.agency_id)?;
        let agency = agency.ok_or_else(|| Error::internal("no agency"))?;
        // Whoever finds a secret letter must not learn from its code what it is about.
        let subject = (letter.security_level == SecurityLevel::Open).then_some(letter.subject.as_str());
        let insertion = match &self.insertion {
            Some(wanted) => Some((wanted.clone(), last_by(tx, &letter, me.at.year(), wanted)?)),
            None => None,
        };
        Ok(Intent {
            insertion,
            security: letter.security_level.code(),
            subject: (SubjectType::Letter, letter.id),
            agency_id: letter.agency_id,
            facts: signed::facts(&title, subject, &agency.name),
            kind_code: letter.kind_code,
            classification_code: letter.classification_code,
        })
    }

    fn paper(&self, tx: &mut Conn, me: &Me, granted: &Granted) -> Result<(Paper, RenderOptions)> {
        let letter = signable(tx, me, self.id, self.version)?;
        let letter =
            Letter { letter_number: Some(granted.number.clone()), letter_date: Some(granted.date), ..letter };
        let options = RenderOptions {
            verification: Some(self.marks.verification(me, granted)?),
            signature_note: self.marks.note.clone(),
            document_id: granted.paper_id.to_string(),
            created: me.at.local(),
            watermark: None,
            ..options(tx, me, &letter, self.size)?
        };
        Ok((printed(tx, me, letter, Some(me.user_id))?, options))
    }

    fn conclude(&self, tx: &mut Conn, me: &Me, granted: &Granted) -> Result<()> {
        let letter = signable(tx, me, self.id, self.version)?;
        let next = after(letter.status, Move::Approve).ok_or_else(|| conflict(&letter))?;
        let letter =
            store::advance(tx, letter.id, letter.status, next, me.now())?.ok_or(Code::AlreadyDone)?;
        let letter = take_number(tx, me, &letter, granted)?;
        notices::moved_on(tx, me, &letter)
    }
}

/// Takes a signed letter back, or says which one took its place: verification says so from now on. The letter stays in the
/// register.
pub fn revoke(tx: &mut Conn, me: &Me, id: Id, input: &NewRevocation) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    if letter.approver_position_id != Some(me.position_id) {
        return Err(Code::Forbidden.into());
    }
    let unknown = || Error::field("/replaced_by_id", Code::UnknownReference);
    let successor = match input.replaced_by_id {
        Some(other) => {
            let other = store::find_visible(tx, &me.scope, other)?.ok_or_else(unknown)?;
            if other.agency_id != letter.agency_id || other.id == id {
                return Err(unknown());
            }
            Some(other.id)
        }
        None => None,
    };
    let reason = input.reason.trim();
    let paper = signed::end(tx, me, (SubjectType::Letter, id), reason, successor)?;
    let data = json!({
        "letter_number": letter.letter_number,
        "paper_id": paper.id,
        "reason": reason,
        "replaced_by_id": successor,
    });
    ledger::record(tx, me, &letter, "letter.revoke", data)?;
    Ok(letter)
}
