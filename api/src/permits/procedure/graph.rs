//! Which stages can be reached.
use super::model::{Move, Procedure};
use std::collections::BTreeSet;

/// Stages that an application can come to from `from`, itself included, by moves that `open` lets through.
pub fn reachable<'a>(
    procedure: &'a Procedure,
    from: &'a str,
    open: impl Fn(&Move) -> bool,
) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::from([from]);
    let mut rest = vec![from];
    while let Some(stage) = rest.pop() {
        for found in procedure.moves.iter().filter(|m| m.from == stage && open(m)) {
            if seen.insert(&found.to) {
                rest.push(&found.to);
            }
        }
    }
    seen
}

/// Stages from which one of these can be reached, these included.
pub fn leading_to<'a>(procedure: &'a Procedure, goals: BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut seen = goals;
    loop {
        let before = seen.len();
        let more: Vec<&str> = procedure
            .moves
            .iter()
            .filter(|m| seen.contains(m.to.as_str()))
            .map(|m| m.from.as_str())
            .collect();
        seen.extend(more);
        if seen.len() == before {
            return seen;
        }
    }
}
