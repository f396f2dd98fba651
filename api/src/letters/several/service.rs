//! Does one act to several letters, in one transaction.
use super::model::{LetterResult, LetterResults};
use crate::error::Result;
use crate::http::{Lang, several};
use pamong_db::{Conn, Id};

/// Does `act` to each letter; it answers the dispositions that it made.
pub fn each(
    tx: &mut Conn,
    ids: &[Id],
    lang: Lang,
    act: impl Fn(&mut Conn, Id) -> Result<Vec<Id>>,
) -> Result<LetterResults> {
    let outcomes = several::each(tx, ids, lang, act)?.into_iter();
    let items = outcomes.map(|outcome| {
        let done = outcome.result.is_ok();
        let (disposition_ids, refused) =
            outcome.result.map_or_else(|e| (Vec::new(), Some(e)), |ids| (ids, None));
        let (code, message) = refused.unzip();
        LetterResult { letter_id: outcome.id, done, disposition_ids, code, message }
    });
    Ok(LetterResults { items: items.collect() })
}
