//! What a list of dispositions is narrowed to.
use super::model::{Disposition, DispositionStatus};
use chrono::NaiveDate;
use pamong_db::{Id, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

text_enum! {
    /// A pile of dispositions on the caller's desk.
    pub enum DispositionBox {
        /// Given to the caller's position.
        ToMe = "to_me",
        /// Given by the caller's position.
        FromMe = "from_me",
    }
}

text_enum! {
    /// The order of the list of dispositions.
    pub enum DispositionSort {
        /// Given last first.
        Newest = "newest",
        /// Due first first, what is overdue before all; without a due date last.
        Due = "due",
    }
}

/// Place of a disposition in the list, in either order.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Place {
    /// Its due date.
    pub due: Option<NaiveDate>,
    /// When it was given.
    pub at: Ts,
    /// Which it is.
    pub id: Id,
}

impl Place {
    /// The place of a disposition.
    pub fn of(row: &Disposition) -> Self {
        Self { due: row.due_date, at: row.created_at, id: row.id }
    }
}

/// Query of the list of dispositions.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DispositionQuery {
    /// A pile on the caller's desk; `to_me` where it is not named.
    #[serde(rename = "box")]
    #[param(rename = "box")]
    #[param(inline)]
    pub pile: Option<DispositionBox>,
    /// Where they are on their way.
    pub status: Option<DispositionStatus>,
    /// True: only those that someone still has to finish. False: only the rest.
    pub open: Option<bool>,
    /// The order; `newest` where it is not said.
    #[param(inline)]
    pub sort: Option<DispositionSort>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}
