//! Paper records and their rules.
use crate::agencies::AgencyRef;
use crate::audit::Application;
use crate::error::{Code, Violations};
use crate::http::Validate;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{paper_records, users};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most pieces of work that one record may stand for.
pub const MAX_QUANTITY: i32 = 100_000;

text_enum! {
    /// The paper register that was counted.
    pub enum Register {
        /// Agenda of incoming letters.
        Incoming = "incoming",
        /// Agenda of outgoing letters.
        Outgoing = "outgoing",
        /// Counter book of services.
        Service = "service",
    }
}

text_enum! {
    /// The applications whose work may have been done on paper.
    pub enum PaperApplication {
        /// Letters (SIPADEK).
        Letters = "letters",
        /// Permits and services (SIPATEN).
        Permits = "permits",
    }
}

impl From<PaperApplication> for Application {
    fn from(application: PaperApplication) -> Self {
        match application {
            PaperApplication::Letters => Self::Letters,
            PaperApplication::Permits => Self::Permits,
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = paper_records, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Row {
    pub id: Id,
    pub agency_id: Id,
    pub application: PaperApplication,
    pub register: Register,
    pub service_code: Option<String>,
    pub quantity: i32,
    pub date_from: NaiveDate,
    pub date_until: NaiveDate,
    pub reference_number: Option<String>,
    pub subject: Option<String>,
    pub note: Option<String>,
    pub corrects_id: Option<Id>,
    pub created_by_user_id: Id,
    pub created_at: Ts,
    pub version: i32,
}

/// Who made a record.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = users, check_for_backend(MultiBackend))]
pub struct Recorder {
    /// The person.
    #[diesel(column_name = id)]
    pub user_id: Id,
    /// The person's name.
    pub name: String,
}

/// Work done on paper: one piece, or a counted batch of a period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaperRecord {
    /// Id.
    pub id: Id,
    /// The agency that did the work.
    pub agency: AgencyRef,
    /// The application that the work would belong to.
    pub application: PaperApplication,
    /// The paper register.
    pub register: Register,
    /// Code of the service; only for permits.
    pub service_code: Option<String>,
    /// How many pieces of work, 1 to 100,000.
    pub quantity: i32,
    /// First day of the work; the record counts on this day.
    pub date_from: NaiveDate,
    /// Last day of the work.
    pub date_until: NaiveDate,
    /// Number in the paper register.
    pub reference_number: Option<String>,
    /// What it was about.
    pub subject: Option<String>,
    /// Note of the person who recorded it.
    pub note: Option<String>,
    /// The record that this one replaces.
    pub corrects_id: Option<Id>,
    /// Who recorded it.
    pub created_by: Recorder,
    /// When it was recorded.
    pub created_at: Ts,
    /// Version; records never change.
    pub version: i32,
}

impl From<(Row, AgencyRef, Recorder)> for PaperRecord {
    fn from((row, agency, created_by): (Row, AgencyRef, Recorder)) -> Self {
        Self {
            id: row.id,
            agency,
            application: row.application,
            register: row.register,
            service_code: row.service_code,
            quantity: row.quantity,
            date_from: row.date_from,
            date_until: row.date_until,
            reference_number: row.reference_number,
            subject: row.subject,
            note: row.note,
            corrects_id: row.corrects_id,
            created_by,
            created_at: row.created_at,
            version: row.version,
        }
    }
}

/// Work done on paper, as it is recorded.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPaperRecord {
    /// The application that the work would belong to.
    pub application: PaperApplication,
    /// The paper register: `incoming` or `outgoing` for letters, `service` for permits.
    pub register: Register,
    /// Code of the service; required for permits, absent for letters.
    pub service_code: Option<String>,
    /// How many pieces of work, 1 to 100,000.
    #[schema(minimum = 1, maximum = 100_000)]
    pub quantity: i32,
    /// First day of the work, not in the future.
    #[serde(deserialize_with = "crate::http::day")]
    pub date_from: NaiveDate,
    /// Last day of the work, not in the future; the first day again for a single piece.
    #[serde(deserialize_with = "crate::http::day")]
    pub date_until: NaiveDate,
    /// Number in the paper register.
    #[schema(max_length = 100)]
    pub reference_number: Option<String>,
    /// What it was about.
    #[schema(max_length = 300)]
    pub subject: Option<String>,
    /// Note.
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// The record of the same agency and register that this one replaces.
    pub corrects_id: Option<Id>,
}

impl Validate for NewPaperRecord {
    fn validate(&self, violations: &mut Violations) {
        let service = self.register == Register::Service;
        if service != (self.application == PaperApplication::Permits) {
            violations.add("/register", Code::InvalidChoice);
        }
        match (self.application, &self.service_code) {
            (PaperApplication::Permits, None) => violations.add("/service_code", Code::Required),
            (PaperApplication::Permits, Some(code)) if !is_code(code) => {
                violations.add("/service_code", Code::InvalidFormat);
            }
            (PaperApplication::Letters, Some(_)) => violations.add("/service_code", Code::UnknownField),
            _ => {}
        }
        if !(1..=MAX_QUANTITY).contains(&self.quantity) {
            violations.add_with("/quantity", Code::OutOfRange, format!("1–{MAX_QUANTITY}"));
        }
        if self.date_from > self.date_until {
            violations.add("/date_until", Code::DateOrder);
        }
        violations.optional_text("/reference_number", self.reference_number.as_deref(), 100);
        violations.optional_text("/subject", self.subject.as_deref(), 300);
        violations.optional_text("/note", self.note.as_deref(), 1000);
    }
}

/// Codes of services look like `KEL-SKD`.
fn is_code(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn record() -> NewPaperRecord {
        NewPaperRecord {
            application: PaperApplication::Permits,
            register: Register::Service,
            service_code: Some("KEL-SKD".into()),
            quantity: 1,
            date_from: "2022-01-10".parse().unwrap(),
            date_until: "2022-01-10".parse().unwrap(),
            reference_number: None,
            subject: None,
            note: None,
            corrects_id: None,
        }
    }

    fn faults(record: &NewPaperRecord) -> Vec<(String, Code)> {
        let mut violations = Violations::default();
        record.validate(&mut violations);
        match violations.finish() {
            Err(Error::Invalid(fields)) => fields.into_iter().map(|f| (f.pointer, f.code)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn register_and_service_fit_the_application() {
        use PaperApplication::{Letters, Permits};
        let cases = [
            (Permits, Register::Service, Some("KEL-SKD"), vec![]),
            (Permits, Register::Incoming, Some("KEL-SKD"), vec![("/register", Code::InvalidChoice)]),
            (Permits, Register::Service, None, vec![("/service_code", Code::Required)]),
            (Permits, Register::Service, Some("a b"), vec![("/service_code", Code::InvalidFormat)]),
            (Letters, Register::Incoming, None, vec![]),
            (Letters, Register::Outgoing, None, vec![]),
            (Letters, Register::Service, None, vec![("/register", Code::InvalidChoice)]),
            (Letters, Register::Incoming, Some("KEL-SKD"), vec![("/service_code", Code::UnknownField)]),
        ];
        for (application, register, code, wrong) in cases {
            let service_code = code.map(str::to_owned);
            let given = NewPaperRecord { application, register, service_code, ..record() };
            let wrong: Vec<_> = wrong.into_iter().map(|(p, c)| (p.to_owned(), c)).collect();
            assert_eq!(faults(&given), wrong, "{application} {register} {code:?}");
        }
    }

    #[test]
    fn quantities_and_dates_have_limits() {
        for (quantity, fits) in [(0, false), (-1, false), (1, true), (100_000, true), (100_001, false)] {
            assert_eq!(faults(&NewPaperRecord { quantity, ..record() }).is_empty(), fits, "{quantity}");
        }
        let turned = NewPaperRecord { date_until: "2022-01-09".parse().unwrap(), ..record() };
        assert_eq!(faults(&turned), [("/date_until".to_owned(), Code::DateOrder)]);
        let long = NewPaperRecord { subject: Some("x".repeat(301)), ..record() };
        assert_eq!(faults(&long), [("/subject".to_owned(), Code::TooLong)]);
    }
}
