//! How long personal data of ended applications are kept.
//!
//! Personal data are destroyed when their retention has ended or at the person's request, unless the law says otherwise
//! (UU 27/2022 art. 16 par. 2 g, 43, 44). The law names no number of years for services; the city sets its own. Until it does,
//! the shipped period counts. Nothing is erased by the clock: applications whose period has ended are listed, and an officer
//! erases them.
use super::model::{NewRetention, RetentionRow};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::permits::catalogue;
use chrono::{Months, NaiveDate};
use pamong_db::{Conn, Ts};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// Months that count where the city set none: five years.
const SHIPPED_MONTHS: i32 = 60;
/// What the shipped period goes back to.
const SHIPPED_BASIS: &str =
    "UU 27/2022 Pasal 16 ayat (2) huruf g, Pasal 43 dan 44; lima tahun sampai kota menetapkan masa simpannya";
/// Code of the period of all services without one of their own.
const ALL: &str = "";

/// A period of retention.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Term {
    /// The service; null for all that have no period of their own.
    pub service_code: Option<String>,
    /// Months after the end of the application.
    pub months: i32,
    /// The rule that says so.
    pub basis: String,
    /// Whether it is the one that ships with the program, because the city set none.
    pub shipped: bool,
    /// Who set it.
    pub set_by: Option<String>,
    /// When it was set.
    pub set_at: Option<Ts>,
}

impl Term {
    fn shipped() -> Self {
        Self {
            service_code: None,
            months: SHIPPED_MONTHS,
            basis: SHIPPED_BASIS.into(),
            shipped: true,
            set_by: None,
            set_at: None,
        }
    }

    /// The last day on which data of an application that ended on this day are kept.
    pub fn ends_on(&self, ended_on: NaiveDate) -> NaiveDate {
        let months = Months::new(self.months.try_into().unwrap_or_default());
        ended_on.checked_add_months(months).unwrap_or(NaiveDate::MAX)
    }

    /// Data of applications that ended before this day may be erased.
    fn cutoff(&self, today: NaiveDate) -> NaiveDate {
        let months = Months::new(self.months.try_into().unwrap_or_default());
        today.checked_sub_months(months).unwrap_or(NaiveDate::MIN)
    }
}

impl From<RetentionRow> for Term {
    fn from(row: RetentionRow) -> Self {
        Self {
            service_code: Some(row.service_code).filter(|code| code != ALL),
            months: row.months,
            basis: row.basis,
            shipped: false,
            set_by: Some(row.user_name),
            set_at: Some(row.updated_at),
        }
    }
}

/// Every period in force, that of all services without their own first.
pub fn terms(c: &mut Conn) -> Result<Vec<Term>> {
    let mut terms: Vec<Term> = store::periods(c)?.into_iter().map(Term::from).collect();
    if terms.iter().all(|term| term.service_code.is_some()) {
        terms.insert(0, Term::shipped());
    }
    Ok(terms)
}

/// The period of a service.
pub fn term_of(c: &mut Conn, service_code: &str) -> Result<Term> {
    let terms = terms(c)?;
    let own = terms.iter().find(|term| term.service_code.as_deref() == Some(service_code));
    let found = own.or_else(|| terms.first());
    found.cloned().ok_or_else(|| Error::internal("no period of retention"))
}

/// For each period the day before which an application must have ended; null stands for services without their own.
pub fn cutoffs(c: &mut Conn, today: NaiveDate) -> Result<Vec<(Option<String>, NaiveDate)>> {
    Ok(terms(c)?.into_iter().map(|term| (term.service_code.clone(), term.cutoff(today))).collect())
}

/// Sets a period, or returns to the one of all others.
pub fn put(tx: &mut Conn, me: &Me, input: &NewRetention) -> Result<Vec<Term>> {
    let code = input.service_code.as_deref().map(str::trim).filter(|code| !code.is_empty());
    if let Some(code) = code
        && catalogue::store::find_in_force(tx, code, me.today())?.is_none()
    {
        return Err(Error::field("/service_code", Code::UnknownReference));
    }
    let row = input.months.map(|months| RetentionRow {
        service_code: code.unwrap_or(ALL).into(),
        months,
        basis: input.basis.as_deref().unwrap_or_default().trim().into(),
        user_name: me.name.clone(),
        updated_at: me.now(),
    });
    store::set_period(tx, code.unwrap_or(ALL), row.as_ref())?;
    let data = json!({"service_code": code, "months": input.months});
    let subject = ("agency", me.agency.id);
    audit::record(
        tx,
        me,
        NewFact::new(Application::Permits, "personal.retention", subject, me.agency.id, data),
    )?;
    terms(tx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_ends_on_the_same_day_of_the_month() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let term = Term { months: 18, ..Term::shipped() };
        assert_eq!(term.ends_on(day("2022-08-31")), day("2024-02-29"));
        assert_eq!(term.cutoff(day("2024-03-01")), day("2022-09-01"));
        assert_eq!(Term { months: 0, ..Term::shipped() }.ends_on(day("2022-08-31")), day("2022-08-31"));
    }
}
