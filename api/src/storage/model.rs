//! Uploads.
use diesel::prelude::*;
use pamong_db::schema::{upload_removals, uploads};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

/// A file that was received and checked.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = uploads, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Upload {
    /// Id, to be named when a record is made.
    pub id: Id,
    /// Who sent it; null on the public pages.
    #[serde(skip)]
    pub owner_user_id: Option<Id>,
    /// Name that the sender gave it.
    pub file_name: String,
    /// Type found by looking at its first bytes.
    pub media_type: String,
    /// Size in bytes.
    pub size_bytes: i64,
    /// SHA-256 of its content in lower-case hex.
    pub sha256: String,
    /// When it was attached to a record.
    #[serde(skip)]
    pub linked_at: Option<Ts>,
    /// When it was received.
    pub created_at: Ts,
}

text_enum! {
    /// What became of the bytes of a destroyed file.
    pub enum RemovalOutcome {
        /// They are gone from the store.
        Removed = "removed",
        /// A file that somebody else keeps has the same content: the store holds it for that one.
        Shared = "shared",
    }
}

/// A file that somebody's act destroyed. The row of its upload stays, without the name of the file.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = upload_removals, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Removal {
    /// The upload.
    pub upload_id: Id,
    /// What the act was about, such as a disposal list.
    pub subject_id: Id,
    /// When the act was.
    pub requested_at: Ts,
    /// What became of the bytes; none before they were dealt with.
    pub outcome: Option<RemovalOutcome>,
    /// When they were dealt with.
    pub settled_at: Option<Ts>,
}

/// What is needed to send a file back: a row of a feature names its object by these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRef {
    /// SHA-256 of its content in lower-case hex.
    pub sha256: String,
    /// Name to save it under.
    pub file_name: String,
    /// Its type.
    pub media_type: String,
    /// Size in bytes.
    pub size_bytes: i64,
}

/// What the multipart body of an upload holds.
#[derive(ToSchema)]
#[allow(
    dead_code,
    reason = "describes the body in the API's documentation; the body itself is read as a stream"
)]
pub struct UploadForm {
    /// The file: PDF, JPEG or PNG.
    #[schema(format = Binary, value_type = String)]
    pub file: Vec<u8>,
}
