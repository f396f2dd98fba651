//! The queue at the counters of an office: numbers of the day, called, called again, skipped, handed over, served.
//!
//! What holds always: numbers of an office, a day and a line follow one another without a gap; a number is called by one
//! counter; of a person who waits nothing is known but the number.
mod inputs;
mod model;
pub mod routes;
mod service;
mod store;
#[cfg(test)]
mod tests;
mod views;

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of the queue.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::get_queue)
        .service(routes::create_queue_ticket)
        .service(routes::create_queue_call)
        .service(routes::create_queue_transition)
        .service(routes::get_public_queue);
}
