//! Uploads on their way.
use diesel::prelude::*;
use pamong_db::schema::{partial_upload_pieces, partial_uploads};
use pamong_db::{Id, MultiBackend, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// What begins an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// Its name, cleaned.
    pub file_name: String,
    /// Bytes that it will have.
    pub size_bytes: i64,
    /// SHA-256 of the whole content in lower-case hex.
    pub sha256: Option<String>,
}

/// A file that arrives in pieces.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = partial_uploads, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Partial {
    /// Its id; on the public pages whoever knows it may continue.
    pub id: Id,
    /// Who sends it; null on the public pages.
    pub owner_user_id: Option<Id>,
    /// On the public pages the keyed fingerprint of the sender's address, to limit how many there are.
    pub address: Option<String>,
    /// Its name.
    pub file_name: String,
    /// Bytes that it will have.
    pub size_bytes: i64,
    /// Bytes that have arrived, without a gap from the first.
    pub received_bytes: i64,
    /// SHA-256 that its whole content must have, in lower-case hex, where the sender said it.
    pub sha256: Option<String>,
    /// The upload that it became.
    pub upload_id: Option<Id>,
    /// When it was begun.
    pub created_at: Ts,
}

/// Some bytes of it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = partial_upload_pieces, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Piece {
    /// What it is a piece of.
    pub partial_id: Id,
    /// Place of its first byte.
    pub start_byte: i64,
    /// How many bytes.
    pub size_bytes: i64,
    /// Its object in the store.
    pub object_id: Id,
}

/// A file that can be sent in pieces, to the address in `Location`.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartialUpload {
    /// Its id.
    pub id: Id,
    /// Its name without folders and control characters.
    pub file_name: String,
    /// Bytes that it will have.
    pub size_bytes: i64,
    /// When what has arrived of it is removed, unless it is complete by then.
    pub expires_at: Ts,
}
