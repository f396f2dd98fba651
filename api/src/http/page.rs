//! Keyset pages: a cursor names the last row seen, so page 2,000 costs what page 1 costs.
use crate::error::{Code, Error, Result};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pamong_db::{Id, Ts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// Pass as `cursor` for the next page; null on the last one.
    pub next_cursor: Option<String>,
}

/// Place of a row in a list that is ordered by time and id, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cursor(pub Ts, pub Id);

/// Size and start of the page that the caller asked for.
#[derive(Debug, Clone, Copy)]
pub struct PageArgs<K = Cursor> {
    /// Rows wanted, 1 to 100.
    pub limit: i64,
    /// The last row of the page before.
    pub after: Option<K>,
}

impl<K: Serialize + for<'a> Deserialize<'a>> PageArgs<K> {
    /// Reads `limit` (default 20, at most 100) and `cursor`.
    pub fn new(limit: Option<i64>, cursor: Option<&str>) -> Result<Self> {
        let limit = limit.unwrap_or(20);
        if !(1..=100).contains(&limit) {
            return Err(Error::Code(Code::Malformed, Some("limit 1..100".into())));
        }
        let after = cursor.map(decode).transpose()?;
        Ok(Self { limit, after })
    }

    /// How many rows the query must fetch to know whether another page follows.
    pub fn fetch(&self) -> i64 {
        self.limit + 1
    }

    /// Fetches what the page needs where rows fall out after the query. `batch` answers the rows that stay, and the
    /// place of the last one that it looked at if there may be more behind it.
    pub fn fill<T>(&self, mut batch: impl FnMut(&Self) -> Result<(Vec<T>, Option<K>)>) -> Result<Vec<T>> {
        let wanted = usize::try_from(self.fetch()).map_err(Error::internal)?;
        let (mut kept, mut next) = batch(self)?;
        while kept.len() < wanted
            && let Some(after) = next
        {
            let (rows, later) = batch(&Self { limit: self.limit, after: Some(after) })?;
            kept.extend(rows);
            next = later;
        }
        kept.truncate(wanted);
        Ok(kept)
    }

    /// Cuts the fetched rows to the page and makes the cursor from its last row.
    pub fn page<T>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> K) -> Result<Page<T>> {
        let limit = usize::try_from(self.limit).map_err(Error::internal)?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_cursor = match rows.last() {
            Some(last) if more => Some(encode(&key(last))?),
            _ => None,
        };
        Ok(Page { items: rows, next_cursor })
    }
}

impl<T> Page<T> {
    /// The same page with each row turned into its view.
    pub fn map<U>(self, view: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(view).collect(), next_cursor: self.next_cursor }
    }
}

fn encode<K: Serialize>(key: &K) -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).map_err(Error::internal)?))
}

fn decode<K: for<'a> Deserialize<'a>>(text: &str) -> Result<K> {
    URL_SAFE_NO_PAD
        .decode(text)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| Error::Code(Code::Malformed, Some("cursor".into())))
}
