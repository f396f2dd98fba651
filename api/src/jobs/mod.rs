//! Work in the background: a queue in the database that every server of the installation works off, and the clockwork
//! that puts recurring work into it.
//!
//! Invariants: a job is queued in the transaction of the act that asks for it; two servers never take the same job, and
//! one whose server ended is taken again; an occurrence of recurring work is queued once, however many servers run; a
//! job that keeps failing ends as `failed`, where an administrator sees it.
mod model;
pub mod routes;
mod schedule;
mod service;
mod store;
mod worker;

pub use model::{Job, JobStatus, JobView, NewJob};
pub use schedule::{Schedule, When};
pub use service::enqueue;
pub use worker::{Failure, Forget, Handler, Registry, Worker};

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::list_jobs).service(routes::retry_job);
}
