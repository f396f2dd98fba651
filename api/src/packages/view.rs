//! Packages as the API shows them.
use super::model::{Package, PackageStatus};
use pamong_db::{Id, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// An export package of an agency.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ExportPackage)]
pub struct PackageView {
    /// Id.
    pub id: Id,
    /// How far it is.
    pub status: PackageStatus,
    /// Name of the file; null until it is ready.
    pub file_name: Option<String>,
    /// Its size in bytes.
    pub size_bytes: Option<i64>,
    /// Its SHA-256 in lower-case hex; compare it with the file that you received.
    pub sha256: Option<String>,
    /// Letters of the agency in it.
    pub letters: Option<i32>,
    /// Stored files in it.
    pub files: Option<i32>,
    /// Sealed facts of the agency's ledger in it.
    pub seals: Option<i64>,
    /// Hash of the last of these seals, which stands for all of them; `/ledger-proof` computes it anew.
    pub ledger_hash: Option<String>,
    /// Who asked for it.
    pub created_by: String,
    /// When.
    pub created_at: Ts,
    /// When it was ready or given up.
    pub finished_at: Option<Ts>,
    /// Version.
    pub version: i32,
}

impl From<(Package, String)> for PackageView {
    fn from((package, created_by): (Package, String)) -> Self {
        Self {
            id: package.id,
            status: package.status,
            file_name: package.file_name,
            size_bytes: package.size_bytes,
            sha256: package.sha256,
            letters: package.letters,
            files: package.files,
            seals: package.seals,
            ledger_hash: package.ledger_hash,
            created_by,
            created_at: package.created_at,
            finished_at: package.finished_at,
            version: package.version,
        }
    }
}
