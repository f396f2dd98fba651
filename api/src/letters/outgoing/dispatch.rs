//! Dispatch: the letter arrives in the agenda book of every agency that it is addressed to, at once, and begins its way to
//! the others.
use super::model::Move;
use super::service::{advance, find};
use crate::agencies;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::attachments::{self, Attachment};
use crate::letters::dispatches::{self, Inside, Mailing, NewDispatch};
use crate::letters::incoming;
use crate::letters::model::{Addressee, Direction, Letter, LetterStatus};
use crate::letters::texts::{self, LetterText};
use crate::letters::{ledger, notices, scans, search, senders, store};
use pamong_db::{Conn, Id};
use serde_json::json;
use std::collections::BTreeMap;

/// Sends an approved letter: at once into the agenda books of the city's agencies, and to everybody else as `input` says.
pub fn dispatch(tx: &mut Conn, me: &Me, id: Id, input: &NewDispatch, mailing: Mailing) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    if !me.scope.covers(letter.agency_id) {
        return Err(Code::Forbidden.into());
    }
    if letter.status == LetterStatus::Dispatched {
        return Err(Code::AlreadyDone.into());
    }
    let letter = advance(tx, me, &letter, Move::Dispatch)?;
    let addressees = store::addressees(tx, id)?;
    let files = attachments::store::of_letter(tx, id)?;
    let sender = agencies::store::find(tx, letter.agency_id)?.ok_or_else(|| Error::internal("no agency"))?;
    let (mut arrived, mut inside) = (Vec::new(), Vec::new());
    for addressee in &addressees {
        if let Some(agency) = addressee.agency_id {
            let received = deliver(tx, me, &letter, &files, (addressee, agency, &sender.name))?;
            inside.push(Inside { pos: addressee.pos, copy: received.id });
            arrived.push(received);
        }
    }
    let started = dispatches::start(tx, me, &letter, (&addressees, &inside), input, mailing)?;
    let mut ways: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &started {
        *ways.entry(row.way.as_str()).or_default() += 1;
    }
    let data = json!({
        "letter_number": letter.letter_number,
        "addressees": addressees.len(),
        "delivered": arrived.len(),
        "ways": ways,
    });
    ledger::record(tx, me, &letter, "letter.dispatch", data)?;
    // The registers are locked last and always in this order, so two dispatches wait for each other but never both.
    arrived.sort_by_key(|received| received.agency_id);
    for received in &mut arrived {
        incoming::service::number(tx, received)?;
        let data = json!({
            "agenda_number": received.agenda_number,
            "source_letter_id": letter.id,
            "sender_agency_id": letter.agency_id,
        });
        ledger::record(tx, me, received, "letter.receive", data)?;
    }
    notices::arrived(tx, me, &arrived)?;
    Ok(letter)
}

/// Stores the letter as an incoming one of the addressee, without a number yet.
fn deliver(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    files: &[Attachment],
    (addressee, agency, sender): (&Addressee, Id, &str),
) -> Result<Letter> {
    let received = Letter {
        kind_code: letter.kind_code.clone(),
        letter_number: letter.letter_number.clone(),
        letter_date: letter.letter_date,
        received_date: Some(me.today()),
        sender_name: Some(sender.to_owned()),
        sender_agency_id: Some(letter.agency_id),
        subject: letter.subject.clone(),
        body: letter.body.clone(),
        classification_code: letter.classification_code.clone(),
        urgency: letter.urgency,
        security_level: letter.security_level,
        source_letter_id: Some(letter.id),
        origin_type: letter.origin_type.clone(),
        origin_id: letter.origin_id,
        ..Letter::blank(agency, Direction::Incoming, LetterStatus::Registered, me.at)
    };
    store::insert(tx, &received)?;
    if let Some(text) = texts::store::find(tx, letter.id)? {
        texts::store::put(tx, &LetterText { letter_id: received.id, ..text })?;
    }
    let copies: Vec<Attachment> = files.iter().map(|file| file.copy_to(received.id)).collect();
    scans::add(tx, &copies, me.now())?;
    search::index(tx, &received)?;
    senders::note(tx, &received, me.now())?;
    store::set_delivered(tx, letter.id, addressee.pos, received.id)?;
    Ok(received)
}
