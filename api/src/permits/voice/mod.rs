//! What citizens say about services: the satisfaction survey of a case that has ended, complaints, and the numbers that
//! everybody may read.
pub mod complaints;
pub mod statistics;
pub mod surveys;

/// Routes of surveys, complaints and statistics.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(surveys::routes::answer_public_survey)
        .service(surveys::routes::answer_survey)
        .service(surveys::routes::get_survey_results)
        .service(surveys::routes::list_survey_remarks)
        .service(complaints::routes::list_complaints)
        .service(complaints::routes::get_complaint)
        .service(complaints::routes::create_complaint_transition)
        .service(complaints::routes_public::create_public_complaint)
        .service(complaints::routes_public::get_public_complaint)
        .service(complaints::routes_public::review_public_complaint)
        .service(statistics::routes::get_public_statistics)
        .service(statistics::routes::list_public_statistics)
        .service(statistics::routes::get_public_statistics_file);
}
