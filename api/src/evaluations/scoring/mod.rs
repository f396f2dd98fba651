//! The computation of scores: a pure function of facts, definition, interviews and agencies.
//!
//! Rounding: the contribution of each indicator and of each interview answer to the score of its application is rounded
//! half up to two decimals, and the application's score is the sum of these contributions. The overall score is the sum
//! of the applications' points, each being the application's score times its share (1 / number of applications), rounded
//! half up to two decimals. So what an explanation lists adds up to the last digit.
mod compute;
mod count;
mod letters;
mod permits;
mod result;
mod rule;
#[cfg(test)]
mod tests;

pub use compute::{Inputs, InterviewAnswers, compute};
pub use count::{Count, Scored, Verdict};
pub use result::{
    AgencyScore, AnswerScore, ApplicationScore, Category, IndicatorReason, IndicatorScore, ScoreReason,
};
pub use rule::Rule;

use crate::audit::Fact;
use chrono::NaiveDate;
use pamong_db::{Id, Ts};
use std::collections::{HashMap, HashSet};

/// The business dates that a period covers, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

impl Window {
    fn holds(self, fact: &Fact) -> bool {
        (self.from..=self.until).contains(&fact.effective_date)
    }
}

/// The acts by which later facts change what earlier ones of any agency are worth.
pub const LATER_ACTS: &[&str] =
    &["disposition.complete", "disposition.forward", "disposition.cancel", SENT_BACK, RECALL];

/// The act by which a letter is taken back before it was read.
const RECALL: &str = "letter.recall";

/// The act by which the giver of a disposition says that its report does not suffice.
const SENT_BACK: &str = "disposition.send_back";

/// The act that records work on paper, or corrects such a record.
pub const PAPER: &str = "paper_record.create";

/// The act that takes a letter over from an agenda book that was kept on paper.
pub const IMPORTED: &str = "letter.import";

/// The act that removes letters that were taken over.
pub const IMPORT_UNDONE: &str = "agenda_import.undo";

/// The acts that decide, whenever they were done, what work on paper is worth.
pub const PAPER_ACTS: &[&str] = &[PAPER, IMPORT_UNDONE];

/// Days of a paper record.
#[derive(Debug, Clone)]
struct Covered {
    record: Id,
    from: NaiveDate,
    until: NaiveDate,
}

/// What later facts say about earlier ones. A disposition may be finished by an agency below the one that gave it, so
/// this is read from the facts of all agencies.
#[derive(Debug, Default)]
pub struct Index {
    /// The day on which a disposition was finished or passed on.
    done: HashMap<Id, NaiveDate>,
    /// Dispositions that were taken back.
    cancelled: HashSet<Id>,
    /// Letters that were taken back unread.
    recalled: HashSet<Id>,
    /// Paper records that a correction replaced.
    corrected: HashSet<Id>,
    /// Days that paper records stand for, by agency and register.
    covered: HashMap<(Id, String), Vec<Covered>>,
    /// Imports of agenda books that were undone.
    undone: HashSet<Id>,
    /// Letters that stayed when their import was undone.
    kept: HashSet<Id>,
}

