//! What a list of dispositions is narrowed to.
use super::model::DispositionStatus;
use pamong_db::text_enum;
use serde::Deserialize;
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
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}
