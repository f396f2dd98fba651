//! People and offices that the records name.
use super::fits;
use super::record;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agencies, position_assignments, positions, users};
use pamong_db::{Id, Ts};

record! {
    /// An office that a record names, and the offices above it.
    Agency: agencies by id, after [parent_id] {
        id: Id,
        code: String,
        name: String,
        short_name: String,
        kind: String,
        parent_id: Option<Id>,
        path: String,
        valid_from: Option<NaiveDate>,
        valid_until: Option<NaiveDate>,
        created_at: Ts,
        version: i32,
    }
}

record! {
    /// A person who held a position of the office or whom a record names; without a password, and without an address for mail where the person is of another office.
    User: users by id, fit fits::user {
        id: Id,
        username: String,
        name: String,
        civil_servant_number: Option<String>,
        locale: String,
        active: bool,
        must_change_password: bool,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
        email: Option<String>,
    }
}

record! {
    /// A position of the office, or one that a record names.
    Position: positions by id {
        id: Id,
        agency_id: Id,
        role_id: Id,
        title: String,
        is_head: bool,
        active: bool,
        created_at: Ts,
        updated_at: Ts,
        version: i32,
    }
}

record! {
    /// Who holds or held a position, since when, and by which decree (definitif, Plt., Plh., Pj.).
    PositionAssignment: position_assignments by position_id {
        id: Id,
        position_id: Id,
        user_id: Id,
        kind: String,
        decree_number: Option<String>,
        valid_from: NaiveDate,
        valid_until: Option<NaiveDate>,
        created_at: Ts,
    }
}
