//! The permit or certificate that answers an application.
use super::answers::Printed;
use super::outputs::{Output, sentence};
use super::sentence::fill;
use crate::agencies;
use crate::documents::office::{self, Office};
use crate::documents::words;
use crate::error::Result;
use crate::identity::Me;
use crate::permits::applications::model::{PermitAction, PermitApplication};
use crate::permits::applications::service::Case;
use crate::permits::applications::store;
use crate::permits::catalogue::PermitService;
use crate::permits::catalogue::model::Signer;
use crate::permits::form::{self, Answers};
use crate::permits::issued::{self, Permit, Validity};
use crate::permits::succession;
use crate::secrets::Secrets;
use pamong_db::{Conn, Id};
use pamong_render::RichText;
use pamong_render::paper::{Certificate, Signature};
use serde_json::Value;
use std::collections::BTreeMap;

/// How personal numbers (NIK, KK) are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// Masked: a look at how the paper will be.
    Masked,
    /// In full: the paper that is signed and handed over. Whoever shows it to staff records the look in the ledger.
    Full,
}

/// Services whose papers need the number of the family card.
const FAMILY: &[&str] = &["KEL-KK", "KEL-KTP", "KEL-PINDAH", "KEC-PINDAH", "KEL-SKM", "KEL-SKL"];

/// The paper of an application, as it will be issued or was issued.
pub fn certificate(
    c: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    application: &PermitApplication,
    numbers: Numbers,
) -> Result<Certificate> {
    let case = Case::load(c, application.clone())?;
    let permit = issued::of_application(c, application.id)?;
    let office = Office::load(c, application.agency_id)?;
    let signatures = signatures(c, me, &case)?;
    let printed = printed(c, secrets, &case, numbers)?;
    let without: &[&str] = if FAMILY.contains(&&*case.service.code) { &[] } else { &["kk_number"] };
    Ok(Certificate {
        letterhead: office.letterhead(),
        title: case.service.output_name.clone(),
        number: permit.as_ref().map(|p| p.number.clone()).or_else(|| registered(&case)),
        basis: case.service.legal_basis.as_deref().map(basis).unwrap_or_default(),
        fields: printed.fields(without),
        statement: RichText::from_plain(&statement(&case.service, &office, &printed)),
        validity: validity(c, me, &case, permit.as_ref())?,
        place: office.place(),
        date: permit.map(|p| p.issued_on),
        signatures,
    })
}

/// A paper that nobody signs is known by its place in the register.
fn registered(case: &Case) -> Option<String> {
    let a = &case.application;
    let unsigned = case.service.signer == Signer::Nobody;
    unsigned.then(|| format!("REGISTER {}/{}", a.register_number, a.register_year))
}

fn printed(c: &mut Conn, secrets: &Secrets, case: &Case, numbers: Numbers) -> Result<Printed> {
    let id = case.application.id;
    let stored = &case.application.form_data;
    let answers = match numbers {
        Numbers::Masked => stored.as_object().cloned().unwrap_or_default(),
        Numbers::Full => form::unseal(secrets, id, stored, &store::secrets_of(c, id)?)?,
    };
    let villages = villages(c, &answers)?;
    Ok(Printed::read(&case.service.form_schema, &answers, &villages))
}

/// Names of the regions that the answers name by code.
fn villages(c: &mut Conn, answers: &Answers) -> Result<BTreeMap<String, String>> {
    let Some(code) = answers.get("village_code").and_then(Value::as_str) else {
        return Ok(BTreeMap::new());
    };
    let found = agencies::store::find_by_code(c, code)?;
    Ok(found.into_iter().map(|agency| (agency.code, agency.name)).collect())
}

/// Whoever signed, or else whoever heads the office today; nobody where the service has no paper of its own.
fn signatures(c: &mut Conn, me: &Me, case: &Case) -> Result<Vec<Signature>> {
    if case.service.signer == Signer::Nobody {
        return Ok(Vec::new());
    }
    let signed = case.events.iter().rev().find(|e| e.action == PermitAction::Sign);
    let signer: Option<(Id, Id)> = signed.and_then(|e| Some((e.position_id?, e.actor_user_id?)));
    let signature = if let (Some(event), Some((position, user))) = (signed, signer) {
        let day = event.occurred_at.0.with_timezone(&me.at.zone).date_naive();
        office::signature_of(c, position, Some(user), day)?
    } else {
        office::signature_of_head(c, case.application.agency_id, me.today())?
    };
    Ok(vec![signature])
}

