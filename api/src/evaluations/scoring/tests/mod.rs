//! The rules of the counts, the sums, and that the order of facts does not matter.
mod counts;
mod scores;

use super::*;
use crate::agencies::{AgencyKind, AgencyRef};
use crate::audit::{Application, Medium};
use chrono::{DateTime, NaiveDate};
use serde_json::{Value, json};

pub(super) fn id(n: u128) -> Id {
    Id(uuid::Uuid::from_u128(n))
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn window() -> Window {
    Window { from: day("2022-01-01"), until: day("2022-02-28") }
}

pub(super) fn agency(n: u128, kind: AgencyKind) -> AgencyRef {
    AgencyRef { id: id(n), code: format!("{n:04}"), name: format!("Kantor {n}"), kind }
}

/// A fact of agency 1 on `date`; `n` is its place in the ledger.
pub(super) fn fact(n: u32, date: &str, action: &str, subject: u128, data: Value) -> Fact {
    let application = match action.split('.').next() {
        Some("permit") => Application::Permits,
        _ => Application::Letters,
    };
    Fact {
        id: id(1_000_000 + u128::from(n)),
        recorded_at: Ts(DateTime::from_timestamp(1_640_000_000 + i64::from(n), 0).unwrap()),
        effective_date: day(date),
        actor_user_id: None,
        actor_name: None,
        position_id: None,
        on_behalf_of_position_id: None,
        agency_id: id(1),
        application,
        action: action.into(),
        subject_type: "thing".into(),
        subject_id: id(subject),
        medium: Medium::Electronic,
        quantity: 1,
        data,
    }
}

pub(super) fn incoming(n: u32, action: &str, letter: u128) -> Fact {
    fact(n, "2022-01-10", action, letter, json!({"direction": "incoming", "kind": "SD"}))
}

pub(super) fn outgoing(n: u32, action: &str, letter: u128, kind: &str) -> Fact {
    fact(n, "2022-01-10", action, letter, json!({"direction": "outgoing", "kind": kind}))
}

pub(super) fn paper(n: u32, application: Application, register: &str, quantity: i32) -> Fact {
    let data = json!({"register": register});
    let fact = fact(n, "2022-01-10", "paper_record.create", 90_000 + u128::from(n), data);
    Fact { application, quantity, medium: Medium::Paper, ..fact }
}
