//! Applications and permits.
use super::record;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    permit_applications, permit_assignments, permit_checks, permit_contacts, permit_documents,
    permit_erasures, permit_events, permit_handovers, permit_reminders, permit_secrets, permit_services,
    permit_successions, permit_visit_photos, permit_visits, permits, surveys,
};
use pamong_db::{Id, Ts};
use serde_json::Value;

record! {
    /// A service as the catalogue describes it.
    PermitService: permit_services by id {
        id: Id,
        code: String,
        revision: i32,
        name_id: String,
        name_en: String,
        level: String,
        kind: String,
        status: String,
        status_reason: Option<String>,
        enabled: bool,
        service_days: i32,
        fee_idr: Option<i64>,
        fee_rule: Option<Value>,
        fee_note: Option<String>,
        classification_code: Option<String>,
        validity_days: Option<i32>,
        signer: String,
        output_name: String,
        output_text: Option<String>,
        legal_basis: Option<String>,
        requirements: Value,
        steps: Value,
        form_schema: Value,
        procedure: Option<Value>,
        valid_from: NaiveDate,
        created_at: Ts,
        published_at: Option<Ts>,
        version: i32,
    }
}

record! {
    /// An application. Personal numbers (NIK, KK) are masked.
    PermitApplication: permit_applications by id {
        id: Id,
        agency_id: Id,
        service_id: Id,
        register_year: i32,
        register_number: i32,
        tracking_code: String,
        channel: String,
        status: String,
        stage: String,
        waits_for: Option<String>,
        applicant_name: String,
        nik_masked: Option<String>,
        nik_index: Option<String>,
        form_data: Value,
        submitted_on: NaiveDate,
        due_date: NaiveDate,
        paused_since: Option<NaiveDate>,
        stopped_on: Option<NaiveDate>,
        working_days_paused: i32,
        public_note: Option<String>,
        created_by_user_id: Option<Id>,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
        stage_due_date: Option<NaiveDate>,
    }
}

record! {
    /// The officer of an application.
    PermitAssignment: permit_assignments by application_id {
        application_id: Id,
        position_id: Id,
        assigned_at: Ts,
    }
}

record! {
    /// Who took a finished paper.
    PermitHandover: permit_handovers by application_id {
        application_id: Id,
        is_applicant: bool,
        receiver_name: Option<String>,
        upload_id: Option<Id>,
        size_bytes: Option<i64>,
        sha256: Option<String>,
        handed_at: Ts,
    }
}

record! {
    /// A reminder that was given of an application.
    PermitReminder: permit_reminders by application_id {
        application_id: Id,
        step: String,
        due_date: NaiveDate,
        created_at: Ts,
    }
}

record! {
    /// A personal number as it is stored: encrypted with the key of the installation that made the package, and of no use without it.
    PermitSecret: permit_secrets by application_id {
        application_id: Id,
        field: String,
        ciphertext: String,
    }
}

record! {
    /// That the contact of an application was shown to be the applicant's; which one is a digest with the key of the installation that made the package.
    PermitContact: permit_contacts by application_id {
        application_id: Id,
        kind: String,
        contact_index: String,
        verified_at: Ts,
    }
}

record! {
    /// What was examined at a stage.
    PermitCheck: permit_checks by application_id {
        id: Id,
        application_id: Id,
        stage: String,
        key: String,
        name_id: String,
        name_en: String,
        permission: String,
        agency_id: Id,
        due_date: NaiveDate,
        outcome: Option<String>,
        note: Option<String>,
        actor_user_id: Option<Id>,
        actor_name: Option<String>,
        opened_at: Ts,
        ended_at: Option<Ts>,
    }
}

record! {
    /// What was found on a visit on site.
    PermitVisit: permit_visits by application_id {
        id: Id,
        application_id: Id,
        stage: String,
        visited_at: Ts,
        outcome: String,
        findings: Option<String>,
        agency_id: Id,
        user_id: Id,
        user_name: String,
        position_id: Id,
        created_at: Ts,
    }
}

record! {
    /// A photo of such a visit; its place in millionths of a degree.
    PermitVisitPhoto: permit_visit_photos by application_id {
        id: Id,
        visit_id: Id,
        application_id: Id,
        pos: i32,
        upload_id: Option<Id>,
        taken_at: Ts,
        latitude_e6: Option<i32>,
        longitude_e6: Option<i32>,
        accuracy_m: Option<i32>,
        caption: Option<String>,
        size_bytes: Option<i64>,
        sha256: Option<String>,
    }
}

record! {
    /// That the personal data of an application were erased.
    PermitErasure: permit_erasures by application_id {
        application_id: Id,
        basis: String,
        reason: String,
        user_id: Id,
        user_name: String,
        position_id: Id,
        erased_at: Ts,
    }
}

record! {
    /// A paper that an applicant brought.
    PermitDocument: permit_documents by application_id {
        id: Id,
        application_id: Id,
        requirement_index: i32,
        upload_id: Option<Id>,
        original_seen: bool,
        file_name: Option<String>,
        media_type: Option<String>,
        size_bytes: Option<i64>,
        sha256: Option<String>,
        created_at: Ts,
    }
}

record! {
    /// A step of an application.
    PermitEvent: permit_events by application_id {
        id: Id,
        application_id: Id,
        action: String,
        from_status: String,
        to_status: String,
        note: Option<String>,
        missing: Value,
        actor_user_id: Option<Id>,
        actor_name: Option<String>,
        position_id: Option<Id>,
        occurred_at: Ts,
    }
}

record! {
    /// A permit or certificate that was issued.
    Permit: permits by application_id, after [replaced_by_id] {
        id: Id,
        application_id: Id,
        agency_id: Id,
        service_id: Id,
        letter_id: Id,
        number: String,
        issued_on: NaiveDate,
        valid_until: Option<NaiveDate>,
        status: String,
        created_at: Ts,
        version: i32,
        valid_from: NaiveDate,
        ended_on: Option<NaiveDate>,
        ended_by: Option<String>,
        revoke_reason: Option<String>,
        revoke_basis: Option<String>,
        replaced_by_id: Option<Id>,
        expiry_told_on: Option<NaiveDate>,
    }
}

record! {
    /// That an application goes on from a paper that was issued, and where its answers come from.
    PermitSuccession: permit_successions by application_id {
        application_id: Id,
        permit_id: Id,
        kind: String,
        reason: Option<String>,
        origins: Value,
        created_at: Ts,
    }
}

record! {
    /// What was answered in the satisfaction survey of a case.
    Survey: surveys by application_id {
        id: Id,
        application_id: Id,
        agency_id: Id,
        service_id: Id,
        channel: String,
        requirements: i32,
        procedure: i32,
        service_time: i32,
        fee: i32,
        product: i32,
        competence: i32,
        behaviour: i32,
        facilities: i32,
        complaint_handling: i32,
        remark: Option<String>,
        ended_on: NaiveDate,
        created_by_user_id: Option<Id>,
        created_at: Ts,
        changed_at: Option<Ts>,
        version: i32,
    }
}
