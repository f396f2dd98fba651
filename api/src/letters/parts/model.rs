//! The parts as callers write and read them.
use crate::error::{Error, Result};
use crate::letters::rich_text::RichText;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// What a kind of letter has of its own. Everything may be missing; what another kind has is refused as unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterParts {
    /// The office that a letter passes through (`melalui`): letters with the head of a surat dinas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// What an invitation (UND) invites to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<LetterEvent>,
    /// Labelled facts below the opening, such as the person of a statement, at most 30: all kinds but SPPD and SPG.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<LabelledFact>,
    /// Parts with headings A, B, C, at most 20: all kinds but SPPD and SPG.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<LetterSection>,
    /// Last paragraph, kept on one page with the signature: all kinds but SPPD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<String>,
    /// What it rests on, at most 30: papers with a title (SE, SK, LAP, NOT, REK, PENG) and orders (ST, SPT).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// How long it holds: papers with a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity: Option<String>,
    /// Who is ordered, at most 50: ST, SPT.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignees: Vec<LetterAssignee>,
    /// What to do, at most 30: ST, SPT.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
    /// How long: ST, SPT.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The journey of a travel order (SPPD).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub travel: Option<LetterTravel>,
    /// What a cover letter (SPG) goes with, at most 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<LetterConsignment>,
    /// The parties of an official record (BA) in order, at most 10.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<LetterParty>,
    /// Witnesses of an official record (BA), at most 10.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<LetterWitness>,
}

/// When, where and what for people are invited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterEvent {
    /// The day, printed with its weekday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The last day, where it takes several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The time as printed, such as `09.00 WIB`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What for (acara).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agenda: Option<String>,
}

/// A label and what stands behind its colon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelledFact {
    /// Before the colon.
    pub label: String,
    /// Behind it.
    pub value: String,
}

/// A part with a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterSection {
    /// Its heading, without its letter.
    pub title: String,
    /// What it says.
    pub body: RichText,
}

/// Someone who is ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterAssignee {
    /// Name.
    pub name: String,
    /// Civil servant number (NIP).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nip: Option<String>,
    /// Rank and grade (pangkat/golongan).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<String>,
    /// Office (jabatan).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A journey, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterTravel {
    /// Who orders it; the signer's office where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered_by: Option<String>,
    /// Who travels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traveller: Option<LetterAssignee>,
    /// Cost level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_level: Option<String>,
    /// Purpose; the subject where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Means of transport.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transport: Option<String>,
    /// From where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// To where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Length in printed words, such as `3 (tiga) hari`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// Day of departure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub departs: Option<NaiveDate>,
    /// Day of return.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returns: Option<NaiveDate>,
    /// Who goes along, at most 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub followers: Vec<LetterFollower>,
    /// The agency whose budget pays; the letter's own where it is not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_agency: Option<String>,
    /// The budget line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_line: Option<String>,
    /// Other remarks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<String>,
}

/// Who goes along on a journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterFollower {
    /// Name.
    pub name: String,
    /// Day of birth or age, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A line of a cover letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterConsignment {
    /// What is sent.
    pub description: String,
    /// How many, such as `2 (dua) berkas`.
    pub quantity: String,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A party of an official record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterParty {
    /// What the record calls it, such as `PIHAK KESATU`.
    pub called: String,
    /// Name.
    pub name: String,
    /// Civil servant number (NIP).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nip: Option<String>,
    /// Office.
    pub title: String,
}

/// A witness, who signs below an official record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterWitness {
    /// Name.
    pub name: String,
    /// Office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Civil servant number (NIP).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nip: Option<String>,
}

impl LetterParts {
    /// The parts as they are stored; nothing where there are none.
    pub fn stored(&self) -> Result<Option<Value>> {
        if *self == Self::default() {
            return Ok(None);
        }
        serde_json::to_value(self).map(Some).map_err(Error::internal)
    }
}
