//! The tree of agencies with validity dates, and the reference data that the offices share.
pub mod calendar;
mod model;
mod reference;
pub mod store;

pub use calendar::Calendar;
pub use model::{Agency, AgencyKind, AgencyRef};
pub use reference::{Classification, DispositionInstruction, LetterKind};

/// Routes of this feature.
pub fn routes(_cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {}