fn statement(service: &PermitService, office: &Office, printed: &Printed) -> String {
    let lower = |key: &str| printed.get(key).map(str::to_lowercase);
    let lookup = |key: &str| match key {
        "head" => Some(office.head()),
        "office" => Some(office.name.clone()),
        "service" => Some(service.name_id.clone()),
        // The word for a man or a woman whose marriage ended.
        "widowed" => lower("sex").map(|sex| if sex == "perempuan" { "janda" } else { "duda" }.into()),
        // Choices of the form stand inside the sentence.
        "status_reason" | "used_for" | "child_sex" | "request_type" => lower(key),
        // A full stop of the applicant's own would stand before that of the sentence.
        "purpose" => printed.get(key).map(|text| text.trim_end_matches('.').to_owned()),
        _ => printed.get(key).map(Into::into),
    };
    let output = Output::of(&service.output_name);
    let says = service.output_text.as_deref().unwrap_or_else(|| sentence(&service.code, output));
    let parts = [says, output.terms(), output.closing()];
    parts.map(|part| fill(part, lookup)).join("\n\n")
}

/// How long the paper holds: until a day once it is issued, for so many days from then on before. That of a paper which
/// follows another one is told as if it were signed today.
fn validity(c: &mut Conn, me: &Me, case: &Case, permit: Option<&Permit>) -> Result<Option<String>> {
    if let Some(permit) = permit {
        let validity = Validity { from: permit.valid_from, until: permit.valid_until };
        return Ok(issued::in_words(validity, permit.issued_on));
    }
    if succession::of_application(c, case.application.id)?.is_some() {
        let validity = succession::validity(c, me.today(), case.application.id, &case.service)?;
        return Ok(issued::in_words(validity, me.today()));
    }
    let days = case.service.validity_days.and_then(|days| u32::try_from(days).ok());
    Ok(days.map(|days| format!("{days} ({}) hari sejak tanggal diterbitkan", words::spelled(days))))
}

/// The rules that the catalogue names, by their full names. What it says about rules that came later is no basis.
fn basis(text: &str) -> Vec<String> {
    let until = ["superseded", "replaced", "abolished", "delegation"];
    let end = until.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
    let named = text.get(..end).unwrap_or_default();
    named.split([';', '(', ')']).filter_map(|rule| full_name(rule.trim())).collect()
}

/// `Perpres 96/2018` is `Peraturan Presiden Nomor 96 Tahun 2018`; `art. 7(4)` is left out.
fn full_name(rule: &str) -> Option<String> {
    const KINDS: &[(&str, &str)] = &[
        ("Perpres", "Peraturan Presiden"),
        ("PP", "Peraturan Pemerintah"),
        ("PMA", "Peraturan Menteri Agama"),
        ("Permendagri", "Peraturan Menteri Dalam Negeri"),
        ("Perda Kota Jambi", "Peraturan Daerah Kota Jambi"),
        ("Perwal Jambi", "Peraturan Wali Kota Jambi"),
    ];
    let at = rule.find(|ch: char| ch.is_ascii_digit())?;
    let (kind, number) = rule.split_at_checked(at)?;
    let (_, kind) = KINDS.iter().find(|(short, _)| *short == kind.trim())?;
    let (number, year) = number.split_whitespace().next()?.split_once('/')?;
    Some(format!("{kind} Nomor {number} Tahun {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_named_in_full_and_later_ones_left_out() {
        assert_eq!(
            basis("Perpres 96/2018; Permendagri 108/2019"),
            ["Peraturan Presiden Nomor 96 Tahun 2018", "Peraturan Menteri Dalam Negeri Nomor 108 Tahun 2019"]
        );
        assert_eq!(
            basis("PMA 19/2018 art. 7(4); PMA 20/2019"),
            ["Peraturan Menteri Agama Nomor 19 Tahun 2018", "Peraturan Menteri Agama Nomor 20 Tahun 2019"]
        );
        assert_eq!(
            basis("Permendagri 83/2014 (Perwal Jambi 5/2015); superseded by NIB in OSS-RBA, PP 5/2021"),
            [
                "Peraturan Menteri Dalam Negeri Nomor 83 Tahun 2014",
                "Peraturan Wali Kota Jambi Nomor 5 Tahun 2015"
            ]
        );
        let none: [&str; 0] = [];
        assert_eq!(basis("delegation must be confirmed in local regulation"), none);
        assert_eq!(basis("abolished by Permendagri 19/2017"), none);
    }
}
