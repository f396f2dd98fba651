//! How a paper is set: size, form version, marks and dates.
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::texts::TemplateTexts;

/// The sheet that official papers are set on. Receipts on a roll have their own width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// Folio of Indonesian offices, 215 × 330 mm (Permendagri 54/2009).
    F4,
}

/// Which rule on official letters the layout follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum FormVersion {
    /// Permendagri 54/2009: the addressee stands at the right below place and date.
    #[serde(rename = "2009")]
    Y2009,
    /// Permendagri 1/2023: the addressee stands at the left below the subject.
    #[default]
    #[serde(rename = "2023")]
    Y2023,
}

/// Where a reader checks that a paper is genuine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Address of the public page, as it is printed.
    pub url: String,
    /// The short code of this paper, for typing.
    pub code: String,
    /// What the QR code holds; the address where it is not given. Parts in capitals fit a coarser code that scans better.
    /// No part of the JSON that is checked as text: it is drawn, not set.
    #[serde(default, skip_serializing)]
    pub qr: Option<String>,
}

/// How a paper is rendered. None of it comes from the machine or its clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenderOptions {
    /// Sheet size.
    pub paper_size: PaperSize,
    /// Rule that the layout follows.
    pub form: FormVersion,
    /// Text across every page, for example `DRAF` while a letter is not signed.
    pub watermark: Option<String>,
    /// Printed as QR code with a note at the foot of the first signature block.
    pub verification: Option<Verification>,
    /// Lines in the signature block, for example that the paper is signed electronically.
    pub signature_note: Vec<String>,
    /// The fixed words of the layouts.
    #[serde(default)]
    pub texts: TemplateTexts,
    /// Identifier of the document, from which the file's own identifier is derived.
    pub document_id: String,
    /// Date of the document, in the office's time zone; stands in the file as its creation date.
    pub created: DateTime<FixedOffset>,
}
