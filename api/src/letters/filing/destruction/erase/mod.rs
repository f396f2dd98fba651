//! Takes the content off letters.
mod store;

use crate::documents::signing::paper::{SubjectType, store as papers};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::letters::{scans, search};
use crate::storage;
use pamong_db::{AT_ONCE, Conn, Id};
use std::collections::{BTreeMap, BTreeSet};

/// Takes the content off these letters, and destroys those of their files that no other letter carries. How many files each
/// of them loses.
pub(super) fn erase(tx: &mut Conn, me: &Me, list: Id, letters: &[Id]) -> Result<BTreeMap<Id, i32>> {
    let mut counts: BTreeMap<Id, i32> = BTreeMap::new();
    for part in letters.chunks(AT_ONCE) {
        let mut named = store::files(tx, part)?;
        named.extend(papers::give_up_files(tx, SubjectType::Letter, part)?);
        let contents = store::contents(tx, part)?;
        store::clear(tx, part, me.now())?;
        let uploads: BTreeSet<Id> = named.iter().map(|(_, upload)| *upload).collect();
        let uploads: Vec<Id> = uploads.into_iter().collect();
        let carried = store::carried(tx, &uploads)?;
        let gone: Vec<Id> = uploads.into_iter().filter(|upload| !carried.contains(upload)).collect();
        storage::discard(tx, &gone, list, me.now())?;
        scans::forget(tx, &contents)?;
        search::index_again(tx, part)?;
        for (letter, _) in named {
            let count = counts.entry(letter).or_default();
            *count = count.checked_add(1).ok_or_else(|| Error::internal("files of a letter"))?;
        }
    }
    Ok(counts)
}
