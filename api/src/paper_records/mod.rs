//! Work that an office did on paper, outside the system, recorded afterwards.

/// Routes of this feature.
pub fn routes(_cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {}
