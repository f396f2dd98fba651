//! One act on several things, in one transaction: each is done or refused by itself, by the rules of a single one.
use super::Lang;
use crate::error::{Code, Error, Result, Violations};
use pamong_db::{Conn, Id, attempt};
use std::collections::BTreeSet;

/// Things of one request.
const MOST: usize = 100;

/// What became of one of them.
#[derive(Debug)]
pub struct Outcome<T> {
    /// Which one.
    pub id: Id,
    /// What was made of it, or why it was refused: the code, and what it says in the caller's language.
    pub result: std::result::Result<T, (Code, String)>,
}

/// Does `act` to each of them. What is refused is left as it was, and holds up no other.
pub fn each<T>(
    tx: &mut Conn,
    ids: &[Id],
    lang: Lang,
    act: impl Fn(&mut Conn, Id) -> Result<T>,
) -> Result<Vec<Outcome<T>>> {
    let one = |id: &Id| {
        let id = *id;
        match attempt(tx, |tx| act(tx, id)) {
            Ok(made) => Ok(Outcome { id, result: Ok(made) }),
            Err(e @ (Error::Db(_) | Error::Internal(_))) => Err(e),
            Err(refused) => Ok(Outcome { id, result: Err(refused.told(lang)) }),
        }
    };
    ids.iter().map(one).collect()
}

/// The things of a request that is about several: 1 to 100, each once.
pub fn each_once(v: &mut Violations, pointer: &str, ids: &[Id]) {
    if ids.is_empty() {
        v.add(pointer, Code::Required);
    } else if ids.len() > MOST {
        v.add_with(pointer, Code::TooMany, MOST);
    }
    let mut seen = BTreeSet::new();
    for (i, id) in ids.iter().enumerate() {
        if !seen.insert(id) {
            v.add(format!("{pointer}/{i}"), Code::Duplicate);
        }
    }
}
