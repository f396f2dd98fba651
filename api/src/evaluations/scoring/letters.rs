//! Counts of letters.
use super::count::{Verdict, in_ledger_order};
use super::rule::Rule;
use super::{Index, Window, ids, text};
use crate::audit::{Application, Fact};
use chrono::NaiveDate;
use pamong_db::Id;
use std::collections::{BTreeMap, BTreeSet};

const DISPOSE: &str = "letter.dispose";
const FORWARD: &str = "disposition.forward";

/// One verdict for each letter, and one for each further act on a letter that counted already.
pub(super) fn handled<'a>(facts: &[&'a Fact], index: &Index, only_outgoing: bool) -> Vec<Verdict<'a>> {
    let mut letters: BTreeMap<Id, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|f| f.application == Application::Letters) {
        let electronic = fact.action.starts_with("letter.") && !from_a_book(fact);
        if electronic && (!only_outgoing || is_outgoing(fact)) {
            letters.entry(fact.subject_id).or_default().push(fact);
        }
    }
    let mut verdicts = Vec::new();
    for acts in letters.values() {
        judge_letter(acts, index, &mut verdicts);
    }
    in_ledger_order(&mut verdicts);
    verdicts
}

fn judge_letter<'a>(acts: &[&'a Fact], index: &Index, verdicts: &mut Vec<Verdict<'a>>) {
    let mut counted = false;
    for &fact in acts {
        let Some(rule) = handling(fact, index) else { continue };
        let rule = match rule {
            _ if issued_by_permits(fact) => Rule::CountedAsPermit,
            rule if !rule.includes() => rule,
            _ if counted => Rule::CountedOnce,
            rule => rule,
        };
        counted = counted || rule.includes();
        verdicts.push(Verdict { fact, rule });
    }
    if let Some(fact) = acts.last().filter(|_| !acts.iter().any(|f| handling(f, index).is_some())) {
        let rule = if is_outgoing(fact) { Rule::NotDispatched } else { Rule::OnlyRegistered };
        verdicts.push(Verdict { fact, rule });
    }
}

/// What an act makes of its letter, where it is an act that can make it count.
fn handling(fact: &Fact, index: &Index) -> Option<Rule> {
    match fact.action.as_str() {
        DISPOSE if is_cancelled(fact, index) => Some(Rule::DispositionCancelled),
        DISPOSE => Some(Rule::Disposed),
        "letter.close" => Some(Rule::Closed),
        "letter.dispatch" if index.recalled.contains(&fact.subject_id) => Some(Rule::Recalled),
        "letter.dispatch" => Some(Rule::Dispatched),
        _ => None,
    }
}

/// The facts of a letter all say which way it went.
fn is_outgoing(fact: &Fact) -> bool {
    text(fact, "direction") == Some("outgoing")
}

/// An issued permit is registered as an outgoing letter too; it is work of the service and counts there.
fn issued_by_permits(fact: &Fact) -> bool {
    text(fact, "origin").is_some_and(|origin| origin.starts_with("permit"))
}

/// A letter that was taken over from an agenda book was handled on paper, whatever is done with its record.
fn from_a_book(fact: &Fact) -> bool {
    text(fact, "origin") == Some("agenda_import")
}

fn is_cancelled(fact: &Fact, index: &Index) -> bool {
    let given = ids(fact, "disposition_id");
    !given.is_empty() && given.iter().all(|id| index.cancelled.contains(id))
}

/// The first letter of each kind that left.
pub(super) fn kinds_used<'a>(facts: &[&'a Fact], index: &Index) -> Vec<Verdict<'a>> {
    let mut seen = BTreeSet::new();
    let sent = handled(facts, index, true).into_iter().filter(|v| v.rule == Rule::Dispatched);
    sent.map(|v| {
        let new = seen.insert(text(v.fact, "kind").unwrap_or_default());
        Verdict { rule: if new { Rule::FirstOfKind } else { Rule::KindAlreadyCounted }, ..v }
    })
    .collect()
}

/// A disposition as the ledger knows it.
struct Given<'a> {
    fact: &'a Fact,
    id: Id,
    due: Option<NaiveDate>,
}

fn given<'a>(facts: &[&'a Fact]) -> impl Iterator<Item = Given<'a>> {
    let gives = |f: &&&'a Fact| f.action == DISPOSE || f.action == FORWARD;
    let acts: Vec<&'a Fact> = facts.iter().filter(gives).copied().collect();
    acts.into_iter().flat_map(|fact| {
        let due = text(fact, "due_date").and_then(|day| day.parse().ok());
        ids(fact, "disposition_id").into_iter().map(move |id| Given { fact, id, due })
    })
}

fn due_rule(given: &Given<'_>, window: Window, index: &Index) -> Rule {
    match given.due {
        _ if index.cancelled.contains(&given.id) => Rule::DispositionCancelled,
        None => Rule::NoDueDate,
        Some(due) if due > window.until => Rule::DueLater,
        Some(_) => Rule::DueInPeriod,
    }
}

/// Dispositions that had to be finished in the period.
pub(super) fn dispositions_due<'a>(facts: &[&'a Fact], window: Window, index: &Index) -> Vec<Verdict<'a>> {
    given(facts).map(|g| Verdict { fact: g.fact, rule: due_rule(&g, window, index) }).collect()
}

/// Of the dispositions that had to be finished in the period: whether they were.
pub(super) fn dispositions_on_time<'a>(
    facts: &[&'a Fact],
    window: Window,
    index: &Index,
) -> Vec<Verdict<'a>> {
    given(facts)
        .filter(|g| due_rule(g, window, index) == Rule::DueInPeriod)
        .map(|g| {
            let rule = match (index.done.get(&g.id), g.due) {
                (None, _) => Rule::NotDone,
                (Some(done), Some(due)) if *done > due => Rule::DoneLate,
                (Some(_), _) => Rule::DoneOnTime,
            };
            Verdict { fact: g.fact, rule }
        })
        .collect()
}
