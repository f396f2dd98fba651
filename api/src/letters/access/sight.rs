//! The rule for those who list facts about letters without knowing letters.
use super::store;
use crate::audit::LetterSight;
use crate::error::Result;
use crate::identity::Scope;
use pamong_db::{Conn, Id};
use std::collections::BTreeSet;

/// Letters as ledger, signing queue and scores ask about them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sight;

impl LetterSight for Sight {
    fn nameable(&self, c: &mut Conn, scope: &Scope, letters: &[Id]) -> Result<BTreeSet<Id>> {
        let mut nameable = BTreeSet::new();
        for ids in letters.chunks(pamong_db::AT_ONCE) {
            let open = store::open_among(c, ids)?;
            let other: Vec<Id> = ids.iter().copied().filter(|id| !open.contains(id)).collect();
            nameable.extend(open);
            if !other.is_empty() {
                nameable.extend(store::visible_among(c, scope, &other)?);
            }
        }
        Ok(nameable)
    }
}
