//! A file on a letter.
use crate::error::{Code, Violations};
use crate::letters::scans::ScanState;
use crate::storage::Upload;
use diesel::prelude::*;
use pamong_db::schema::letter_attachments;
use pamong_db::{Id, MultiBackend};
use serde::Serialize;
use utoipa::ToSchema;

/// Files that one letter or follow-up may carry.
pub const MAX_UPLOADS: usize = 20;

/// A file on a letter, or on a report about it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_attachments, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Attachment {
    /// Id.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// The report, where the file came with one.
    pub follow_up_id: Option<Id>,
    /// The upload that holds the bytes.
    pub upload_id: Id,
    /// Place in the list.
    pub pos: i32,
    /// Name that the sender gave it.
    pub file_name: String,
    /// Type of its content.
    pub media_type: String,
    /// Size in bytes.
    pub size_bytes: i64,
    /// SHA-256 of its content in lower-case hex.
    pub sha256: String,
}

/// A file on a letter; its bytes are at `/letters/{letter}/attachments/{id}`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LetterAttachment)]
pub struct AttachmentView {
    /// Id.
    pub id: Id,
    /// Name that the sender gave it.
    pub file_name: String,
    /// Type of its content.
    pub media_type: String,
    /// Size in bytes.
    pub size_bytes: i64,
    /// SHA-256 of its content in lower-case hex.
    pub sha256: String,
    /// Whether the search finds the letter by the words in this file; absent for files of reports, which it does not look at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan: Option<ScanState>,
}

impl From<&Attachment> for AttachmentView {
    fn from(a: &Attachment) -> Self {
        Self {
            id: a.id,
            file_name: a.file_name.clone(),
            media_type: a.media_type.clone(),
            size_bytes: a.size_bytes,
            sha256: a.sha256.clone(),
            scan: None,
        }
    }
}

impl Attachment {
    /// Turns linked uploads into attachments, numbered from `first`.
    pub fn of(letter_id: Id, follow_up_id: Option<Id>, uploads: Vec<Upload>, first: i32) -> Vec<Self> {
        let numbered = uploads.into_iter().zip(first..);
        numbered
            .map(|(upload, pos)| Self {
                id: Id::new(),
                letter_id,
                follow_up_id,
                upload_id: upload.id,
                pos,
                file_name: upload.file_name,
                media_type: upload.media_type,
                size_bytes: upload.size_bytes,
                sha256: upload.sha256,
            })
            .collect()
    }

    /// The same file on another letter.
    pub fn copy_to(&self, letter_id: Id) -> Self {
        Self { id: Id::new(), letter_id, ..self.clone() }
    }
}

/// Refuses more files than a letter may carry.
pub fn validate_uploads(v: &mut Violations, ids: &[Id]) {
    if ids.len() > MAX_UPLOADS {
        v.add_with("/upload_ids", Code::TooMany, MAX_UPLOADS);
    }
}
