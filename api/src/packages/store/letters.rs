//! Letters and what hangs on them.
use super::fits;
use super::record;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    disposition_follow_ups, disposition_reminders, dispositions, letter_addressees, letter_attachments,
    letter_comments, letter_hands, letter_involved, letter_recalls, letter_reviews, letter_senders,
    letter_texts, letter_versions, letters, senders,
};
use pamong_db::{Id, Ts};
use serde_json::Value;

record! {
    /// A letter: incoming and outgoing ones of the office, and of other offices what is known of the letters that the office answered, received or sent to them.
    Letter: letters by id, fit fits::letter, after [source_letter_id, reply_to_id] {
        id: Id,
        agency_id: Id,
        direction: String,
        status: String,
        kind_code: String,
        channel: Option<String>,
        register_year: i32,
        agenda_number: Option<i32>,
        sequence_number: Option<i32>,
        letter_number: Option<String>,
        letter_date: Option<NaiveDate>,
        received_date: Option<NaiveDate>,
        sender_name: Option<String>,
        sender_agency_id: Option<Id>,
        subject: String,
        summary: Option<String>,
        body: Option<String>,
        classification_code: Option<String>,
        urgency: String,
        security_level: String,
        drafter_user_id: Option<Id>,
        drafter_position_id: Option<Id>,
        approver_position_id: Option<Id>,
        approved_at: Option<Ts>,
        source_letter_id: Option<Id>,
        reply_to_id: Option<Id>,
        origin_type: Option<String>,
        origin_id: Option<Id>,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
        sequence_suffix: String,
    }
}

record! {
    /// The text of a letter with its structure, and what its kind has of its own (an invitation, a travel order).
    LetterText: letter_texts by letter_id {
        letter_id: Id,
        content: Value,
        parts: Option<Value>,
    }
}

record! {
    /// An addressee or carbon copy, in order.
    LetterAddressee: letter_addressees by letter_id, fit fits::addressee {
        letter_id: Id,
        pos: i32,
        kind: String,
        agency_id: Option<Id>,
        name: String,
        delivered_letter_id: Option<Id>,
    }
}

record! {
    /// A file of a letter or of an answer to a disposition.
    LetterAttachment: letter_attachments by letter_id {
        id: Id,
        letter_id: Id,
        follow_up_id: Option<Id>,
        upload_id: Id,
        pos: i32,
        file_name: String,
        media_type: String,
        size_bytes: i64,
        sha256: String,
    }
}

record! {
    /// Initials: asked of whom, given or sent back with which reason.
    LetterReview: letter_reviews by letter_id {
        id: Id,
        letter_id: Id,
        round: i32,
        pos: i32,
        position_id: Id,
        status: String,
        note: Option<String>,
        decided_by_user_id: Option<Id>,
        decided_at: Option<Ts>,
        kind: String,
    }
}

record! {
    /// A version of a draft.
    LetterVersion: letter_versions by letter_id {
        id: Id,
        letter_id: Id,
        number: i32,
        step: String,
        content: Value,
        user_id: Id,
        position_id: Id,
        created_at: Ts,
        updated_at: Ts,
    }
}

record! {
    /// A comment on a draft.
    LetterComment: letter_comments by letter_id {
        id: Id,
        letter_id: Id,
        version_number: Option<i32>,
        words: String,
        user_id: Id,
        position_id: Id,
        created_at: Ts,
        resolved_by_user_id: Option<Id>,
        resolved_at: Option<Ts>,
    }
}

record! {
    /// That a letter was taken back, and why.
    LetterRecall: letter_recalls by letter_id {
        letter_id: Id,
        reason: String,
        user_id: Id,
        position_id: Id,
        recalled_at: Ts,
    }
}

record! {
    /// Who had a letter in hand, as what: it opens letters above the first level of security.
    LetterInvolved: letter_involved by letter_id {
        letter_id: Id,
        position_id: Id,
        user_id: Id,
        role: String,
    }
}

record! {
    /// Positions that have or had a letter in hand.
    LetterHand: letter_hands by letter_id {
        position_id: Id,
        created_at: Ts,
        letter_id: Id,
    }
}

record! {
    /// A disposition, below the one that it passes on.
    Disposition: dispositions by letter_id, after [parent_id] {
        id: Id,
        letter_id: Id,
        agency_id: Id,
        parent_id: Option<Id>,
        from_position_id: Id,
        from_user_id: Id,
        to_position_id: Id,
        instruction_codes: Value,
        note: Option<String>,
        due_date: Option<NaiveDate>,
        status: String,
        read_at: Option<Ts>,
        completed_at: Option<Ts>,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
        kind: String,
        reopened_at: Option<Ts>,
    }
}

record! {
    /// An answer to a disposition, or that it was sent back.
    DispositionFollowUp: disposition_follow_ups by disposition_id {
        id: Id,
        disposition_id: Id,
        report: String,
        done: bool,
        user_id: Id,
        created_at: Ts,
        kind: String,
    }
}

record! {
    /// A reminder that was given.
    DispositionReminder: disposition_reminders by disposition_id {
        disposition_id: Id,
        step: String,
        due_date: NaiveDate,
        created_at: Ts,
    }
}

record! {
    /// An entry of the address book.
    Sender: senders by agency_id, after [merged_into_id] {
        id: Id,
        agency_id: Id,
        name: String,
        name_key: String,
        address: Option<String>,
        email: Option<String>,
        phone: Option<String>,
        merged_into_id: Option<Id>,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
    }
}

record! {
    /// Which entry of the address book wrote a letter.
    LetterSender: letter_senders by letter_id {
        letter_id: Id,
        agency_id: Id,
        sender_id: Option<Id>,
        number_key: String,
    }
}
