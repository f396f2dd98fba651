//! Invitations, travel orders, filing.
use super::fits;
use super::record;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    attendance_lists, disposal_items, disposal_lists, file_folder_counters, file_folders, invitation_answers,
    letter_destructions, letter_filings, retention_rules, retention_schedules, travel_report_files,
    travel_reports, travel_visas,
};
use pamong_db::{Id, Ts};
use serde_json::Value;

record! {
    /// What an invited office answered.
    InvitationAnswer: invitation_answers by letter_id, only fits::answer {
        letter_id: Id,
        addressee_pos: i32,
        answer: String,
        representative: Option<String>,
        reason: Option<String>,
        user_id: Id,
        position_id: Id,
        answered_at: Ts,
    }
}

record! {
    /// The attendance list of an invitation.
    AttendanceList: attendance_lists by letter_id, fit fits::attendance {
        letter_id: Id,
        people: Value,
        user_id: Id,
        position_id: Id,
        updated_at: Ts,
        closed_at: Option<Ts>,
        version: i32,
    }
}

record! {
    /// The visa table of a travel order.
    TravelVisa: travel_visas by letter_id {
        letter_id: Id,
        entries: Value,
        user_id: Id,
        position_id: Id,
        updated_at: Ts,
        version: i32,
    }
}

record! {
    /// The report of a journey.
    TravelReport: travel_reports by letter_id {
        id: Id,
        letter_id: Id,
        reported_on: NaiveDate,
        words: String,
        user_id: Id,
        position_id: Id,
        created_at: Ts,
    }
}

record! {
    /// A file of such a report.
    TravelReportFile: travel_report_files by report_id {
        attachment_id: Id,
        report_id: Id,
    }
}

record! {
    /// A version of the retention schedule.
    RetentionSchedule: retention_schedules by id {
        id: Id,
        valid_from: NaiveDate,
        decree: String,
        file_name: String,
        upload_id: Id,
        rule_count: i32,
        created_by_user_id: Id,
        created_at: Ts,
        version: i32,
    }
}

record! {
    /// What the schedule says of an archive code.
    RetentionRule: retention_rules by schedule_id {
        schedule_id: Id,
        code: String,
        active_years: i32,
        inactive_years: i32,
        final_disposition: String,
        note: Option<String>,
    }
}

record! {
    /// That the folder of a letter was destroyed, and what became of its content.
    LetterDestruction: letter_destructions by letter_id {
        letter_id: Id,
        list_id: Id,
        status: String,
        kept_for: Value,
        file_count: i32,
        recorded_at: Ts,
        destroyed_at: Option<Ts>,
        released_by_list_id: Option<Id>,
    }
}

record! {
    /// A list for transfer or destruction, with its approval and minutes.
    DisposalList: disposal_lists by agency_id {
        id: Id,
        agency_id: Id,
        kind: String,
        status: String,
        title: String,
        prepared_by_user_id: Id,
        approved_by_user_id: Option<Id>,
        approved_at: Option<Ts>,
        return_reason: Option<String>,
        permission_number: Option<String>,
        minutes_number: Option<String>,
        minutes_date: Option<NaiveDate>,
        witnesses: Value,
        executed_by_user_id: Option<Id>,
        executed_at: Option<Ts>,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
        place: Option<String>,
        receiver: Option<Value>,
        approved_position_id: Option<Id>,
        executed_position_id: Option<Id>,
    }
}

record! {
    /// A folder of the archive.
    FileFolder: file_folders by agency_id {
        id: Id,
        agency_id: Id,
        year: i32,
        number: i32,
        classification_code: String,
        title: String,
        status: String,
        closed_on: Option<NaiveDate>,
        last_item: i32,
        hold_reason: Option<String>,
        held_at: Option<Ts>,
        held_by_user_id: Option<Id>,
        disposal_list_id: Option<Id>,
        created_by_user_id: Id,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
    }
}

record! {
    /// The last number of a folder in a year.
    FileFolderCounter: file_folder_counters by agency_id {
        agency_id: Id,
        year: i32,
        last: i32,
    }
}

record! {
    /// In which folder a letter is filed, and where in it.
    LetterFiling: letter_filings by letter_id {
        letter_id: Id,
        folder_id: Id,
        item_number: i32,
        filed_by_user_id: Id,
        filed_at: Ts,
    }
}

record! {
    /// A folder on such a list, with what the schedule said.
    DisposalItem: disposal_items by list_id {
        list_id: Id,
        folder_id: Id,
        schedule_id: Id,
        rule_code: String,
        final_disposition: String,
        due_since: NaiveDate,
        letter_count: i32,
    }
}
