//! The services on offer as the public pages list them, answered from memory: of all that citizens ask for it is asked most,
//! and changes least.
use super::model::{PermitServiceRow, ServiceLevel};
use super::store::{self, Mark, ServiceFilter};
use crate::error::Result;
use crate::http::{AppState, Page};
use bytes::Bytes;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Lists that this process answered last, each as the JSON text that was sent.
#[derive(Default)]
pub struct Shelf {
    kept: Mutex<HashMap<Option<ServiceLevel>, Kept>>,
}

/// A list, and what it depends on.
struct Kept {
    day: NaiveDate,
    mark: Mark,
    text: Bytes,
}

impl Shelf {
    /// The services on offer today, as a page in JSON. Whether the catalogue is still what it was is asked each time, so that
    /// what one replica publishes is offered by all at once.
    pub async fn page(&self, app: &AppState, level: Option<ServiceLevel>) -> Result<Bytes> {
        let day = app.moment().today();
        let mark = app.db.read(store::mark).await?;
        let fits = |kept: &&Kept| kept.day == day && kept.mark == mark;
        let known =
            self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&level).filter(fits).map(text);
        if let Some(text) = known {
            return Ok(text);
        }
        let filter = ServiceFilter { level, status: None, enabled_only: true };
        let items: Vec<PermitServiceRow> = app.db.read(move |c| store::list(c, filter, day)).await?;
        let page = Page { items, next_cursor: None };
        let text = Bytes::from(serde_json::to_vec(&page).map_err(crate::error::Error::internal)?);
        let kept = Kept { day, mark, text: text.clone() };
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(level, kept);
        Ok(text)
    }
}

fn text(kept: &Kept) -> Bytes {
    kept.text.clone()
}
