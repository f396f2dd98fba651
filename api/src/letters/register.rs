//! The door through which other features make letters.
use super::model::{Addressee, AddresseeKind, Direction, Letter, LetterStatus};
use super::outgoing::approval::Number;
use super::{ledger, outgoing, people, search, store, versions};
use crate::agencies;
use crate::documents::{IssuedPaper, LetterRegister, Numbering, RegisteredPaper, ReprimandDraft};
use crate::error::{Code, Error, Result};
use crate::identity::{self, Me, Permission};
use pamong_db::{Conn, Id};
use serde_json::json;

/// Letters as `documents` knows them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Register;

/// The kind of a reprimand.
const REPRIMAND: &str = "TEG";
/// Archive classification of supervision (pengawasan), a main group of both schemes.
const SUPERVISION: &str = "700";
/// The city, whose head signs where an agency has nobody to.
const CITY: &str = "15.71";

impl LetterRegister for Register {
    fn register_issued(&self, tx: &mut Conn, me: &Me, paper: &IssuedPaper) -> Result<RegisteredPaper> {
        let letter = Letter {
            kind_code: paper.kind_code.clone(),
            subject: paper.subject.clone(),
            classification_code: paper.classification_code.clone(),
            drafter_user_id: Some(me.user_id),
            drafter_position_id: Some(me.position_id),
            approver_position_id: Some(me.position_id),
            origin_type: Some("permit_application".into()),
            origin_id: Some(paper.application_id),
            ..Letter::blank(paper.agency_id, Direction::Outgoing, LetterStatus::Dispatched, me.at)
        };
        store::insert(tx, &letter)?;
        store::insert_addressees(tx, &[addressee(&letter, None, &paper.addressee)])?;
        search::index(tx, &letter)?;
        let letter = match &paper.numbering {
            Numbering::Granted(granted) => outgoing::approval::take_number(tx, me, &letter, granted)?,
            Numbering::Reserved(sequence) => {
                outgoing::approval::grant_number(tx, me, &letter, Number::Reserved(*sequence))?
            }
            Numbering::Next => outgoing::approval::grant_number(tx, me, &letter, Number::Next)?,
        };
        let number = letter.letter_number.clone().unwrap_or_default();
        let data = json!({"letter_number": number, "addressees": 1, "delivered": 0});
        ledger::record(tx, me, &letter, "letter.dispatch", data)?;
        Ok(RegisteredPaper { letter_id: letter.id, number })
    }

    fn draft_reprimand(&self, tx: &mut Conn, me: &Me, draft: &ReprimandDraft) -> Result<Id> {
        let classified = agencies::store::has_classification(tx, SUPERVISION, me.today())?;
        let letter = Letter {
            kind_code: REPRIMAND.into(),
            subject: draft.subject.clone(),
            summary: Some(format!("Jawaban paling lambat {}", draft.answer_by.format("%d-%m-%Y"))),
            body: Some(draft.body.clone()),
            classification_code: classified.then(|| SUPERVISION.to_owned()),
            drafter_user_id: Some(me.user_id),
            drafter_position_id: Some(me.position_id),
            approver_position_id: Some(approver(tx, me)?),
            origin_type: Some("evaluation_period".into()),
            origin_id: Some(draft.period_id),
            ..Letter::blank(me.agency.id, Direction::Outgoing, LetterStatus::Draft, me.at)
        };
        store::insert(tx, &letter)?;
        let to = addressee(&letter, Some(draft.addressee_agency_id), &draft.addressee_name);
        store::insert_addressees(tx, &[to])?;
        search::index(tx, &letter)?;
        versions::service::keep(tx, me, &letter, None)?;
        ledger::record(tx, me, &letter, "letter.draft", json!({"addressees": 1}))?;
        Ok(letter.id)
    }
}

fn addressee(letter: &Letter, agency_id: Option<Id>, name: &str) -> Addressee {
    Addressee {
        letter_id: letter.id,
        pos: 1,
        kind: AddresseeKind::To,
        agency_id,
        name: name.to_owned(),
        delivered_letter_id: None,
    }
}

/// The head of the drafter's agency, or the mayor where the agency has no head who may approve.
fn approver(tx: &mut Conn, me: &Me) -> Result<Id> {
    let city = agencies::store::find_by_code(tx, CITY)?.map(|city| city.id);
    for agency in [Some(me.agency.id), city].into_iter().flatten() {
        for head in people::store::heads(tx, agency)? {
            if identity::store::position_has(tx, head, Permission::LetterApprove)? {
                return Ok(head);
            }
        }
    }
    Err(Error::Code(Code::StateConflict, Some("no approver".into())))
}
