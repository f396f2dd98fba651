//! A hand-over as it is stored and shown.
use crate::storage::FileRef;
use diesel::prelude::*;
use pamong_db::schema::permit_handovers;
use pamong_db::{Id, MultiBackend, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// A hand-over as it is stored; name and signature are null once they were erased.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_handovers, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Handover {
    /// The application.
    pub application_id: Id,
    /// Whether the applicant came.
    pub is_applicant: bool,
    /// Who took the paper.
    pub receiver_name: Option<String>,
    /// The upload that holds the signature.
    pub upload_id: Option<Id>,
    /// Size of the signature.
    pub size_bytes: Option<i64>,
    /// SHA-256 of the signature in hex.
    pub sha256: Option<String>,
    /// When.
    pub handed_at: Ts,
}

impl Handover {
    /// The signature; none where there is none.
    pub fn signature(self) -> Option<FileRef> {
        Some(FileRef {
            sha256: self.sha256?,
            file_name: "tanda-terima.png".to_owned(),
            media_type: "image/png".to_owned(),
            size_bytes: self.size_bytes?,
        })
    }
}

/// Who took the paper. The signature is at `/permit-applications/{id}/receipt-signature`.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermitHandoverView {
    /// Name of that person; null once it was erased.
    pub receiver_name: Option<String>,
    /// Whether it was the applicant.
    pub is_applicant: bool,
    /// Whether there is a signature of receipt.
    pub signed: bool,
    /// When.
    pub handed_at: Ts,
}

impl From<Handover> for PermitHandoverView {
    fn from(handover: Handover) -> Self {
        Self {
            signed: handover.sha256.is_some(),
            receiver_name: handover.receiver_name,
            is_applicant: handover.is_applicant,
            handed_at: handover.handed_at,
        }
    }
}
