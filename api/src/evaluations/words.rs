//! Texts in both languages.
use serde::Serialize;
use utoipa::ToSchema;

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Words {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}
