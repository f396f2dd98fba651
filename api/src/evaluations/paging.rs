//! Query parameters that the lists share.
use crate::error::Result;
use crate::http::PageArgs;
use serde::Deserialize;
use utoipa::IntoParams;

/// Page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

impl ListQuery {
    /// The page that is asked for.
    pub fn page(&self) -> Result<PageArgs> {
        PageArgs::new(self.limit, self.cursor.as_deref())
    }
}
