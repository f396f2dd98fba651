//! Entries of the agenda books.
use crate::agencies::AgencyRef;
use crate::documents::papers::PaperSize;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::letters;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

text_enum! {
    /// An agenda book.
    pub enum AgendaRegister {
        /// Of incoming letters.
        Incoming = "incoming",
        /// Of outgoing letters.
        Outgoing = "outgoing",
    }
}

/// Query of an agenda book.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AgendaQuery {
    /// Which book; `incoming` where it is not named.
    pub register: Option<AgendaRegister>,
    /// An agency of the scope; the caller's own where it is not named.
    pub agency_id: Option<Id>,
    /// First day: of receipt (incoming) or of the letter (outgoing).
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub until: Option<NaiveDate>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

text_enum! {
    /// A printed agenda book.
    pub enum PrintedRegister {
        /// Of incoming letters.
        Incoming = "incoming",
        /// Of outgoing letters.
        Outgoing = "outgoing",
        /// Of both, by day.
        Combined = "combined",
        /// Of what was sent, one line an addressee, with a place to sign for the receipt (buku ekspedisi).
        Expedition = "expedition",
    }
}

text_enum! {
    /// The file that a book becomes.
    pub enum BookFormat {
        /// A paper to print.
        Pdf = "pdf",
        /// A workbook.
        Xlsx = "xlsx",
        /// Text with semicolons, UTF-8; a cell that a spreadsheet would run as a formula has an apostrophe in front.
        Csv = "csv",
    }
}

/// Query of a printed agenda book.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BookQuery {
    /// Which book; `incoming` where it is not named.
    #[param(inline)]
    pub register: Option<PrintedRegister>,
    /// The file; `pdf` where it is not named.
    #[param(inline)]
    pub format: Option<BookFormat>,
    /// First day: of receipt (incoming), of the letter (outgoing) or of its dispatch (expedition); the first of this
    /// year where it is not named.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub from: Option<NaiveDate>,
    /// Last day; today where it is not named.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub until: Option<NaiveDate>,
    /// The sheet of the PDF; A4 where it is not said.
    #[param(inline)]
    pub size: Option<PaperSize>,
}

/// What the agenda book reads of a letter.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters, check_for_backend(MultiBackend))]
pub struct Entry {
    /// The letter.
    pub id: Id,
    /// Agenda year.
    pub register_year: i32,
    /// Number in the incoming book.
    pub agenda_number: Option<i32>,
    /// Number in the outgoing register.
    pub sequence_number: Option<i32>,
    /// Suffix of a back-dated number.
    pub sequence_suffix: String,
    /// Number on the letter.
    pub letter_number: Option<String>,
    /// Date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Day of receipt.
    pub received_date: Option<NaiveDate>,
    /// Sender.
    pub sender_name: Option<String>,
    /// Kind.
    pub kind_code: String,
    /// Classification.
    pub classification_code: Option<String>,
    /// Subject.
    pub subject: String,
    /// Short content.
    pub summary: Option<String>,
    /// When it was entered.
    pub created_at: Ts,
}

/// A line of an agenda book.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgendaEntry {
    /// The letter.
    pub letter_id: Id,
    /// The agency whose book it is.
    pub agency: AgencyRef,
    /// Which book.
    pub register: AgendaRegister,
    /// Agenda year.
    pub year: i32,
    /// Running number in the year.
    pub number: i32,
    /// Suffix of a back-dated number, which stands behind the number; else null.
    pub suffix: Option<String>,
    /// The number on the letter.
    pub letter_number: Option<String>,
    /// The date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// When it was received.
    pub received_date: Option<NaiveDate>,
    /// Who sent it (incoming).
    pub sender_name: Option<String>,
    /// Whom it is addressed to (outgoing), in order.
    pub addressees: Vec<String>,
    /// Code of its kind.
    pub kind: String,
    /// Archive classification.
    pub classification_code: Option<String>,
    /// Subject.
    pub subject: String,
    /// Short content.
    pub summary: Option<String>,
    /// When it was entered.
    pub created_at: Ts,
}
