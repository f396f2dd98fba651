//! Parts that several papers have.
use serde::{Deserialize, Serialize};

use crate::text::RichText;

/// The head of the paper (kop naskah dinas): arms, government, agency, address, above a double line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// Name of the city, as in `Kota Jambi`; printed in capitals after `PEMERINTAH`.
    pub city: String,
    /// The agency above, for a subdistrict office under its district.
    pub parent: Option<String>,
    /// Name of the agency, printed in capitals.
    pub agency: String,
    /// Street, place and postal code.
    pub address: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Web site.
    pub website: Option<String>,
    /// Coat of arms at the left. No part of the JSON that is checked as text.
    #[serde(skip)]
    pub arms: Option<Arms>,
}

/// An image of the arms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arms {
    /// SVG source. References to other files are refused.
    Svg(String),
    /// PNG file.
    Png(Vec<u8>),
}

/// Whom a letter is addressed to, after `Yth.`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// Name or office.
    pub name: String,
    /// Lines below it.
    pub lines: Vec<String>,
}

/// A label and what is filled in behind its colon.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Before the colon.
    pub label: String,
    /// Behind it.
    pub value: String,
}

impl Field {
    /// A field of the two texts.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A part of a letter with a heading, lettered A, B, C.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading; must not be empty.
    pub title: String,
    /// What it says.
    pub body: RichText,
}

/// In which capacity an official signs (Permendagri 54/2009, chapter on the authority to sign).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "capacity", rename_all = "snake_case")]
pub enum Capacity {
    /// By the own office.
    #[default]
    Own,
    /// `a.n.`: on behalf of the office above.
    OnBehalf {
        /// That office.
        of: String,
    },
    /// `a.n.` and below it `u.b.`: for the office that itself acts on behalf.
    For {
        /// The office at the top.
        of: String,
        /// The office between.
        through: String,
    },
    /// `Plt.`: acting while nobody holds the office.
    Acting,
    /// `Plh.`: acting while the holder is away.
    Daily,
    /// `Pj.`: interim head of a region.
    Interim,
}

/// A signature block.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Line above it, for example `PIHAK KESATU` or `Mengetahui,`.
    pub role: Option<String>,
    /// Capacity.
    pub acting: Capacity,
    /// The office.
    pub title: String,
    /// Name with academic titles.
    pub name: String,
    /// Rank and grade (pangkat/golongan).
    pub rank: Option<String>,
    /// Civil servant number (NIP).
    pub nip: Option<String>,
}
