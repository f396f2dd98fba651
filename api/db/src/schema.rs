//! Tables as diesel sees them. Written by hand in step with both migration folders; `schema_sync` proves it.

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    agencies (id) {
        id -> UuidT,
        code -> Text,
        name -> Text,
        short_name -> Text,
        kind -> Text,
        parent_id -> Nullable<UuidT>,
        path -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        created_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    classifications (scheme, code) {
        scheme -> Text,
        code -> Text,
        title -> Text,
        parent_code -> Nullable<Text>,
        valid_from -> Date,
        valid_until -> Nullable<Date>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    letter_kinds (code) {
        code -> Text,
        name_id -> Text,
        name_en -> Text,
        number_pattern -> Text,
        internal_only -> Bool,
        parts -> Jsonb,
        valid_from -> Date,
        valid_until -> Nullable<Date>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    disposition_instructions (code) {
        code -> Text,
        pos -> Integer,
        name_id -> Text,
        name_en -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    calendar_days (day) {
        day -> Date,
        name_id -> Text,
        name_en -> Text,
        kind -> Text,
        is_working_day -> Bool,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    roles (id) {
        id -> UuidT,
        code -> Text,
        name_id -> Text,
        name_en -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    role_permissions (role_id, permission) {
        role_id -> UuidT,
        permission -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    users (id) {
        id -> UuidT,
        username -> Text,
        name -> Text,
        civil_servant_number -> Nullable<Text>,
        locale -> Text,
        active -> Bool,
        must_change_password -> Bool,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
        email -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    user_credentials (user_id) {
        user_id -> UuidT,
        password_hash -> Text,
        changed_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    positions (id) {
        id -> UuidT,
        agency_id -> UuidT,
        role_id -> UuidT,
        title -> Text,
        is_head -> Bool,
        active -> Bool,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    position_assignments (id) {
        id -> UuidT,
        position_id -> UuidT,
        user_id -> UuidT,
        kind -> Text,
        decree_number -> Nullable<Text>,
        valid_from -> Date,
        valid_until -> Nullable<Date>,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    refresh_sessions (id) {
        id -> UuidT,
        family_id -> UuidT,
        user_id -> UuidT,
        position_id -> UuidT,
        token_hash -> Text,
        issued_at -> UtcTs,
        idle_expires_at -> UtcTs,
        absolute_expires_at -> UtcTs,
        rotated_at -> Nullable<UtcTs>,
        revoked_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    idempotency_keys (owner, key) {
        owner -> Text,
        key -> Text,
        request_hash -> Text,
        status -> Integer,
        location -> Nullable<Text>,
        etag -> Nullable<Text>,
        body -> Text,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    uploads (id) {
        id -> UuidT,
        owner_user_id -> Nullable<UuidT>,
        file_name -> Text,
        media_type -> Text,
        size_bytes -> BigInt,
        sha256 -> Text,
        linked_at -> Nullable<UtcTs>,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    audit_facts (id) {
        id -> UuidT,
        recorded_at -> UtcTs,
        effective_date -> Date,
        actor_user_id -> Nullable<UuidT>,
        actor_name -> Nullable<Text>,
        position_id -> Nullable<UuidT>,
        on_behalf_of_position_id -> Nullable<UuidT>,
        agency_id -> UuidT,
        application -> Text,
        action -> Text,
        subject_type -> Text,
        subject_id -> UuidT,
        medium -> Text,
        quantity -> Integer,
        data -> Jsonb,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    paper_records (id) {
        id -> UuidT,
        agency_id -> UuidT,
        application -> Text,
        register -> Text,
        service_code -> Nullable<Text>,
        quantity -> Integer,
        date_from -> Date,
        date_until -> Date,
        reference_number -> Nullable<Text>,
        subject -> Nullable<Text>,
        note -> Nullable<Text>,
        corrects_id -> Nullable<UuidT>,
        created_by_user_id -> UuidT,
        created_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    number_counters (agency_id, register, year) {
        agency_id -> UuidT,
        register -> Text,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    letters (id) {
        id -> UuidT,
        agency_id -> UuidT,
        direction -> Text,
        status -> Text,
        kind_code -> Text,
        channel -> Nullable<Text>,
        register_year -> Integer,
        agenda_number -> Nullable<Integer>,
        sequence_number -> Nullable<Integer>,
        letter_number -> Nullable<Text>,
        letter_date -> Nullable<Date>,
        received_date -> Nullable<Date>,
        sender_name -> Nullable<Text>,
        sender_agency_id -> Nullable<UuidT>,
        subject -> Text,
        summary -> Nullable<Text>,
        body -> Nullable<Text>,
        classification_code -> Nullable<Text>,
        urgency -> Text,
        security_level -> Text,
        drafter_user_id -> Nullable<UuidT>,
        drafter_position_id -> Nullable<UuidT>,
        approver_position_id -> Nullable<UuidT>,
        approved_at -> Nullable<UtcTs>,
        source_letter_id -> Nullable<UuidT>,
        reply_to_id -> Nullable<UuidT>,
        origin_type -> Nullable<Text>,
        origin_id -> Nullable<UuidT>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
        sequence_suffix -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    template_versions (id) {
        id -> UuidT,
        number -> Integer,
        texts -> Jsonb,
        note -> Nullable<Text>,
        created_by_user_id -> UuidT,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    letter_texts (letter_id) {
        letter_id -> UuidT,
        content -> Jsonb,
        parts -> Nullable<Jsonb>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    letter_addressees (letter_id, pos) {
        letter_id -> UuidT,
        pos -> Integer,
        kind -> Text,
        agency_id -> Nullable<UuidT>,
        name -> Text,
        delivered_letter_id -> Nullable<UuidT>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    letter_attachments (id) {
        id -> UuidT,
        letter_id -> UuidT,
        follow_up_id -> Nullable<UuidT>,
        upload_id -> UuidT,
        pos -> Integer,
        file_name -> Text,
        media_type -> Text,
        size_bytes -> BigInt,
        sha256 -> Text,
    }
}

diesel::table! {
    use crate::types::UtcTs;
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    scan_texts (sha256) {
        sha256 -> Text,
        media_type -> Text,
        size_bytes -> BigInt,
        status -> Text,
        reason -> Nullable<Text>,
        partial -> Bool,
        queued -> Bool,
        updated_at -> UtcTs,
        content -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    letter_reviews (id) {
        id -> UuidT,
        letter_id -> UuidT,
        round -> Integer,
        pos -> Integer,
        position_id -> UuidT,
        status -> Text,
        note -> Nullable<Text>,
        decided_by_user_id -> Nullable<UuidT>,
        decided_at -> Nullable<UtcTs>,
        kind -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    dispositions (id) {
        id -> UuidT,
        letter_id -> UuidT,
        agency_id -> UuidT,
        parent_id -> Nullable<UuidT>,
        from_position_id -> UuidT,
        from_user_id -> UuidT,
        to_position_id -> UuidT,
        instruction_codes -> Jsonb,
        note -> Nullable<Text>,
        due_date -> Nullable<Date>,
        status -> Text,
        read_at -> Nullable<UtcTs>,
        completed_at -> Nullable<UtcTs>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
        kind -> Text,
        reopened_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    disposition_follow_ups (id) {
        id -> UuidT,
        disposition_id -> UuidT,
        report -> Text,
        done -> Bool,
        user_id -> UuidT,
        created_at -> UtcTs,
        kind -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_services (id) {
        id -> UuidT,
        code -> Text,
        revision -> Integer,
        name_id -> Text,
        name_en -> Text,
        level -> Text,
        kind -> Text,
        status -> Text,
        status_reason -> Nullable<Text>,
        enabled -> Bool,
        service_days -> Integer,
        fee_idr -> Nullable<BigInt>,
        fee_note -> Nullable<Text>,
        classification_code -> Nullable<Text>,
        validity_days -> Nullable<Integer>,
        signer -> Text,
        output_name -> Text,
        output_text -> Nullable<Text>,
        legal_basis -> Nullable<Text>,
        requirements -> Jsonb,
        steps -> Jsonb,
        form_schema -> Jsonb,
        procedure -> Nullable<Jsonb>,
        fee_rule -> Nullable<Jsonb>,
        valid_from -> Date,
        created_at -> UtcTs,
        published_at -> Nullable<UtcTs>,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_applications (id) {
        id -> UuidT,
        agency_id -> UuidT,
        service_id -> UuidT,
        register_year -> Integer,
        register_number -> Integer,
        tracking_code -> Text,
        channel -> Text,
        status -> Text,
        stage -> Text,
        waits_for -> Nullable<Text>,
        applicant_name -> Text,
        nik_masked -> Nullable<Text>,
        nik_index -> Nullable<Text>,
        form_data -> Jsonb,
        submitted_on -> Date,
        due_date -> Date,
        paused_since -> Nullable<Date>,
        stopped_on -> Nullable<Date>,
        working_days_paused -> Integer,
        public_note -> Nullable<Text>,
        created_by_user_id -> Nullable<UuidT>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
        stage_due_date -> Nullable<Date>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_reminders (application_id, step, due_date) {
        application_id -> UuidT,
        step -> Text,
        due_date -> Date,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_assignments (application_id) {
        application_id -> UuidT,
        position_id -> UuidT,
        assigned_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_handovers (application_id) {
        application_id -> UuidT,
        is_applicant -> Bool,
        receiver_name -> Nullable<Text>,
        upload_id -> Nullable<UuidT>,
        size_bytes -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
        handed_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    queue_days (agency_id, day, line) {
        agency_id -> UuidT,
        day -> Date,
        line -> Text,
        last -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    queue_tickets (id) {
        id -> UuidT,
        agency_id -> UuidT,
        day -> Date,
        line -> Text,
        number -> Integer,
        status -> Text,
        desk -> Nullable<Integer>,
        for_desk -> Nullable<Integer>,
        calls -> Integer,
        called_at -> Nullable<UtcTs>,
        ended_at -> Nullable<UtcTs>,
        created_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    contact_codes (id) {
        id -> UuidT,
        kind -> Text,
        contact_sealed -> Text,
        contact_index -> Text,
        slot -> Integer,
        tries -> Integer,
        created_at -> UtcTs,
        expires_at -> UtcTs,
        used_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_contacts (application_id) {
        application_id -> UuidT,
        kind -> Text,
        contact_index -> Text,
        verified_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_secrets (application_id, field) {
        application_id -> UuidT,
        field -> Text,
        ciphertext -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_erasures (application_id) {
        application_id -> UuidT,
        basis -> Text,
        reason -> Text,
        user_id -> UuidT,
        user_name -> Text,
        position_id -> UuidT,
        erased_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_retention (service_code) {
        service_code -> Text,
        months -> Integer,
        basis -> Text,
        user_name -> Text,
        updated_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_documents (id) {
        id -> UuidT,
        application_id -> UuidT,
        requirement_index -> Integer,
        upload_id -> Nullable<UuidT>,
        original_seen -> Bool,
        file_name -> Nullable<Text>,
        media_type -> Nullable<Text>,
        size_bytes -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_events (id) {
        id -> UuidT,
        application_id -> UuidT,
        action -> Text,
        from_status -> Text,
        to_status -> Text,
        note -> Nullable<Text>,
        missing -> Jsonb,
        actor_user_id -> Nullable<UuidT>,
        actor_name -> Nullable<Text>,
        position_id -> Nullable<UuidT>,
        occurred_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permits (id) {
        id -> UuidT,
        application_id -> UuidT,
        agency_id -> UuidT,
        service_id -> UuidT,
        letter_id -> UuidT,
        number -> Text,
        issued_on -> Date,
        valid_until -> Nullable<Date>,
        status -> Text,
        created_at -> UtcTs,
        version -> Integer,
        valid_from -> Date,
        ended_on -> Nullable<Date>,
        ended_by -> Nullable<Text>,
        revoke_reason -> Nullable<Text>,
        revoke_basis -> Nullable<Text>,
        replaced_by_id -> Nullable<UuidT>,
        expiry_told_on -> Nullable<Date>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_successions (application_id) {
        application_id -> UuidT,
        permit_id -> UuidT,
        kind -> Text,
        reason -> Nullable<Text>,
        origins -> Jsonb,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    instruments (id) {
        id -> UuidT,
        code -> Text,
        revision -> Integer,
        name -> Text,
        status -> Text,
        definition -> Jsonb,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    evaluation_periods (id) {
        id -> UuidT,
        name -> Text,
        date_from -> Date,
        date_until -> Date,
        instrument_id -> UuidT,
        status -> Text,
        frozen_definition -> Nullable<Jsonb>,
        ledger_until -> Nullable<UtcTs>,
        computed_at -> Nullable<UtcTs>,
        published_at -> Nullable<UtcTs>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    interviews (id) {
        id -> UuidT,
        period_id -> UuidT,
        agency_id -> UuidT,
        application -> Text,
        answers -> Jsonb,
        note -> Nullable<Text>,
        evaluator_user_id -> UuidT,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    scores (period_id, agency_id) {
        period_id -> UuidT,
        agency_id -> UuidT,
        rank -> Integer,
        score -> Text,
        category -> Text,
        reason -> Nullable<Text>,
        electronic_share -> Nullable<Text>,
        detail -> Jsonb,
        computed_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    recommendations (id) {
        id -> UuidT,
        period_id -> UuidT,
        agency_id -> UuidT,
        kind -> Text,
        letter_id -> Nullable<UuidT>,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    papers (id) {
        id -> UuidT,
        subject_type -> Text,
        subject_id -> UuidT,
        agency_id -> UuidT,
        code -> Text,
        status -> Text,
        number -> Nullable<Text>,
        sequence_number -> Nullable<Integer>,
        register_year -> Nullable<Integer>,
        dated -> Nullable<Date>,
        facts -> Jsonb,
        prepared_upload_id -> Nullable<UuidT>,
        upload_id -> Nullable<UuidT>,
        pages -> Nullable<Integer>,
        replaced_by_id -> Nullable<UuidT>,
        revoked_at -> Nullable<UtcTs>,
        revoke_reason -> Nullable<Text>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
        sequence_suffix -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    paper_signatures (id) {
        id -> UuidT,
        paper_id -> UuidT,
        pos -> Integer,
        kind -> Text,
        user_id -> Nullable<UuidT>,
        position_id -> Nullable<UuidT>,
        signer_name -> Text,
        signer_title -> Text,
        certificate_serial -> Text,
        provider -> Text,
        certified -> Bool,
        timestamped -> Bool,
        signed_at -> UtcTs,
        revision_bytes -> BigInt,
        sha256 -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    signing_attempts (id) {
        id -> UuidT,
        paper_id -> UuidT,
        user_id -> UuidT,
        provider -> Text,
        outcome -> Text,
        detail -> Nullable<Text>,
        started_at -> UtcTs,
        ended_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    signer_keys (id) {
        id -> UuidT,
        user_id -> UuidT,
        serial -> Text,
        certificate -> Text,
        private_key -> Text,
        not_before -> UtcTs,
        not_after -> UtcTs,
        status -> Text,
        created_at -> UtcTs,
        revoked_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    signer_accounts (user_id) {
        user_id -> UuidT,
        sealed -> Text,
        masked -> Text,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    signing_authorities (name) {
        name -> Text,
        certificate -> Text,
        private_key -> Text,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    jobs (id) {
        id -> UuidT,
        kind -> Text,
        key -> Nullable<Text>,
        payload -> Jsonb,
        status -> Text,
        run_at -> UtcTs,
        attempts -> Integer,
        claimed_until -> Nullable<UtcTs>,
        last_error -> Nullable<Text>,
        created_at -> UtcTs,
        finished_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    job_schedules (name) {
        name -> Text,
        rule -> Text,
        next_run_at -> UtcTs,
        last_run_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    notification_counters (user_id) {
        user_id -> UuidT,
        last_seq -> BigInt,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    notifications (id) {
        id -> UuidT,
        user_id -> UuidT,
        seq -> BigInt,
        position_id -> UuidT,
        event -> Text,
        subject_type -> Text,
        subject_id -> UuidT,
        details -> Jsonb,
        in_app -> Bool,
        mail -> Text,
        read_at -> Nullable<UtcTs>,
        mailed_at -> Nullable<UtcTs>,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    notification_preferences (user_id, event) {
        user_id -> UuidT,
        event -> Text,
        in_app -> Bool,
        mail -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    disposition_reminders (disposition_id, step, due_date) {
        disposition_id -> UuidT,
        step -> Text,
        due_date -> Date,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};

    letter_views (id) {
        id -> UuidT,
        owner_user_id -> UuidT,
        agency_id -> UuidT,
        name -> Text,
        query -> Jsonb,
        shared -> Bool,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::UuidT;
    use diesel::sql_types::Bool;

    letter_view_marks (user_id, view_id) {
        user_id -> UuidT,
        view_id -> UuidT,
        agency_id -> UuidT,
        pinned -> Bool,
        is_default -> Bool,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    senders (id) {
        id -> UuidT,
        agency_id -> UuidT,
        name -> Text,
        name_key -> Text,
        address -> Nullable<Text>,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        merged_into_id -> Nullable<UuidT>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    letter_senders (letter_id) {
        letter_id -> UuidT,
        agency_id -> UuidT,
        sender_id -> Nullable<UuidT>,
        number_key -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    letter_hands (position_id, created_at, letter_id) {
        position_id -> UuidT,
        created_at -> UtcTs,
        letter_id -> UuidT,
    }
}

diesel::table! {
    use crate::types::UuidT;
    use diesel::sql_types::Text;
    letter_involved (letter_id, position_id, user_id, role) {
        letter_id -> UuidT,
        position_id -> UuidT,
        user_id -> UuidT,
        role -> Text,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    number_patterns (id) {
        id -> UuidT,
        kind_code -> Text,
        agency_id -> Nullable<UuidT>,
        valid_from -> Date,
        pattern -> Text,
        note -> Nullable<Text>,
        created_by_user_id -> UuidT,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    number_entries (id) {
        id -> UuidT,
        agency_id -> UuidT,
        register -> Text,
        year -> Integer,
        kind -> Text,
        first_number -> Integer,
        last_number -> Integer,
        suffix -> Text,
        reason -> Text,
        dated -> Date,
        valid_until -> Nullable<Date>,
        lease_id -> Nullable<UuidT>,
        subject_type -> Nullable<Text>,
        subject_id -> Nullable<UuidT>,
        created_by_user_id -> UuidT,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Integer, Jsonb, Text};
    letter_versions (id) {
        id -> UuidT,
        letter_id -> UuidT,
        number -> Integer,
        step -> Text,
        content -> Jsonb,
        user_id -> UuidT,
        position_id -> UuidT,
        created_at -> UtcTs,
        updated_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Integer, Nullable, Text};
    letter_comments (id) {
        id -> UuidT,
        letter_id -> UuidT,
        version_number -> Nullable<Integer>,
        words -> Text,
        user_id -> UuidT,
        position_id -> UuidT,
        created_at -> UtcTs,
        resolved_by_user_id -> Nullable<UuidT>,
        resolved_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::Nullable;
    letter_presence (letter_id, user_id) {
        letter_id -> UuidT,
        user_id -> UuidT,
        position_id -> UuidT,
        seen_at -> UtcTs,
        drafting_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::Text;
    letter_recalls (letter_id) {
        letter_id -> UuidT,
        reason -> Text,
        user_id -> UuidT,
        position_id -> UuidT,
        recalled_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    agenda_imports (id) {
        id -> UuidT,
        agency_id -> UuidT,
        register -> Text,
        year -> Nullable<Integer>,
        file_name -> Text,
        upload_id -> UuidT,
        status -> Text,
        mapping -> Jsonb,
        counters -> Jsonb,
        row_count -> Integer,
        faulty -> Integer,
        imported -> Integer,
        removed -> Integer,
        kept -> Integer,
        created_by_user_id -> UuidT,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    agenda_import_rows (import_id, row_number) {
        import_id -> UuidT,
        row_number -> Integer,
        result -> Text,
        letter_id -> UuidT,
        data -> Jsonb,
        faults -> Jsonb,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Integer, Nullable, Text};
    invitation_answers (letter_id, addressee_pos) {
        letter_id -> UuidT,
        addressee_pos -> Integer,
        answer -> Text,
        representative -> Nullable<Text>,
        reason -> Nullable<Text>,
        user_id -> UuidT,
        position_id -> UuidT,
        answered_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Integer, Jsonb, Nullable};
    attendance_lists (letter_id) {
        letter_id -> UuidT,
        people -> Jsonb,
        user_id -> UuidT,
        position_id -> UuidT,
        updated_at -> UtcTs,
        closed_at -> Nullable<UtcTs>,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Integer, Jsonb};
    travel_visas (letter_id) {
        letter_id -> UuidT,
        entries -> Jsonb,
        user_id -> UuidT,
        position_id -> UuidT,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Date, Text};
    travel_reports (id) {
        id -> UuidT,
        letter_id -> UuidT,
        reported_on -> Date,
        words -> Text,
        user_id -> UuidT,
        position_id -> UuidT,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::UuidT;
    travel_report_files (attachment_id) {
        attachment_id -> UuidT,
        report_id -> UuidT,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    retention_schedules (id) {
        id -> UuidT,
        valid_from -> Date,
        decree -> Text,
        file_name -> Text,
        upload_id -> UuidT,
        rule_count -> Integer,
        created_by_user_id -> UuidT,
        created_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    retention_rules (schedule_id, code) {
        schedule_id -> UuidT,
        code -> Text,
        active_years -> Integer,
        inactive_years -> Integer,
        final_disposition -> Text,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    disposal_lists (id) {
        id -> UuidT,
        agency_id -> UuidT,
        kind -> Text,
        status -> Text,
        title -> Text,
        prepared_by_user_id -> UuidT,
        approved_by_user_id -> Nullable<UuidT>,
        approved_at -> Nullable<UtcTs>,
        return_reason -> Nullable<Text>,
        permission_number -> Nullable<Text>,
        minutes_number -> Nullable<Text>,
        minutes_date -> Nullable<Date>,
        witnesses -> Jsonb,
        executed_by_user_id -> Nullable<UuidT>,
        executed_at -> Nullable<UtcTs>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
        place -> Nullable<Text>,
        receiver -> Nullable<Jsonb>,
        approved_position_id -> Nullable<UuidT>,
        executed_position_id -> Nullable<UuidT>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};

    letter_destructions (letter_id) {
        letter_id -> UuidT,
        list_id -> UuidT,
        status -> Text,
        kept_for -> Jsonb,
        file_count -> Integer,
        recorded_at -> UtcTs,
        destroyed_at -> Nullable<UtcTs>,
        released_by_list_id -> Nullable<UuidT>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Nullable, Text};

    upload_removals (upload_id) {
        upload_id -> UuidT,
        subject_id -> UuidT,
        requested_at -> UtcTs,
        outcome -> Nullable<Text>,
        settled_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    file_folders (id) {
        id -> UuidT,
        agency_id -> UuidT,
        year -> Integer,
        number -> Integer,
        classification_code -> Text,
        title -> Text,
        status -> Text,
        closed_on -> Nullable<Date>,
        last_item -> Integer,
        hold_reason -> Nullable<Text>,
        held_at -> Nullable<UtcTs>,
        held_by_user_id -> Nullable<UuidT>,
        disposal_list_id -> Nullable<UuidT>,
        created_by_user_id -> UuidT,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    file_folder_counters (agency_id, year) {
        agency_id -> UuidT,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    letter_filings (letter_id) {
        letter_id -> UuidT,
        folder_id -> UuidT,
        item_number -> Integer,
        filed_by_user_id -> UuidT,
        filed_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    disposal_items (list_id, folder_id) {
        list_id -> UuidT,
        folder_id -> UuidT,
        schedule_id -> UuidT,
        rule_code -> Text,
        final_disposition -> Text,
        due_since -> Date,
        letter_count -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
    mailboxes (id) {
        id -> UuidT,
        agency_id -> UuidT,
        name -> Text,
        host -> Text,
        port -> Integer,
        security -> Text,
        username -> Text,
        password_sealed -> Text,
        folder -> Text,
        active -> Bool,
        user_id -> UuidT,
        position_id -> UuidT,
        uidvalidity -> BigInt,
        last_uid -> BigInt,
        looked_at -> Nullable<UtcTs>,
        busy_until -> Nullable<UtcTs>,
        problem -> Nullable<Text>,
        problem_detail -> Nullable<Text>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::UuidT;
    use diesel::sql_types::{Bool, Integer, Nullable, Text};
    mailbox_rules (mailbox_id, pos) {
        mailbox_id -> UuidT,
        pos -> Integer,
        sender -> Nullable<Text>,
        subject -> Nullable<Text>,
        quarantine -> Bool,
        kind_code -> Nullable<Text>,
        classification_code -> Nullable<Text>,
        urgency -> Nullable<Text>,
        security_level -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Date, Integer, Nullable, Text};
    mailbox_messages (id) {
        id -> UuidT,
        mailbox_id -> UuidT,
        uidvalidity -> BigInt,
        uid -> BigInt,
        identity -> Text,
        sender_name -> Nullable<Text>,
        sender_address -> Nullable<Text>,
        subject -> Text,
        letter_number -> Nullable<Text>,
        sent_date -> Nullable<Date>,
        received_at -> UtcTs,
        size_bytes -> BigInt,
        state -> Text,
        reason -> Nullable<Text>,
        detail -> Nullable<Text>,
        letter_id -> Nullable<UuidT>,
        upload_id -> Nullable<UuidT>,
        decided_by_user_id -> Nullable<UuidT>,
        decided_at -> Nullable<UtcTs>,
        note -> Nullable<Text>,
        created_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Date, Integer, Nullable, Text};
    letter_dispatches (letter_id, pos) {
        letter_id -> UuidT,
        pos -> Integer,
        way -> Text,
        status -> Text,
        since -> UtcTs,
        copy_letter_id -> Nullable<UuidT>,
        email -> Nullable<Text>,
        mails -> Integer,
        problem -> Nullable<Text>,
        problem_detail -> Nullable<Text>,
        carrier -> Nullable<Text>,
        tracking_number -> Nullable<Text>,
        handed_over_on -> Nullable<Date>,
        received_on -> Nullable<Date>,
        received_by -> Nullable<Text>,
        returned_on -> Nullable<Date>,
        return_reason -> Nullable<Text>,
        proof_upload_id -> Nullable<UuidT>,
        user_id -> Nullable<UuidT>,
        position_id -> Nullable<UuidT>,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    letter_scans (letter_id) {
        letter_id -> UuidT,
        upload_id -> UuidT,
        user_id -> UuidT,
        position_id -> UuidT,
        added_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Integer, Nullable, Text};
    letter_receipts (id) {
        id -> UuidT,
        batch_id -> UuidT,
        pos -> Integer,
        letter_id -> UuidT,
        way -> Text,
        status -> Text,
        email -> Nullable<Text>,
        problem -> Nullable<Text>,
        problem_detail -> Nullable<Text>,
        user_id -> UuidT,
        position_id -> UuidT,
        created_at -> UtcTs,
        updated_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Text};
    ledger_seals (agency_id, seq) {
        agency_id -> UuidT,
        seq -> BigInt,
        fact_id -> UuidT,
        hash -> Text,
        sealed_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Integer, Nullable, Text};
    packages (id) {
        id -> UuidT,
        agency_id -> UuidT,
        status -> Text,
        file_name -> Nullable<Text>,
        size_bytes -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
        upload_id -> Nullable<UuidT>,
        letters -> Nullable<Integer>,
        files -> Nullable<Integer>,
        seals -> Nullable<BigInt>,
        ledger_hash -> Nullable<Text>,
        created_by_user_id -> UuidT,
        created_at -> UtcTs,
        finished_at -> Nullable<UtcTs>,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    partial_uploads (id) {
        id -> UuidT,
        owner_user_id -> Nullable<UuidT>,
        address -> Nullable<Text>,
        file_name -> Text,
        size_bytes -> BigInt,
        received_bytes -> BigInt,
        sha256 -> Nullable<Text>,
        upload_id -> Nullable<UuidT>,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    partial_upload_pieces (partial_id, start_byte) {
        partial_id -> UuidT,
        start_byte -> BigInt,
        size_bytes -> BigInt,
        object_id -> UuidT,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    permit_checks (id) {
        id -> UuidT,
        application_id -> UuidT,
        stage -> Text,
        key -> Text,
        name_id -> Text,
        name_en -> Text,
        permission -> Text,
        agency_id -> UuidT,
        due_date -> Date,
        outcome -> Nullable<Text>,
        note -> Nullable<Text>,
        actor_user_id -> Nullable<UuidT>,
        actor_name -> Nullable<Text>,
        opened_at -> UtcTs,
        ended_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{Nullable, Text};
    permit_visits (id) {
        id -> UuidT,
        application_id -> UuidT,
        stage -> Text,
        visited_at -> UtcTs,
        outcome -> Text,
        findings -> Nullable<Text>,
        agency_id -> UuidT,
        user_id -> UuidT,
        user_name -> Text,
        position_id -> UuidT,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Integer, Nullable, Text};
    permit_visit_photos (id) {
        id -> UuidT,
        visit_id -> UuidT,
        application_id -> UuidT,
        pos -> Integer,
        upload_id -> Nullable<UuidT>,
        taken_at -> UtcTs,
        latitude_e6 -> Nullable<Integer>,
        longitude_e6 -> Nullable<Integer>,
        accuracy_m -> Nullable<Integer>,
        caption -> Nullable<Text>,
        size_bytes -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    surveys (id) {
        id -> UuidT,
        application_id -> UuidT,
        agency_id -> UuidT,
        service_id -> UuidT,
        channel -> Text,
        requirements -> Integer,
        procedure -> Integer,
        service_time -> Integer,
        fee -> Integer,
        product -> Integer,
        competence -> Integer,
        behaviour -> Integer,
        facilities -> Integer,
        complaint_handling -> Integer,
        remark -> Nullable<Text>,
        ended_on -> Date,
        created_by_user_id -> Nullable<UuidT>,
        created_at -> UtcTs,
        changed_at -> Nullable<UtcTs>,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    complaints (id) {
        id -> UuidT,
        code -> Text,
        agency_id -> UuidT,
        handler_agency_id -> UuidT,
        service_id -> Nullable<UuidT>,
        application_id -> Nullable<UuidT>,
        category -> Text,
        content -> Text,
        contact -> Nullable<Text>,
        status -> Text,
        received_on -> Date,
        verify_by -> Date,
        due_date -> Date,
        answer -> Nullable<Text>,
        answered_on -> Nullable<Date>,
        closed_on -> Nullable<Date>,
        closed_by -> Nullable<Text>,
        reopened -> Bool,
        reminded_on -> Nullable<Date>,
        escalated_on -> Nullable<Date>,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    complaint_steps (id) {
        id -> UuidT,
        complaint_id -> UuidT,
        agency_id -> UuidT,
        handler_agency_id -> UuidT,
        action -> Text,
        from_status -> Text,
        to_status -> Text,
        note -> Nullable<Text>,
        actor_user_id -> Nullable<UuidT>,
        actor_name -> Nullable<Text>,
        position_id -> Nullable<UuidT>,
        occurred_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    payment_orders (id) {
        id -> UuidT,
        application_id -> UuidT,
        agency_id -> UuidT,
        service_id -> UuidT,
        year -> Integer,
        number -> Integer,
        amount_idr -> BigInt,
        lines -> Jsonb,
        due_date -> Date,
        status -> Text,
        created_at -> UtcTs,
        settled_at -> Nullable<UtcTs>,
        version -> Integer,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    payment_receipts (id) {
        id -> UuidT,
        order_id -> UuidT,
        application_id -> UuidT,
        agency_id -> UuidT,
        service_id -> UuidT,
        year -> Integer,
        number -> Integer,
        code -> Text,
        amount_idr -> BigInt,
        method -> Text,
        reference -> Nullable<Text>,
        paid_on -> Date,
        cashier_user_id -> UuidT,
        cashier_name -> Text,
        position_id -> UuidT,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    payment_refunds (id) {
        id -> UuidT,
        receipt_id -> UuidT,
        application_id -> UuidT,
        agency_id -> UuidT,
        year -> Integer,
        number -> Integer,
        amount_idr -> BigInt,
        method -> Text,
        basis -> Text,
        reason -> Nullable<Text>,
        refunded_on -> Date,
        cashier_user_id -> UuidT,
        cashier_name -> Text,
        actor_user_id -> UuidT,
        actor_name -> Text,
        position_id -> UuidT,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use crate::types::{UtcTs, UuidT};
    use diesel::sql_types::{BigInt, Bool, Date, Integer, Jsonb, Nullable, Text};
    cashier_closings (id) {
        id -> UuidT,
        agency_id -> UuidT,
        year -> Integer,
        number -> Integer,
        day -> Date,
        cashier_user_id -> UuidT,
        cashier_name -> Text,
        receipts -> Integer,
        refunds -> Integer,
        cash_idr -> BigInt,
        transfer_idr -> BigInt,
        qris_idr -> BigInt,
        refunded_cash_idr -> BigInt,
        refunded_bank_idr -> BigInt,
        counted_idr -> BigInt,
        explanation -> Nullable<Text>,
        closed_by_user_id -> UuidT,
        closed_by_name -> Text,
        position_id -> UuidT,
        created_at -> UtcTs,
    }
}

diesel::joinable!(role_permissions -> roles (role_id));
diesel::joinable!(user_credentials -> users (user_id));
diesel::joinable!(positions -> agencies (agency_id));
diesel::joinable!(positions -> roles (role_id));
diesel::joinable!(position_assignments -> positions (position_id));
diesel::joinable!(position_assignments -> users (user_id));
diesel::joinable!(refresh_sessions -> users (user_id));
diesel::joinable!(refresh_sessions -> positions (position_id));
diesel::joinable!(uploads -> users (owner_user_id));
diesel::joinable!(audit_facts -> agencies (agency_id));
diesel::joinable!(paper_records -> agencies (agency_id));
diesel::joinable!(paper_records -> users (created_by_user_id));
diesel::joinable!(number_counters -> agencies (agency_id));
diesel::joinable!(letters -> letter_kinds (kind_code));
diesel::joinable!(letters -> users (drafter_user_id));
diesel::joinable!(letter_addressees -> agencies (agency_id));
diesel::joinable!(letter_attachments -> letters (letter_id));
diesel::joinable!(letter_attachments -> uploads (upload_id));
diesel::joinable!(letter_reviews -> letters (letter_id));
diesel::joinable!(letter_texts -> letters (letter_id));
diesel::joinable!(template_versions -> users (created_by_user_id));
diesel::joinable!(letter_reviews -> positions (position_id));
diesel::joinable!(letter_reviews -> users (decided_by_user_id));
diesel::joinable!(dispositions -> letters (letter_id));
diesel::joinable!(dispositions -> agencies (agency_id));
diesel::joinable!(dispositions -> users (from_user_id));
diesel::joinable!(disposition_follow_ups -> dispositions (disposition_id));
diesel::joinable!(disposition_follow_ups -> users (user_id));
diesel::joinable!(permit_applications -> agencies (agency_id));
diesel::joinable!(permit_applications -> permit_services (service_id));
diesel::joinable!(permit_applications -> users (created_by_user_id));
diesel::joinable!(queue_days -> agencies (agency_id));
diesel::joinable!(queue_tickets -> agencies (agency_id));
diesel::joinable!(permit_reminders -> permit_applications (application_id));
diesel::joinable!(permit_assignments -> permit_applications (application_id));
diesel::joinable!(permit_handovers -> permit_applications (application_id));
diesel::joinable!(permit_handovers -> uploads (upload_id));
diesel::joinable!(permit_assignments -> positions (position_id));
diesel::joinable!(permit_secrets -> permit_applications (application_id));
diesel::joinable!(permit_erasures -> permit_applications (application_id));
diesel::joinable!(permit_erasures -> users (user_id));
diesel::joinable!(permit_erasures -> positions (position_id));
diesel::joinable!(permit_documents -> permit_applications (application_id));
diesel::joinable!(permit_documents -> uploads (upload_id));
diesel::joinable!(permit_events -> permit_applications (application_id));
diesel::joinable!(permit_events -> users (actor_user_id));
diesel::joinable!(permit_events -> positions (position_id));
diesel::joinable!(permits -> permit_applications (application_id));
diesel::joinable!(permit_successions -> permit_applications (application_id));
diesel::joinable!(permit_successions -> permits (permit_id));
diesel::joinable!(permits -> agencies (agency_id));
diesel::joinable!(permits -> permit_services (service_id));
diesel::joinable!(evaluation_periods -> instruments (instrument_id));
diesel::joinable!(interviews -> evaluation_periods (period_id));
diesel::joinable!(interviews -> agencies (agency_id));
diesel::joinable!(interviews -> users (evaluator_user_id));
diesel::joinable!(scores -> evaluation_periods (period_id));
diesel::joinable!(scores -> agencies (agency_id));
diesel::joinable!(recommendations -> evaluation_periods (period_id));
diesel::joinable!(recommendations -> agencies (agency_id));
diesel::joinable!(papers -> agencies (agency_id));
diesel::joinable!(paper_signatures -> papers (paper_id));
diesel::joinable!(signing_attempts -> papers (paper_id));
diesel::joinable!(signer_keys -> users (user_id));
diesel::joinable!(signer_accounts -> users (user_id));
diesel::joinable!(notifications -> users (user_id));
diesel::joinable!(disposition_reminders -> dispositions (disposition_id));
diesel::joinable!(letter_views -> users (owner_user_id));
diesel::joinable!(letter_views -> agencies (agency_id));
diesel::joinable!(letter_view_marks -> letter_views (view_id));
diesel::joinable!(letter_senders -> letters (letter_id));
diesel::joinable!(letter_senders -> senders (sender_id));
diesel::joinable!(number_patterns -> letter_kinds (kind_code));
diesel::joinable!(number_patterns -> users (created_by_user_id));
diesel::joinable!(number_entries -> users (created_by_user_id));

diesel::joinable!(agenda_imports -> agencies (agency_id));
diesel::joinable!(agenda_imports -> users (created_by_user_id));
diesel::allow_tables_to_appear_in_same_query!(
    agencies,
    classifications,
    letter_kinds,
    disposition_instructions,
    calendar_days,
    roles,
    role_permissions,
    users,
    user_credentials,
    positions,
    position_assignments,
    refresh_sessions,
    idempotency_keys,
    uploads,
    audit_facts,
    paper_records,
    number_counters,
    letters,
    letter_addressees,
    letter_attachments,
    letter_reviews,
    letter_texts,
    template_versions,
    dispositions,
    disposition_follow_ups,
    permit_services,
    permit_applications,
    permit_reminders,
    permit_assignments,
    permit_handovers,
    queue_days,
    queue_tickets,
    permit_secrets,
    permit_erasures,
    permit_retention,
    permit_documents,
    permit_events,
    permits,
    permit_successions,
    instruments,
    evaluation_periods,
    interviews,
    scores,
    recommendations,
    papers,
    paper_signatures,
    signing_attempts,
    signer_keys,
    signer_accounts,
    signing_authorities,
    jobs,
    job_schedules,
    notification_counters,
    notifications,
    notification_preferences,
    disposition_reminders,
    letter_views,
    letter_view_marks,
    senders,
    letter_senders,
    mailboxes,
    mailbox_rules,
    mailbox_messages,
    scan_texts
);
diesel::allow_tables_to_appear_in_same_query!(letter_involved, letters);
diesel::allow_tables_to_appear_in_same_query!(number_patterns, letter_kinds);
diesel::allow_tables_to_appear_in_same_query!(number_patterns, users);
diesel::allow_tables_to_appear_in_same_query!(number_entries, users);
diesel::allow_tables_to_appear_in_same_query!(agenda_imports, agencies);
diesel::allow_tables_to_appear_in_same_query!(agenda_imports, users);
diesel::joinable!(travel_report_files -> letter_attachments (attachment_id));
diesel::allow_tables_to_appear_in_same_query!(travel_report_files, letter_attachments);
diesel::joinable!(file_folders -> agencies (agency_id));
diesel::joinable!(letter_filings -> file_folders (folder_id));
diesel::joinable!(disposal_items -> file_folders (folder_id));
diesel::allow_tables_to_appear_in_same_query!(file_folders, agencies);
diesel::allow_tables_to_appear_in_same_query!(file_folders, letter_filings);
diesel::allow_tables_to_appear_in_same_query!(file_folders, disposal_items);
diesel::allow_tables_to_appear_in_same_query!(letter_filings, letters);
diesel::joinable!(upload_removals -> uploads (upload_id));
diesel::allow_tables_to_appear_in_same_query!(upload_removals, uploads);
diesel::allow_tables_to_appear_in_same_query!(letter_destructions, letters);
diesel::allow_tables_to_appear_in_same_query!(letter_destructions, letter_filings);
diesel::joinable!(mailbox_messages -> mailboxes (mailbox_id));
diesel::joinable!(mailboxes -> agencies (agency_id));
diesel::allow_tables_to_appear_in_same_query!(letter_dispatches, letter_addressees);
diesel::joinable!(ledger_seals -> audit_facts (fact_id));
diesel::allow_tables_to_appear_in_same_query!(ledger_seals, audit_facts);
diesel::joinable!(packages -> users (created_by_user_id));
diesel::allow_tables_to_appear_in_same_query!(packages, users);
diesel::joinable!(partial_upload_pieces -> partial_uploads (partial_id));
diesel::allow_tables_to_appear_in_same_query!(partial_upload_pieces, partial_uploads);
diesel::joinable!(permit_checks -> permit_applications (application_id));
diesel::joinable!(permit_checks -> agencies (agency_id));
diesel::allow_tables_to_appear_in_same_query!(permit_checks, permit_applications);
diesel::joinable!(payment_orders -> permit_applications (application_id));
diesel::allow_tables_to_appear_in_same_query!(payment_orders, permit_applications);
