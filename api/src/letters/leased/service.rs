//! Registering a letter that has a lent number.
use super::model::NewLeasedLetter;
use crate::agencies;
use crate::audit::{self, Application, Medium, NewFact};
use crate::documents::numbering::{self, Lease, Taken, use_leased};
use crate::error::{Code, Error, Result, Violations};
use crate::identity::Me;
use crate::letters::attachments::Attachment;
use crate::letters::model::{Addressee, AddresseeKind, Channel, Direction, Letter, LetterStatus};
use crate::letters::model::{SecurityLevel, Urgency};
use crate::letters::outgoing::approval::parts;
use crate::letters::{scans, search, store};
use crate::storage;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Registers the letter with its number. The number is the one that stands on the paper, in the form of its day; in the
/// ledger it counts as work on paper.
pub fn register(tx: &mut Conn, me: &Me, lease: Id, input: &NewLeasedLetter) -> Result<Letter> {
    let id = Id::new();
    let lent = use_leased(tx, me, lease, input.number, id)?;
    check(tx, me, &lent, input)?;
    let mut letter = Letter {
        id,
        kind_code: input.kind.clone(),
        channel: Some(Channel::Paper),
        register_year: lent.year,
        sequence_number: Some(input.number),
        letter_date: Some(input.letter_date),
        subject: input.subject.trim().to_owned(),
        classification_code: input.classification_code.clone(),
        urgency: input.urgency.unwrap_or(Urgency::Normal),
        security_level: input.security_level.unwrap_or(SecurityLevel::Open),
        drafter_user_id: Some(me.user_id),
        drafter_position_id: Some(me.position_id),
        ..Letter::blank(lent.agency_id, Direction::Outgoing, LetterStatus::Dispatched, me.at)
    };
    let agency = agencies::store::find(tx, lent.agency_id)?.ok_or_else(|| Error::internal("no agency"))?;
    let taken = Taken { sequence: input.number, suffix: String::new(), date: input.letter_date };
    let number = numbering::number(
        tx,
        &letter.kind_code,
        letter.agency_id,
        &parts(&letter, &taken, &agency.short_name),
    )?;
    letter.letter_number = Some(number);
    let uploads = storage::link(tx, Some(me.user_id), "/upload_ids", &input.upload_ids, me.now())?;
    store::insert(tx, &letter)?;
    store::insert_addressees(tx, &[addressee(&letter, input)])?;
    scans::add(tx, &Attachment::of(letter.id, None, uploads, 1), me.now())?;
    search::index(tx, &letter)?;
    let data = json!({
        "direction": letter.direction,
        "kind": letter.kind_code,
        "channel": letter.channel,
        "letter_id": letter.id,
        "letter_number": letter.letter_number,
        "sequence": letter.sequence_number,
        "lease_id": lease,
    });
    let subject = ("letter", letter.id);
    let fact = NewFact {
        effective_date: Some(input.letter_date),
        medium: Medium::Paper,
        ..NewFact::new(Application::Letters, "letter.register_leased", subject, letter.agency_id, data)
    };
    audit::record(tx, me, fact)?;
    Ok(letter)
}

fn check(tx: &mut Conn, me: &Me, lent: &Lease, input: &NewLeasedLetter) -> Result<()> {
    let mut v = Violations::default();
    if input.letter_date > me.today() {
        v.add("/letter_date", Code::DateInFuture);
    } else if input.letter_date < lent.from {
        v.add_with("/letter_date", Code::OutOfRange, format!("≥ {}", lent.from));
    }
    if agencies::store::letter_kind(tx, &input.kind, input.letter_date)?.is_none() {
        v.add("/kind", Code::UnknownReference);
    }
    if let Some(code) = &input.classification_code
        && !agencies::store::has_classification(tx, code, input.letter_date)?
    {
        v.add("/classification_code", Code::UnknownReference);
    }
    v.finish()
}

fn addressee(letter: &Letter, input: &NewLeasedLetter) -> Addressee {
    Addressee {
        letter_id: letter.id,
        pos: 1,
        kind: AddresseeKind::To,
        agency_id: None,
        name: input.addressee.trim().to_owned(),
        delivered_letter_id: None,
    }
}
