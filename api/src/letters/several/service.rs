//! Does one act to several letters, in one transaction.
use super::model::{LetterResult, LetterResults};
use crate::error::{Error, Result};
use crate::http::Lang;
use pamong_db::{Conn, Id, attempt};

/// Does `act` to each letter; it answers the dispositions that it made. A letter that is refused is left as it was, the others
/// are not held up by it.
pub fn each(
    tx: &mut Conn,
    ids: &[Id],
    lang: Lang,
    act: impl Fn(&mut Conn, Id) -> Result<Vec<Id>>,
) -> Result<LetterResults> {
    let mut items = Vec::with_capacity(ids.len());
    for letter_id in ids.iter().copied() {
        items.push(match attempt(tx, |tx| act(tx, letter_id)) {
            Ok(disposition_ids) => {
                LetterResult { letter_id, done: true, disposition_ids, code: None, message: None }
            }
            Err(e @ (Error::Db(_) | Error::Internal(_))) => return Err(e),
            Err(refused) => {
                let (code, message) = refused.told(lang);
                let (code, message) = (Some(code), Some(message));
                LetterResult { letter_id, done: false, disposition_ids: Vec::new(), code, message }
            }
        });
    }
    Ok(LetterResults { items })
}
