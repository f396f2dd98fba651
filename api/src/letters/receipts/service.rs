//! Use case: acknowledge the receipt of letters.
use super::mail;
use super::model::{
    LetterReceiptResult, LetterReceiptResults, NewLetterReceipts, ReceiptRow, ReceiptStatus, ReceiptWay,
};
use super::store;
use crate::error::{Code, Error, Result};
use crate::http::Lang;
use crate::identity::Me;
use crate::letters::dispatches::Mailing;
use crate::letters::model::{Direction, Letter, LetterStatus, SecurityLevel};
use crate::letters::{ledger, senders, store as letters};
use pamong_db::{Conn, Id};
use serde_json::json;

/// Acknowledges letters of the caller's agency; each is acknowledged or refused by itself.
pub fn acknowledge(
    tx: &mut Conn,
    me: &Me,
    input: &NewLetterReceipts,
    (mailing, lang): (Mailing, Lang),
) -> Result<LetterReceiptResults> {
    if input.way == ReceiptWay::Mail && !mailing.available {
        return Err(Code::MailUnavailable.into());
    }
    let batch = Id::new();
    let mut items = Vec::with_capacity(input.letter_ids.len());
    for (letter_id, pos) in input.letter_ids.iter().zip(1..) {
        items.push(match one(tx, me, *letter_id, (batch, pos, input.way)) {
            Ok(email) => LetterReceiptResult {
                letter_id: *letter_id,
                acknowledged: true,
                email,
                code: None,
                message: None,
            },
            Err(e @ (Error::Db(_) | Error::Internal(_))) => return Err(e),
            Err(refused) => {
                let (code, message) = refused.told(lang);
                LetterReceiptResult {
                    letter_id: *letter_id,
                    acknowledged: false,
                    email: None,
                    code: Some(code),
                    message: Some(message),
                }
            }
        });
    }
    let batch_id = items.iter().any(|item| item.acknowledged).then_some(batch);
    Ok(LetterReceiptResults { batch_id, items })
}

/// Refuses before it writes anything, so that a refused letter leaves nothing behind in the transaction of the others.
fn one(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    (batch_id, pos, way): (Id, i32, ReceiptWay),
) -> Result<Option<String>> {
    let letter = letters::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if letter.direction != Direction::Incoming || letter.status == LetterStatus::Withdrawn {
        return Err(Error::Code(Code::StateConflict, Some(letter.status.to_string())));
    }
    if letter.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    let email = match way {
        ReceiptWay::Paper => None,
        ReceiptWay::Mail => Some(address(tx, &letter)?),
    };
    let row = ReceiptRow {
        id: Id::new(),
        batch_id,
        pos,
        letter_id: id,
        way,
        status: if email.is_some() { ReceiptStatus::Waiting } else { ReceiptStatus::Issued },
        email: email.clone(),
        problem: None,
        problem_detail: None,
        user_id: me.user_id,
        position_id: me.position_id,
        created_at: me.now(),
        updated_at: me.now(),
    };
    store::insert(tx, &row)?;
    if email.is_some() {
        mail::enqueue(tx, &row, me.now())?;
    }
    let data = json!({
        "agenda_number": letter.agenda_number, "received_date": letter.received_date, "way": way,
        "email": email, "receipt_id": row.id,
    });
    ledger::record(tx, me, &letter, "letter.acknowledge", data)?;
    Ok(email)
}

/// Where the sender gets it. A slip names the subject, which of a letter above the open level goes by no mail.
fn address(c: &mut Conn, letter: &Letter) -> Result<String> {
    if letter.security_level != SecurityLevel::Open {
        return Err(Code::MailNotForSecret.into());
    }
    Ok(senders::email_of_letter(c, letter)?.ok_or(Code::NoSenderAddress)?)
}
