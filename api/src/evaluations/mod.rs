//! Evaluation of how the offices use the system.
//!
//! An instrument says as data what is measured. A period goes from open over computed to published; its scores are
//! computed from the facts of the ledger, the interviews and the agencies that exist on its last day, and from nothing
//! else: this feature names no table of letters or permits. What is published stays as it was computed.
mod exact;
pub mod instruments;
pub mod interviews;
mod ledger;
mod paging;
mod papers;
pub mod periods;
pub mod recommendations;
pub mod scores;
pub mod scoring;
mod visibility;
mod words;

pub use exact::Exact;
pub use instruments::import;
pub use visibility::Visible;

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(instruments::routes::list_instruments)
        .service(instruments::routes::create_instrument)
        .service(instruments::routes::get_instrument)
        .service(instruments::routes::update_instrument)
        .service(periods::routes::list_evaluation_periods)
        .service(periods::routes::create_evaluation_period)
        .service(periods::routes::get_evaluation_period)
        .service(periods::routes::compute_scores)
        .service(periods::routes::publish_scores)
        .service(papers::routes::get_evaluation_report)
        .service(papers::routes::get_attendance_list)
        .service(scores::routes::list_scores)
        .service(scores::routes::get_score)
        .service(scores::routes::get_score_explanation)
        .service(scores::routes::list_score_records)
        .service(interviews::routes::list_interviews)
        .service(interviews::routes::create_interview)
        .service(interviews::routes::get_interview)
        .service(interviews::routes::update_interview)
        .service(recommendations::routes::list_recommendations)
        .service(recommendations::routes::list_reprimands)
        .service(recommendations::routes::draft_reprimands);
}
