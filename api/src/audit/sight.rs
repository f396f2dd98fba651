//! Facts about letters that the reader may not see.
use super::model::{AuditEvent, Fact};
use crate::error::Result;
use crate::identity::Scope;
use pamong_db::{Conn, Id};
use std::collections::BTreeSet;

/// The door to the visibility of letters, for those who list things about letters without knowing letters. Letters
/// implement it; `app.rs` joins the two.
pub trait LetterSight: Send + Sync {
    /// Those of these letters whose number and subject may be told to somebody with this scope: open letters, and others
    /// that the scope sees.
    fn nameable(&self, c: &mut Conn, scope: &Scope, letters: &[Id]) -> Result<BTreeSet<Id>>;
}

/// The letters that a fact tells about: its subject, and the letter that its subject hangs on.
pub fn letters_of(fact: &Fact) -> Vec<Id> {
    let subject = (fact.subject_type == "letter").then_some(fact.subject_id);
    let named = fact.data.get("letter_id").and_then(|id| id.as_str()?.parse::<Id>().ok());
    let mut letters: Vec<Id> = subject.into_iter().chain(named).collect();
    letters.dedup();
    letters
}

/// Facts as a reader sees them: that something was done with a letter that the reader may not see is told, but not what
/// the fact holds of the letter.
pub fn shown(
    c: &mut Conn,
    sight: &dyn LetterSight,
    scope: &Scope,
    facts: Vec<Fact>,
) -> Result<Vec<AuditEvent>> {
    let letters: Vec<Id> = facts.iter().flat_map(letters_of).collect();
    let nameable = sight.nameable(c, scope, &letters)?;
    let event = |fact: Fact| {
        let withheld = letters_of(&fact).iter().any(|letter| !nameable.contains(letter));
        let mut event = AuditEvent::from(fact);
        if withheld {
            event.withheld = true;
            event.data = serde_json::json!({});
        }
        event
    };
    Ok(facts.into_iter().map(event).collect())
}
