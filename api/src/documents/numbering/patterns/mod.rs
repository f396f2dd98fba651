//! Patterns of numbers: versions with the day from which they hold, for the city or for one agency. A number that was
//! given keeps the form that it was given in.
mod model;
mod routes;
mod service;
mod store;

pub use service::in_force;

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::list_number_patterns)
        .service(routes::preview_number_pattern)
        .service(routes::create_number_pattern)
        .service(routes::get_number_pattern);
}
