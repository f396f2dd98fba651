//! What is known about the words in a file.
use crate::letters::search::TextPart;
use diesel::prelude::*;
use pamong_db::schema::scan_texts;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// Whether the search finds a letter by the words in its file.
    pub enum ScanStatus {
        /// It is read in the background.
        Waiting = "waiting",
        /// It finds them.
        Searchable = "searchable",
        /// There are none in the file.
        Empty = "empty",
        /// The file could not be read.
        Failed = "failed",
        /// This installation lacks the program that reads such files; it is read once the program is there.
        Unavailable = "unavailable",
    }
}

text_enum! {
    /// Why a file cannot be searched.
    pub enum ScanReason {
        /// It is damaged, locked with a password, or larger than the memory allowed for it.
        Unreadable = "unreadable",
        /// No page of it could be read in the time allowed.
        TooSlow = "too_slow",
        /// The file store did not give it.
        Lost = "lost",
        /// Tesseract or its language data is not installed.
        NoOcr = "no_ocr",
        /// Poppler, which opens PDF files, is not installed.
        NoPdfTools = "no_pdf_tools",
    }
}

/// What is known about the words in a file, by its content.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = scan_texts, primary_key(sha256), check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct ScanText {
    /// SHA-256 of the file.
    pub sha256: String,
    /// Type of its content.
    pub media_type: String,
    /// Size in bytes.
    pub size_bytes: i64,
    /// Whether its words are known.
    pub status: ScanStatus,
    /// Why not, where they are not.
    pub reason: Option<ScanReason>,
    /// Whether pages were left out.
    pub partial: bool,
    /// Whether a job was queued for it.
    pub queued: bool,
    /// When this last changed.
    pub updated_at: Ts,
    /// Its words.
    pub content: Option<String>,
}

/// Whether the search finds a letter by the words in this file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Serialize, ToSchema)]
pub struct ScanState {
    /// Whether it does.
    pub status: ScanStatus,
    /// Why it does not, where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ScanReason>,
    /// Whether only a part of the file is searched: it has more pages than are read, or some could not be.
    pub partial: bool,
}

/// A find in a file of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScanHit {
    /// The file.
    pub attachment_id: Id,
    /// Its name.
    pub file_name: String,
    /// The words around the first find, as they were read.
    pub excerpt: Vec<TextPart>,
}
