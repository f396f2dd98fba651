//! What a package may hold of rows that are not the agency's alone.
use super::Sets;
use super::events::{AttendanceList, InvitationAnswer};
use super::letters::{Letter, LetterAddressee};
use super::moving::Mailbox;
use super::people::User;
use super::ways::LetterDispatch;
use serde_json::Value;

/// Of a letter of another office: what stands on the paper that went to and fro, and where it is on its way. Its places in
/// the registers of its own office stay there, and so does who worked on it.
pub fn letter(row: Letter, sets: &Sets) -> Letter {
    if sets.own(row.id) {
        return row;
    }
    let known = |id: &_| sets.knows(*id);
    Letter {
        agenda_number: None,
        sequence_number: None,
        summary: None,
        body: row.body.filter(|_| !sets.withheld.contains(&row.id)),
        drafter_user_id: None,
        drafter_position_id: None,
        source_letter_id: row.source_letter_id.filter(known),
        reply_to_id: row.reply_to_id.filter(known),
        ..row
    }
}

/// Who else got a letter of another office stands on its paper; the letter that it became there is not known here.
pub fn addressee(row: LetterAddressee, sets: &Sets) -> LetterAddressee {
    let delivered = row.delivered_letter_id.filter(|id| sets.own(row.letter_id) || sets.own(*id));
    LetterAddressee { delivered_letter_id: delivered, ..row }
}

/// How a letter of another office came to others is between them.
pub fn dispatch(row: &LetterDispatch, sets: &Sets) -> bool {
    sets.own(row.letter_id) || row.copy_letter_id.is_some_and(|copy| sets.own(copy))
}

/// What other offices answer to the invitation of another office is between them.
pub fn answer(row: &InvitationAnswer, sets: &Sets) -> bool {
    sets.own(row.letter_id) || sets.places.contains(&(row.letter_id, row.addressee_pos))
}

/// A mailbox without its password: two installations that read the same one would take its letters from each other.
pub fn mailbox(row: Mailbox, _sets: &Sets) -> Mailbox {
    Mailbox { password_sealed: String::new(), active: false, busy_until: None, ..row }
}

/// People of other offices are known by name only; where their mail goes is theirs.
pub fn user(row: User, sets: &Sets) -> User {
    let email = row.email.filter(|_| sets.people.contains(&row.id));
    User { email, ..row }
}

/// Who was at the event of another office is for that office; the agency knows of itself.
pub fn attendance(mut row: AttendanceList, sets: &Sets) -> AttendanceList {
    let letter = row.letter_id;
    if sets.own(letter) {
        return row;
    }
    let here = |present: &Value| {
        let pos = present.get("pos").and_then(Value::as_i64).and_then(|pos| i32::try_from(pos).ok());
        pos.is_some_and(|pos| sets.places.contains(&(letter, pos)))
    };
    if let Some(present) = row.people.get_mut("present").and_then(Value::as_array_mut) {
        present.retain(here);
    }
    if let Some(guests) = row.people.get_mut("guests").and_then(Value::as_array_mut) {
        guests.clear();
    }
    row
}