impl Index {
    /// Reads the facts in any order.
    pub fn new<'a>(facts: impl Iterator<Item = &'a Fact>) -> Self {
        let mut index = Self::default();
        let facts: Vec<&Fact> = facts.collect();
        let mut sent_back: HashMap<Id, Ts> = HashMap::new();
        for fact in facts.iter().filter(|f| f.action == SENT_BACK) {
            for id in ids(fact, "disposition_id") {
                let last = sent_back.entry(id).or_insert(fact.recorded_at);
                *last = fact.recorded_at.max(*last);
            }
        }
        for fact in facts {
            match fact.action.as_str() {
                // A report that was sent back finished nothing; the one that was accepted after it did.
                "disposition.complete" => {
                    let stands = |id: &Id| sent_back.get(id).is_none_or(|at| fact.recorded_at > *at);
                    let accepted = ids(fact, "disposition_id").into_iter().filter(stands).collect();
                    index.finish(accepted, fact.effective_date);
                }
                "disposition.forward" => index.finish(ids(fact, "parent_id"), fact.effective_date),
                "disposition.cancel" => index.cancelled.extend(ids(fact, "disposition_id")),
                PAPER => index.paper(fact),
                IMPORT_UNDONE => {
                    index.undone.insert(fact.subject_id);
                    index.kept.extend(ids(fact, "kept"));
                }
                RECALL => {
                    index.recalled.insert(fact.subject_id);
                }
                _ => {}
            }
        }
        index
    }

    fn paper(&mut self, fact: &Fact) {
        self.corrected.extend(ids(fact, "corrects_id"));
        let day = |key| text(fact, key).and_then(|day| day.parse().ok());
        if let (Some(register), Some(from), Some(until)) =
            (text(fact, "register"), day("date_from"), day("date_until"))
        {
            let place = (fact.agency_id, register.to_owned());
            self.covered.entry(place).or_default().push(Covered { record: fact.subject_id, from, until });
        }
    }

    /// What an act on paper is worth; nothing where it is none.
    ///
    /// A letter that was taken over from an agenda book is work on paper. Where a paper record of the same register
    /// stands for its day, that record has counted it already.
    fn on_paper(&self, fact: &Fact) -> Option<Rule> {
        match fact.action.as_str() {
            PAPER if self.corrected.contains(&fact.subject_id) => Some(Rule::Corrected),
            PAPER => Some(Rule::PaperRecorded),
            IMPORTED if self.is_undone(fact) => Some(Rule::ImportUndone),
            IMPORTED if self.is_covered(fact) => Some(Rule::CountedInPaperRecord),
            IMPORTED => Some(Rule::TakenOver),
            _ => None,
        }
    }

    fn is_undone(&self, fact: &Fact) -> bool {
        ids(fact, "import_id").iter().any(|import| self.undone.contains(import))
            && !self.kept.contains(&fact.subject_id)
    }

    fn is_covered(&self, fact: &Fact) -> bool {
        let register = text(fact, "register").unwrap_or_default().to_owned();
        let records = self.covered.get(&(fact.agency_id, register)).map(Vec::as_slice).unwrap_or_default();
        records.iter().any(|covered| {
            !self.corrected.contains(&covered.record)
                && (covered.from..=covered.until).contains(&fact.effective_date)
        })
    }

    fn finish(&mut self, dispositions: Vec<Id>, day: NaiveDate) {
        for id in dispositions {
            let first = self.done.entry(id).or_insert(day);
            *first = day.min(*first);
        }
    }
}

/// The place of a fact in the ledger: the order in which work counts.
fn order(fact: &Fact) -> (NaiveDate, Ts, Id) {
    (fact.effective_date, fact.recorded_at, fact.id)
}

/// The facts of each agency within the window, in the order of the ledger.
pub fn by_agency(facts: &[Fact], window: Window) -> HashMap<Id, Vec<&Fact>> {
    let mut agencies: HashMap<Id, Vec<&Fact>> = HashMap::new();
    for fact in facts.iter().filter(|f| window.holds(f)) {
        agencies.entry(fact.agency_id).or_default().push(fact);
    }
    for facts in agencies.values_mut() {
        facts.sort_unstable_by_key(|f| order(f));
    }
    agencies
}

/// A text in the data of a fact.
fn text<'a>(fact: &'a Fact, key: &str) -> Option<&'a str> {
    fact.data.get(key).and_then(serde_json::Value::as_str)
}

/// Ids in the data of a fact: one, or a list of them.
fn ids(fact: &Fact, key: &str) -> Vec<Id> {
    let id = |value: &serde_json::Value| value.as_str().and_then(|text| text.parse().ok());
    match fact.data.get(key) {
        Some(serde_json::Value::Array(all)) => all.iter().filter_map(id).collect(),
        Some(one) => id(one).into_iter().collect(),
        None => Vec::new(),
    }
}
