//! A saved view, its query and its input.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::list::{LetterBox, LetterSort, ListQuery};
use crate::letters::model::{Direction, LetterStatus, Urgency};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{letter_view_marks, letter_views};
use pamong_db::{Id, MultiBackend, Ts};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

/// Views that one person keeps at most.
pub const MOST: i64 = 30;
/// Longest name, in characters.
const LONGEST_NAME: usize = 60;
/// Longest search, in characters.
const LONGEST_SEARCH: usize = 200;

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_views, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Row {
    pub id: Id,
    pub owner_user_id: Id,
    pub agency_id: Id,
    pub name: String,
    pub query: Value,
    pub shared: bool,
    pub created_at: Ts,
    pub updated_at: Ts,
    pub version: i32,
}

/// What a person makes of a view; there is no row of a view that they make nothing of.
#[derive(Debug, Clone, Copy, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_view_marks, check_for_backend(MultiBackend))]
pub struct Mark {
    pub user_id: Id,
    pub view_id: Id,
    pub agency_id: Id,
    pub pinned: bool,
    pub is_default: bool,
}

pamong_db::text_enum! {
    /// What a row of the list of letters tells where the reader wants it. Sender, subject, date and secrecy always stand
    /// there.
    pub enum LetterColumn {
        /// Number in the agenda book.
        AgendaNumber = "agenda_number",
        /// Number on the letter.
        LetterNumber = "letter_number",
        /// What kind of letter it is.
        Kind = "kind",
        /// Whose letter it is, where it is another office's.
        Agency = "agency",
        /// How many files it carries.
        Attachments = "attachments",
        /// Urgency.
        Urgency = "urgency",
        /// Where it is on its way.
        Status = "status",
        /// What is left of the time.
        DueDate = "due_date",
    }
}

/// What the list of letters shows; the same words as the query of `GET /letters`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterViewQuery {
    /// A pile on the caller's desk; every letter of the scope where it is not said.
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    #[schema(rename = "box")]
    pub pile: Option<LetterBox>,
    /// Which way the letters go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Where they are on their way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<LetterStatus>,
    /// Urgency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// Code of a letter kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// An agency whose letters they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency_id: Option<Id>,
    /// An archive code with everything below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
    /// Agenda year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// First day on which they were entered.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::http::optional_day"
    )]
    pub from: Option<NaiveDate>,
    /// Last day on which they were entered.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::http::optional_day"
    )]
    pub until: Option<NaiveDate>,
    /// Words to search for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Only what was not opened yet, or only the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<bool>,
    /// The order of the list; newest first where it is not said, `due` only with `box=to_me`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<LetterSort>,
    /// What a row tells besides whom the letter is from and about what; what a list shows of itself where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 8)]
    pub columns: Option<Vec<LetterColumn>>,
}

impl LetterViewQuery {
    /// The query of the list that this view stands for.
    pub fn into_list(self) -> ListQuery {
        ListQuery {
            direction: self.direction,
            status: self.status,
            urgency: self.urgency,
            kind: self.kind,
            agency_id: self.agency_id,
            classification: self.classification,
            year: self.year,
            pile: self.pile,
            from: self.from,
            until: self.until,
            q: self.q,
            unread: self.unread,
            include: None,
            sort: self.sort,
            limit: None,
            cursor: None,
        }
    }

    fn validate(&self, v: &mut Violations) {
        v.optional_text("/query/kind", self.kind.as_deref(), LONGEST_NAME);
        v.optional_text("/query/classification", self.classification.as_deref(), LONGEST_NAME);
        v.optional_text("/query/q", self.q.as_deref(), LONGEST_SEARCH);
        if self.sort == Some(LetterSort::Due) && self.pile != Some(LetterBox::ToMe) {
            v.add("/query/sort", Code::InvalidChoice);
        }
        let columns = self.columns.as_deref().unwrap_or_default();
        if columns.iter().enumerate().any(|(at, column)| columns.iter().take(at).any(|c| c == column)) {
            v.add("/query/columns", Code::Duplicate);
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            v.add("/query/until", Code::DateOrder);
        }
    }
}

/// A view to keep.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLetterView {
    /// What it is called.
    #[schema(max_length = 60)]
    pub name: String,
    /// What it shows.
    pub query: LetterViewQuery,
    /// Whether the colleagues of the office see it as well.
    #[serde(default)]
    pub shared: bool,
}

impl Validate for NewLetterView {
    fn validate(&self, v: &mut Violations) {
        v.text("/name", &self.name, LONGEST_NAME);
        self.query.validate(v);
    }
}

/// A change of a view; what is absent stays.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterViewPatch {
    /// What it is called.
    #[schema(max_length = 60)]
    pub name: Option<String>,
    /// What it shows, as a whole.
    pub query: Option<LetterViewQuery>,
    /// Whether the colleagues of the office see it as well.
    pub shared: Option<bool>,
}

impl Validate for LetterViewPatch {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/name", self.name.as_deref(), LONGEST_NAME);
        if let Some(query) = &self.query {
            query.validate(v);
        }
    }
}

/// What the caller makes of a view, for themselves alone.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterViewMark {
    /// Whether it stands before the others and in the menu.
    pub pinned: bool,
    /// Whether the list of letters opens with it; it takes the place of the one before.
    pub default: bool,
}

impl Validate for LetterViewMark {
    fn validate(&self, _v: &mut Violations) {}
}

/// A saved view.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[allow(clippy::struct_excessive_bools, reason = "four independent answers, each a yes or no")]
pub struct LetterViewItem {
    /// Id.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// What it shows.
    pub query: LetterViewQuery,
    /// Whether the colleagues of the office see it as well.
    pub shared: bool,
    /// Whether it is the caller's own; only the owner changes it.
    pub own: bool,
    /// Name of its owner.
    pub owner_name: String,
    /// Whether it stands before the others for the caller.
    pub pinned: bool,
    /// Whether the caller's list of letters opens with it.
    pub default: bool,
    /// How many letters the caller would see in it, with `include=count`; at most `1000+`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// Version for `If-Match`.
    pub version: i32,
}

/// The views of the caller.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetterViews {
    /// The caller's own and those shared in the office: those that the caller pinned first, each part by name.
    pub items: Vec<LetterViewItem>,
}

/// Query of the list of views.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LetterViewsQuery {
    /// `count` adds how many letters are in each.
    #[param(inline)]
    pub include: Option<ViewInclude>,
}

pamong_db::text_enum! {
    /// What the list of views may tell besides them.
    pub enum ViewInclude {
        /// How many letters are in each.
        Count = "count",
    }
}
