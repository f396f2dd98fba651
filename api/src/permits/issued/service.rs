//! Issuing papers.
use super::model::{Permit, PermitDetails, PermitState, PermitVersion, PermitView};
use super::standing::Validity;
use super::store;
use crate::agencies;
use crate::documents::{IssuedPaper, LetterRegister, Numbering, words};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::permits::applications::model::PermitApplication;
use crate::permits::applications::store as applications;
use crate::permits::catalogue::{self, PermitService};
use crate::permits::succession;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};

/// Registers the signed paper as an outgoing letter and keeps it with its number and validity. The paper that it renews or
/// corrects is replaced at once.
pub fn issue(
    tx: &mut Conn,
    me: &Me,
    register: &dyn LetterRegister,
    application: &PermitApplication,
    service: &PermitService,
    numbering: Numbering,
) -> Result<Permit> {
    let paper = IssuedPaper { numbering, ..registered_as(tx, me, application, service)? };
    let validity = succession::validity(tx, me.today(), application.id, service)?;
    let registered = register.register_issued(tx, me, &paper)?;
    let permit = Permit {
        id: Id::new(),
        application_id: application.id,
        agency_id: application.agency_id,
        service_id: service.id,
        letter_id: registered.letter_id,
        number: registered.number,
        issued_on: me.today(),
        valid_until: validity.until,
        status: PermitState::Valid,
        created_at: me.now(),
        version: 1,
        valid_from: validity.from,
        ended_on: None,
        ended_by: None,
        revoke_reason: None,
        revoke_basis: None,
        replaced_by_id: None,
        expiry_told_on: None,
    };
    store::insert(tx, &permit)?;
    succession::conclude(tx, me, &permit)?;
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

/// Papers with the names that they refer to, as they stand on a day.
pub fn views(c: &mut Conn, today: NaiveDate, permits: Vec<Permit>) -> Result<Vec<PermitView>> {
    let agency_ids: Vec<Id> = permits.iter().map(|p| p.agency_id).collect();
    let service_ids: Vec<Id> = permits.iter().map(|p| p.service_id).collect();
    let application_ids: Vec<Id> = permits.iter().map(|p| p.application_id).collect();
    let agencies = agencies::store::refs(c, &agency_ids)?;
    let services = catalogue::store::refs(c, &service_ids)?;
    let names = applications::names(c, &application_ids)?;
    let view = |permit: Permit| {
        let agency = agencies.iter().find(|a| a.id == permit.agency_id)?.clone();
        let service = services.iter().find(|s| s.id == permit.service_id)?.clone();
        let (_, name) = names.iter().find(|(id, _)| *id == permit.application_id)?;
        let (state, applicant_name) = (permit.on(today), name.clone());
        Some(PermitView { permit, state, applicant_name, agency, service })
    };
    let lost = || Error::internal("a permit without its office, service or application");
    permits.into_iter().map(|permit| view(permit).ok_or_else(lost)).collect()
}

/// One paper with the names that it refers to, as it stands on a day.
pub fn view(c: &mut Conn, today: NaiveDate, permit: Permit) -> Result<PermitView> {
    views(c, today, vec![permit])?.pop().ok_or_else(Error::not_found)
}

/// One paper with those before and after it.
pub fn details(c: &mut Conn, today: NaiveDate, permit: Permit) -> Result<PermitDetails> {
    let versions = versions(c, today, &permit)?;
    Ok(PermitDetails { paper: view(c, today, permit)?, versions })
}

/// All papers that followed each other with this one among them, the first one first. Each was signed after the one before
/// it, so the way to either end ends.
pub fn versions(c: &mut Conn, today: NaiveDate, permit: &Permit) -> Result<Vec<PermitVersion>> {
    let mut chain = vec![permit.clone()];
    while let Some(earlier) = store::replaced_by(c, chain.first().map_or(permit.id, |p| p.id))? {
        chain.insert(0, earlier);
    }
    while let Some(next) = chain.last().and_then(|p| p.replaced_by_id) {
        chain.push(store::find(c, next)?.ok_or_else(|| Error::internal("a paper without its successor"))?);
    }
    let version = |p: Permit| {
        Ok(PermitVersion {
            kind: succession::of_application(c, p.application_id)?.map(|s| s.kind),
            state: p.on(today),
            id: p.id,
            application_id: p.application_id,
            number: p.number,
            issued_on: p.issued_on,
            valid_from: p.valid_from,
            valid_until: p.valid_until,
            ended_on: p.ended_on,
        })
    };
    chain.into_iter().map(version).collect()
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

/// A validity in printed words. Its first day is named where it is not the day of the signature.
pub fn in_words(validity: Validity, signed_on: NaiveDate) -> Option<String> {
    let until = format!("sampai dengan {}", words::date(validity.until?));
    Some(if validity.from == signed_on { until } else { format!("{} {until}", words::date(validity.from)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_validity_that_begins_later_names_its_first_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let validity = |from| Validity { from: day(from), until: Some(day("2022-04-11")) };
        let words = |from| in_words(validity(from), day("2022-03-01")).unwrap();
        assert_eq!(words("2022-03-01"), "sampai dengan 11 April 2022");
        assert_eq!(words("2022-03-13"), "13 Maret 2022 sampai dengan 11 April 2022");
        let endless = Validity { from: day("2022-03-01"), until: None };
        assert_eq!(in_words(endless, day("2022-03-01")), None);
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
