//! Books that were moved in, and mailboxes.
use super::fits;
use super::record;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agenda_import_rows, agenda_imports, mailbox_messages, mailbox_rules, mailboxes};
use pamong_db::{Id, Ts};
use serde_json::Value;

record! {
    /// An agenda book that was taken over.
    AgendaImport: agenda_imports by agency_id {
        id: Id,
        agency_id: Id,
        register: String,
        year: Option<i32>,
        file_name: String,
        upload_id: Id,
        status: String,
        mapping: Value,
        counters: Value,
        row_count: i32,
        faulty: i32,
        imported: i32,
        removed: i32,
        kept: i32,
        created_by_user_id: Id,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
    }
}

record! {
    /// A row of it, and what became of it.
    AgendaImportRow: agenda_import_rows by import_id {
        import_id: Id,
        row_number: i32,
        result: String,
        letter_id: Id,
        data: Value,
        faults: Value,
    }
}

record! {
    /// A mailbox: without its password and at rest, until somebody enters the password again.
    Mailbox: mailboxes by agency_id, fit fits::mailbox {
        id: Id,
        agency_id: Id,
        name: String,
        host: String,
        port: i32,
        security: String,
        username: String,
        password_sealed: String,
        folder: String,
        active: bool,
        user_id: Id,
        position_id: Id,
        uidvalidity: i64,
        last_uid: i64,
        looked_at: Option<Ts>,
        busy_until: Option<Ts>,
        problem: Option<String>,
        problem_detail: Option<String>,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
    }
}

record! {
    /// A rule of it.
    MailboxRule: mailbox_rules by mailbox_id {
        mailbox_id: Id,
        pos: i32,
        sender: Option<String>,
        subject: Option<String>,
        quarantine: bool,
        kind_code: Option<String>,
        classification_code: Option<String>,
        urgency: Option<String>,
        security_level: Option<String>,
    }
}

record! {
    /// A message that was looked at, and what became of it.
    MailboxMessage: mailbox_messages by id {
        id: Id,
        mailbox_id: Id,
        uidvalidity: i64,
        uid: i64,
        identity: String,
        sender_name: Option<String>,
        sender_address: Option<String>,
        subject: String,
        letter_number: Option<String>,
        sent_date: Option<NaiveDate>,
        received_at: Ts,
        size_bytes: i64,
        state: String,
        reason: Option<String>,
        detail: Option<String>,
        letter_id: Option<Id>,
        upload_id: Option<Id>,
        decided_by_user_id: Option<Id>,
        decided_at: Option<Ts>,
        note: Option<String>,
        created_at: Ts,
        version: i32,
    }
}
