//! What has to be written so that the rows that are there become the rows that are wanted.
use super::Counts;
use std::collections::BTreeMap;

/// The wanted rows, sorted by what must be done.
#[derive(Debug)]
pub(super) struct Diff<T> {
    pub added: Vec<T>,
    pub changed: Vec<T>,
    unchanged: usize,
}

impl<T> Diff<T> {
    pub(super) fn counts(&self) -> Counts {
        Counts { added: self.added.len(), changed: self.changed.len(), unchanged: self.unchanged }
    }
}

/// Rows that are there but not wanted stay as they are.
pub(super) fn compare<T: PartialEq, K: Ord>(
    have: impl IntoIterator<Item = T>,
    wanted: Vec<T>,
    key: impl Fn(&T) -> K,
) -> Diff<T> {
    let have: BTreeMap<K, T> = have.into_iter().map(|row| (key(&row), row)).collect();
    let mut diff = Diff { added: Vec::new(), changed: Vec::new(), unchanged: 0 };
    for row in wanted {
        match have.get(&key(&row)) {
            None => diff.added.push(row),
            Some(old) if *old != row => diff.changed.push(row),
            Some(_) => diff.unchanged += 1,
        }
    }
    diff
}
