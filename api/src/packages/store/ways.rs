//! The ways of letters to their addressees, and what was acknowledged.
use super::fits;
use super::record;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{letter_dispatches, letter_receipts, letter_scans};
use pamong_db::{Id, Ts};

record! {
    /// The way of a letter to one addressee, where it stands, and what proves it.
    LetterDispatch: letter_dispatches by letter_id, only fits::dispatch {
        letter_id: Id,
        pos: i32,
        way: String,
        status: String,
        since: Ts,
        copy_letter_id: Option<Id>,
        email: Option<String>,
        mails: i32,
        problem: Option<String>,
        problem_detail: Option<String>,
        carrier: Option<String>,
        tracking_number: Option<String>,
        handed_over_on: Option<NaiveDate>,
        received_on: Option<NaiveDate>,
        received_by: Option<String>,
        returned_on: Option<NaiveDate>,
        return_reason: Option<String>,
        proof_upload_id: Option<Id>,
        user_id: Option<Id>,
        position_id: Option<Id>,
        version: i32,
    }
}

record! {
    /// The scan of a letter that was signed by hand.
    LetterScan: letter_scans by letter_id {
        letter_id: Id,
        upload_id: Id,
        user_id: Id,
        position_id: Id,
        added_at: Ts,
    }
}

record! {
    /// An acknowledgement that a letter was received.
    LetterReceipt: letter_receipts by letter_id {
        id: Id,
        batch_id: Id,
        pos: i32,
        letter_id: Id,
        way: String,
        status: String,
        email: Option<String>,
        problem: Option<String>,
        problem_detail: Option<String>,
        user_id: Id,
        position_id: Id,
        created_at: Ts,
        updated_at: Ts,
    }
}
