//! Packages: the request for one, and what a package says of itself.
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::packages;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Name of the format, and the version that this program writes and reads.
pub const FORMAT: &str = "pamong-package";
/// Version of the format: raised when a reader of the version before would understand it wrongly.
pub const VERSION: u32 = 1;
/// Type of the file.
pub const MEDIA_TYPE: &str = "application/zip";
/// Days that the file of a package is kept.
pub const KEPT_DAYS: i64 = 14;

text_enum! {
    /// How far a package is.
    pub enum PackageStatus {
        /// It is being made.
        Waiting = "waiting",
        /// It can be downloaded.
        Ready = "ready",
        /// It could not be made; the administrator finds the reason at the background work.
        Failed = "failed",
        /// Its file was removed after 14 days.
        Expired = "expired",
    }
}

/// A package as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = packages, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Package {
    /// Id.
    pub id: Id,
    /// Whose.
    pub agency_id: Id,
    /// How far it is.
    pub status: PackageStatus,
    /// Name of the file.
    pub file_name: Option<String>,
    /// Its size.
    pub size_bytes: Option<i64>,
    /// Its SHA-256.
    pub sha256: Option<String>,
    /// The stored file.
    pub upload_id: Option<Id>,
    /// Letters of the agency.
    pub letters: Option<i32>,
    /// Stored files.
    pub files: Option<i32>,
    /// Sealed facts.
    pub seals: Option<i64>,
    /// Hash of the last of them.
    pub ledger_hash: Option<String>,
    /// Who asked for it.
    pub created_by_user_id: Id,
    /// When.
    pub created_at: Ts,
    /// When it was ready or given up.
    pub finished_at: Option<Ts>,
    /// Version.
    pub version: i32,
}

/// One entry of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Bytes.
    pub size: u64,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// Rows; none for files.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rows: Option<u64>,
}

/// The agency of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whose {
    /// Id.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// Where its ledger ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerEnd {
    /// Seals.
    pub seals: i64,
    /// Hash of the last one.
    pub hash: String,
}

/// `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `pamong-package`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Id of the package.
    pub package_id: Id,
    /// Address of the installation that made it.
    pub installation: String,
    /// Version of the program that made it.
    pub program: String,
    /// When it was made.
    pub made_at: Ts,
    /// The business date of that.
    pub made_on: NaiveDate,
    /// Whose it is.
    pub agency: Whose,
    /// Letters of the agency.
    pub letters: u64,
    /// The end of its ledger.
    pub ledger: LedgerEnd,
    /// Every other entry by its name.
    pub entries: BTreeMap<String, Entry>,
}
