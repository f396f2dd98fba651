//! Papers of the disposal of archives.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Field, Letterhead, Party, Signature};
use crate::text::RichText;

/// A folder on a list of archives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveRow {
    /// Running number.
    pub number: u32,
    /// Classification code.
    pub classification: String,
    /// What it is about.
    pub description: String,
    /// Years of the letters in it (kurun waktu).
    pub period: String,
    /// How many there are.
    pub quantity: String,
    /// What the retention schedule says becomes of it.
    pub fate: String,
    /// Remark.
    pub note: String,
}

/// A list of archives (daftar arsip) to be moved, handed over or destroyed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveList {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// Title; must not be empty.
    pub title: String,
    /// The office, the name of the list, its approval.
    pub fields: Vec<Field>,
    /// The folders; the head of the table is repeated on every page.
    pub rows: Vec<ArchiveRow>,
    /// Where it is signed.
    pub place: String,
    /// When.
    pub date: Option<NaiveDate>,
    /// Who signs it.
    pub signatures: Vec<Signature>,
}

/// Minutes (berita acara) of a transfer, a handing over or a destruction of archives, with the list as their annex.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveMinutes {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// Title; must not be empty.
    pub title: String,
    /// Number, once they have one.
    pub number: Option<String>,
    /// Day and place, before the parties.
    pub opening: String,
    /// Who did it, and who received the archives.
    pub parties: Vec<Party>,
    /// What was done.
    pub statement: RichText,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// Who saw it.
    pub witnesses: Vec<Signature>,
    /// Title of the annex.
    pub annex: String,
    /// Which minutes it belongs to.
    pub annex_of: String,
    /// The folders; the head of the table is repeated on every page.
    pub rows: Vec<ArchiveRow>,
    /// Remarks below the list.
    pub remarks: Vec<String>,
}
