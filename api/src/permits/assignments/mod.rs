//! Who looks after an application: one officer of its office, or nobody yet.
//!
//! Whoever processes applications takes one that nobody has and gives it back; whoever leads them gives it to any of them.
//! It says who is answerable, and limits nobody: the rights of a step stay as they are, so that an office goes on while an
//! officer is away.
mod inputs;
pub mod routes;
mod service;
pub mod store;
mod views;

pub use views::{Assignee, of};

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this part.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::assign_permit_applications).service(routes::get_permit_workload);
}
