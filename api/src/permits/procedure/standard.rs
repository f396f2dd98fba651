//! The procedure of PATEN.
use super::model::Procedure;
use std::sync::LazyLock;

/// Counter, completeness, field check, payment, initials, signature, hand-over (Permendagri 4/2010).
static STANDARD: LazyLock<Result<Procedure, String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../data/standard_procedure.json")).map_err(|e| e.to_string())
});

/// The procedure of services that name none of their own.
pub fn standard() -> crate::error::Result<&'static Procedure> {
    STANDARD.as_ref().map_err(crate::error::Error::internal)
}
