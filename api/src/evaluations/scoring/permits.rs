//! Counts of services.
use super::count::{Verdict, in_ledger_order};
use super::rule::Rule;
use crate::audit::{Application, Fact};
use pamong_db::Id;
use std::collections::BTreeMap;

const SIGN: &str = "permit.sign";
const REVEAL: &str = "permit.reveal";

/// One verdict for each application, and one for each further signature.
pub(super) fn issued<'a>(facts: &[&'a Fact]) -> Vec<Verdict<'a>> {
    let mut applications: BTreeMap<Id, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|f| f.application == Application::Permits) {
        if fact.action.starts_with("permit.") {
            applications.entry(fact.subject_id).or_default().push(fact);
        }
    }
    let mut verdicts = Vec::new();
    for acts in applications.values() {
        let signed = acts.iter().filter(|f| f.action == SIGN);
        let mut rules = std::iter::once(Rule::PermitIssued).chain(std::iter::repeat(Rule::CountedOnce));
        verdicts.extend(signed.filter_map(|fact| rules.next().map(|rule| Verdict { fact, rule })));
        if !acts.iter().any(|f| f.action == SIGN) {
            // The last step of the work, or the last look where there was nothing but looks.
            let last = acts.iter().rev().find(|f| f.action != REVEAL);
            let rule = if last.is_some() { Rule::NotIssued } else { Rule::OnlyLooked };
            verdicts.extend(last.or(acts.last()).map(|fact| Verdict { fact, rule }));
        }
    }
    in_ledger_order(&mut verdicts);
    verdicts
}

/// Of the services issued in the system: whether they kept their time.
pub(super) fn on_time<'a>(facts: &[&'a Fact]) -> Vec<Verdict<'a>> {
    let issued = issued(facts).into_iter().filter(|v| v.rule == Rule::PermitIssued);
    issued
        .map(|v| {
            let on_time = v.fact.data.get("on_time").and_then(serde_json::Value::as_bool) == Some(true);
            Verdict { rule: if on_time { Rule::IssuedOnTime } else { Rule::IssuedLate }, ..v }
        })
        .collect()
}
