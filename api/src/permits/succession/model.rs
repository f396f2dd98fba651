//! How applications go on from issued papers.
use crate::error::{Error, Result};
use diesel::prelude::*;
use pamong_db::schema::permit_successions;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

text_enum! {
    /// How a paper follows another one.
    pub enum SuccessionKind {
        /// The validity goes on.
        Renewal = "renewal",
        /// A mistake is mended, or a fact that changed is put right; the validity stays.
        Amendment = "amendment",
    }
}

text_enum! {
    /// Where an answer comes from.
    pub enum AnswerOrigin {
        /// Carried over from the earlier case.
        Carried = "carried",
        /// Another answer than in the earlier case.
        Changed = "changed",
        /// Not answered in the earlier case.
        Entered = "entered",
    }
}

/// That an application goes on from an issued paper.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_successions, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Succession {
    /// The application.
    pub application_id: Id,
    /// The paper that it renews or corrects.
    pub permit_id: Id,
    /// Which of both.
    pub kind: SuccessionKind,
    /// Of a correction: why.
    pub reason: Option<String>,
    /// [`AnswerOrigin`] by the key of the field.
    pub origins: serde_json::Value,
    /// When it was taken in.
    pub created_at: Ts,
}

/// Origins by the key of the field.
pub type Origins = BTreeMap<String, AnswerOrigin>;

impl Succession {
    /// Where the answers come from.
    pub fn origins(&self) -> Result<Origins> {
        serde_json::from_value(self.origins.clone()).map_err(Error::internal)
    }
}

/// The paper that an application renews or corrects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SuccessionView {
    /// Renewal or correction.
    pub kind: SuccessionKind,
    /// The paper.
    pub permit_id: Id,
    /// Its number.
    pub number: String,
    /// The application that it answers.
    pub application_id: Id,
    /// Of a correction: why; null where the personal data were erased.
    pub reason: Option<String>,
    /// Where each answer comes from, by the key of its field: `carried` over from the earlier case, `changed` from what it was
    /// there, or `entered` because it was not answered there.
    #[schema(value_type = BTreeMap<String, String>)]
    pub origins: Origins,
}
