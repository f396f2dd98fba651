//! Instruments as they are stored, shown and written.
use super::definition::Definition;
use super::validation;
use crate::error::{Code, Error, Result, Violations};
use crate::http::Validate;
use diesel::prelude::*;
use pamong_db::schema::instruments;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// Whether periods may use an instrument.
    pub enum InstrumentStatus {
        /// Being written.
        Draft = "draft",
        /// In use.
        Adopted = "adopted",
    }
}

/// An instrument as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = instruments, check_for_backend(MultiBackend))]
pub struct Row {
    /// Id.
    pub id: Id,
    /// Code.
    pub code: String,
    /// Counts up within a code.
    pub revision: i32,
    /// Name.
    pub name: String,
    /// Whether periods may use it.
    pub status: InstrumentStatus,
    /// The rules.
    pub definition: serde_json::Value,
    /// When it was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version.
    pub version: i32,
}

/// An instrument: the rule book of an evaluation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Instrument {
    /// Id.
    pub id: Id,
    /// Code, shared by the revisions of an instrument.
    pub code: String,
    /// Counts up within a code.
    pub revision: i32,
    /// Name.
    pub name: String,
    /// Whether periods may use it.
    pub status: InstrumentStatus,
    /// The rules.
    pub definition: Definition,
    /// What the caller may do with it now: `update`, `adopt`.
    pub allowed_actions: Vec<&'static str>,
    /// When it was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

impl Row {
    /// The rules.
    pub fn definition(&self) -> Result<Definition> {
        serde_json::from_value(self.definition.clone()).map_err(Error::internal)
    }

    /// What the caller sees, who may change it or not.
    pub fn view(self, manager: bool) -> Result<Instrument> {
        let draft = self.status == InstrumentStatus::Draft;
        let actions = [("update", manager), ("adopt", manager && draft)];
        Ok(Instrument {
            definition: self.definition()?,
            allowed_actions: actions.into_iter().filter(|(_, open)| *open).map(|(name, _)| name).collect(),
            id: self.id,
            code: self.code,
            revision: self.revision,
            name: self.name,
            status: self.status,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.version,
        })
    }
}

/// A new instrument, or the next revision where the code exists. It starts as a draft.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInstrument {
    /// Code: lower-case letters, digits, `-` and `_`.
    #[schema(example = "jambi-2022")]
    pub code: String,
    /// Name.
    pub name: String,
    /// The rules.
    pub definition: Definition,
}

impl Validate for NewInstrument {
    fn validate(&self, v: &mut Violations) {
        v.text("/code", &self.code, 60);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        if !self.code.chars().all(plain) {
            v.add("/code", Code::InvalidFormat);
        }
        v.text("/name", &self.name, 200);
        validation::check(&self.definition, "/definition", v);
    }
}

/// A change of an instrument. Periods that were computed keep the definition they were computed with.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InstrumentPatch {
    /// Name.
    pub name: Option<String>,
    /// The rules, as a whole.
    pub definition: Option<Definition>,
    /// `adopted` lets periods use it; there is no way back.
    pub status: Option<InstrumentStatus>,
}

impl Validate for InstrumentPatch {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/name", self.name.as_deref(), 200);
        if let Some(definition) = &self.definition {
            validation::check(definition, "/definition", v);
        }
    }
}
