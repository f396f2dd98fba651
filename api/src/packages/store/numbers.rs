//! Numbers, papers and views of lists.
use super::record;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    letter_view_marks, letter_views, number_counters, number_entries, number_patterns, paper_records,
    paper_signatures, papers, signing_attempts, upload_removals, uploads,
};
use pamong_db::{Id, Ts};
use serde_json::Value;

record! {
    /// Where a register stands.
    NumberCounter: number_counters by agency_id {
        agency_id: Id,
        register: String,
        year: i32,
        last: i32,
    }
}

record! {
    /// A pattern of numbers of the office or of the whole city, in versions.
    NumberPattern: number_patterns by id {
        id: Id,
        kind_code: String,
        agency_id: Option<Id>,
        valid_from: NaiveDate,
        pattern: String,
        note: Option<String>,
        created_by_user_id: Id,
        created_at: Ts,
    }
}

record! {
    /// An entry of the gap register: a void, skipped, inserted, lent or registered number with its reason.
    NumberEntry: number_entries by agency_id, after [lease_id] {
        id: Id,
        agency_id: Id,
        register: String,
        year: i32,
        kind: String,
        first_number: i32,
        last_number: i32,
        suffix: String,
        reason: String,
        dated: NaiveDate,
        valid_until: Option<NaiveDate>,
        lease_id: Option<Id>,
        subject_type: Option<String>,
        subject_id: Option<Id>,
        created_by_user_id: Id,
        created_at: Ts,
    }
}

record! {
    /// A paper that was set to be signed, with its number and its code for verification.
    Paper: papers by id, after [replaced_by_id] {
        id: Id,
        subject_type: String,
        subject_id: Id,
        agency_id: Id,
        code: String,
        status: String,
        number: Option<String>,
        sequence_number: Option<i32>,
        register_year: Option<i32>,
        dated: Option<NaiveDate>,
        facts: Value,
        prepared_upload_id: Option<Id>,
        upload_id: Option<Id>,
        pages: Option<i32>,
        replaced_by_id: Option<Id>,
        revoked_at: Option<Ts>,
        revoke_reason: Option<String>,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
        sequence_suffix: String,
    }
}

record! {
    /// An electronic signature of a paper.
    PaperSignature: paper_signatures by paper_id {
        id: Id,
        paper_id: Id,
        pos: i32,
        kind: String,
        user_id: Option<Id>,
        position_id: Option<Id>,
        signer_name: String,
        signer_title: String,
        certificate_serial: String,
        provider: String,
        certified: bool,
        timestamped: bool,
        signed_at: Ts,
        revision_bytes: i64,
        sha256: String,
    }
}

record! {
    /// An attempt to sign a paper.
    SigningAttempt: signing_attempts by paper_id {
        id: Id,
        paper_id: Id,
        user_id: Id,
        provider: String,
        outcome: String,
        detail: Option<String>,
        started_at: Ts,
        ended_at: Option<Ts>,
    }
}

record! {
    /// A view of the list of letters that somebody keeps.
    LetterView: letter_views by agency_id {
        id: Id,
        owner_user_id: Id,
        agency_id: Id,
        name: String,
        query: Value,
        shared: bool,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
    }
}

record! {
    /// What somebody makes of such a view: pinned, or the one that the list opens with.
    LetterViewMark: letter_view_marks by agency_id {
        user_id: Id,
        view_id: Id,
        agency_id: Id,
        pinned: bool,
        is_default: bool,
    }
}

record! {
    /// A record of work that was done on paper.
    PaperRecord: paper_records by agency_id, after [corrects_id] {
        id: Id,
        agency_id: Id,
        application: String,
        register: String,
        service_code: Option<String>,
        quantity: i32,
        date_from: NaiveDate,
        date_until: NaiveDate,
        reference_number: Option<String>,
        subject: Option<String>,
        note: Option<String>,
        corrects_id: Option<Id>,
        created_by_user_id: Id,
        created_at: Ts,
        version: i32,
    }
}

record! {
    /// A file: its name, type, size and SHA-256. The bytes are `files/<sha256>`.
    Upload: uploads by id {
        id: Id,
        owner_user_id: Option<Id>,
        file_name: String,
        media_type: String,
        size_bytes: i64,
        sha256: String,
        linked_at: Option<Ts>,
        created_at: Ts,
    }
}

record! {
    /// That the file of an upload was destroyed: the package holds no bytes of it.
    UploadRemoval: upload_removals by upload_id {
        upload_id: Id,
        subject_id: Id,
        requested_at: Ts,
        outcome: Option<String>,
        settled_at: Option<Ts>,
    }
}
