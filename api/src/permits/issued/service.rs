//! Issuing papers.
use super::model::{Permit, PermitState, PermitView};
use super::store;
use crate::agencies;
use crate::documents::{IssuedPaper, LetterRegister, Numbering, words};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::permits::applications::model::PermitApplication;
use crate::permits::catalogue::{self, PermitService};
use chrono::{Days, NaiveDate};
use pamong_db::{Conn, Id};

/// Registers the signed paper as an outgoing letter and keeps it with its number and validity.
pub fn issue(
    tx: &mut Conn,
    me: &Me,
    register: &dyn LetterRegister,
    application: &PermitApplication,
    service: &PermitService,
    numbering: Numbering,
) -> Result<Permit> {
    let paper = IssuedPaper { numbering, ..registered_as(tx, me, application, service)? };
    let registered = register.register_issued(tx, me, &paper)?;
    let permit = Permit {
        id: Id::new(),
        application_id: application.id,
        agency_id: application.agency_id,
        service_id: service.id,
        letter_id: registered.letter_id,
        number: registered.number,
        issued_on: me.today(),
        valid_until: valid_until(me.today(), service.validity_days),
        status: PermitState::Valid,
        created_at: me.now(),
        version: 1,
    };
    store::insert(tx, &permit)?;
    Ok(permit)
}

/// The letter as which the paper of an application is registered.
pub fn registered_as(
    c: &mut Conn,
    me: &Me,
    application: &PermitApplication,
    service: &PermitService,
) -> Result<IssuedPaper> {
    // A code of a scheme that is not in force on that day has no place in a number.
    let classified = match &service.classification_code {
        Some(code) => agencies::store::has_classification(c, code, me.today())?,
        None => false,
    };
    Ok(IssuedPaper {
        agency_id: application.agency_id,
        kind_code: letter_kind(&service.output_name).into(),
        classification_code: service.classification_code.clone().filter(|_| classified),
        subject: format!("{} a.n. {}", service.output_name, application.applicant_name),
        addressee: application.applicant_name.clone(),
        application_id: application.id,
        numbering: Numbering::Next,
    })
}

/// The paper that answers an application.
pub fn of_application(c: &mut Conn, application: Id) -> Result<Option<Permit>> {
    Ok(store::of_application(c, application)?)
}

/// Papers with the names that they refer to.
pub fn views(c: &mut Conn, permits: Vec<Permit>) -> Result<Vec<PermitView>> {
    let agency_ids: Vec<Id> = permits.iter().map(|p| p.agency_id).collect();
    let service_ids: Vec<Id> = permits.iter().map(|p| p.service_id).collect();
    let agencies = agencies::store::refs(c, &agency_ids)?;
    let services = catalogue::store::refs(c, &service_ids)?;
    let view = |permit: Permit| {
        let agency = agencies.iter().find(|a| a.id == permit.agency_id)?.clone();
        let service = services.iter().find(|s| s.id == permit.service_id)?.clone();
        Some(PermitView { permit, agency, service })
    };
    let lost = || Error::internal("a permit without its office or service");
    permits.into_iter().map(|permit| view(permit).ok_or_else(lost)).collect()
}

/// The kind of letter that a paper is, by the first word of its name.
fn letter_kind(output_name: &str) -> &'static str {
    if output_name.starts_with("Rekomendasi") {
        "REK"
    } else if output_name.starts_with("Surat Pengantar") {
        "SPG"
    } else {
        "SK"
    }
}

/// The last day of validity: so many days after the day of issue.
pub fn valid_until(issued_on: NaiveDate, days: Option<i32>) -> Option<NaiveDate> {
    let days = u64::try_from(days?).ok()?;
    issued_on.checked_add_days(Days::new(days))
}

/// The end of a validity in printed words.
pub fn until(day: NaiveDate) -> String {
    format!("sampai dengan {}", words::date(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn validity_counts_from_the_day_of_issue() {
        let day = NaiveDate::from_ymd_opt(2022, 2, 10).unwrap();
        assert_eq!(valid_until(day, Some(30)).unwrap().to_string(), "2022-03-12");
        assert_eq!(valid_until(day, None), None);
    }

    #[test]
    fn papers_are_letters_of_their_kind() {
        let kinds = [
            "Rekomendasi Penelitian/Survei",
            "Surat Pengantar SKCK",
            "Surat Keterangan Domisili",
            "Legalisasi",
        ];
        assert_eq!(kinds.map(letter_kind), ["REK", "SPG", "SK", "SK"]);
    }
}
