//! Letter kinds, disposition instructions and archive classification.
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::MultiBackend;
use pamong_db::schema::{classifications, disposition_instructions, letter_kinds};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A kind of official letter (jenis naskah dinas), with the dates between which it is used.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[diesel(table_name = letter_kinds, primary_key(code), treat_none_as_null = true)]
#[diesel(treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct LetterKind {
    /// Code, such as `SD`.
    pub code: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Pattern of its number with the tokens `{classification}`, `{seq}`, `{unit}`, `{month_roman}`, `{year}`.
    pub number_pattern: String,
    /// Whether it stays inside one agency.
    pub internal_only: bool,
    /// Its fixed parts beyond head, body and signature.
    #[schema(value_type = Vec<String>)]
    pub parts: serde_json::Value,
    /// First day of use.
    pub valid_from: NaiveDate,
    /// Last day of use.
    pub valid_until: Option<NaiveDate>,
}

/// A standard instruction on a disposition sheet.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[diesel(table_name = disposition_instructions, primary_key(code), treat_none_as_null = true)]
#[diesel(treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct DispositionInstruction {
    /// Code.
    pub code: String,
    /// Place on the sheet.
    pub pos: i32,
    /// Indonesian text.
    pub name_id: String,
    /// English text.
    pub name_en: String,
}

/// A code of the archive classification (Permendagri 78/2012 until 2022, 83/2022 from then on).
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[diesel(table_name = classifications, primary_key(scheme, code), treat_none_as_null = true)]
#[diesel(treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Classification {
    /// Which scheme the code belongs to.
    pub scheme: String,
    /// Code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Code above it.
    pub parent_code: Option<String>,
    /// First day of use.
    pub valid_from: NaiveDate,
    /// Last day of use.
    pub valid_until: Option<NaiveDate>,
}
