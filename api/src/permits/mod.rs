//! Permits and services (SIPATEN): the catalogue, applications on their way through the office, and the issued papers.
//!
//! What holds always: an application moves only along the table in `applications::workflow`; nobody sees one outside the
//! own office and those below it, and only the office itself moves it; personal numbers (NIK, KK) are stored masked and
//! encrypted and shown one at a time, each look a fact of the ledger; the number of a paper is that of the outgoing
//! letter as which it is registered.
pub mod applications;
mod assignments;
pub mod catalogue;
mod clock;
#[cfg(test)]
mod clock_against_a_model;
pub mod condition;
pub mod contacts;
pub mod deadlines;
pub mod form;
pub mod issued;
pub mod money;
mod nik;
mod nik_warnings;
mod notices;
mod offices;
pub mod paper;
pub mod personal;
pub mod procedure;
pub mod queue;
mod routes_public;
mod signing;
pub mod succession;
#[cfg(test)]
mod tests;
mod tracking;
pub mod voice;

pub use applications::book::ServiceBook;
pub use applications::inputs::{
    NewPermitApplication, NewPermitDocument, NewPermitTransition, NewPublicApplication, RevealRequest,
};
pub use applications::model::{PermitAction, PermitApplication, PermitChannel, PermitStatus};
pub use applications::service::{reveal, transition};
pub use applications::submission::{apply, receive};
pub use catalogue::Shelf;
pub use contacts::Contacts as SealedContacts;
pub use money::MoneyBook;
pub use notices::PermitSubjects;
pub use personal::Numbers as SealedNumbers;
pub use voice::complaints::ComplaintSubjects;
pub use voice::statistics::Statistics;

/// Routes of this feature.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(catalogue::routes::list_permit_services)
        .service(catalogue::routes::get_permit_service)
        .service(applications::routes::list_permit_applications)
        .service(applications::routes::create_permit_application)
        .service(personal::routes::find_permit_applications)
        .service(personal::routes::create_permit_copy)
        .service(personal::routes::create_permit_erasure)
        .service(personal::routes::list_permit_looks)
        .service(personal::routes::list_permit_retention)
        .service(personal::routes::put_permit_retention)
        .service(applications::routes::get_permit_application)
        .service(applications::routes::get_permit_document)
        .service(applications::routes::create_permit_transition)
        .configure(catalogue::revisions::routes::routes)
        .service(applications::checks::routes::record_permit_check)
        .service(applications::visits::routes::report_permit_visit)
        .service(applications::visits::routes::get_permit_visit_photo)
        .service(applications::handovers::routes::get_permit_receipt_signature)
        .service(applications::routes::reveal_permit_number)
        .service(issued::routes::list_permits)
        .service(issued::routes::get_permit)
        .service(signing::routes::sign_permit)
        .service(signing::routes::revoke_permit)
        .service(paper::routes::get_signed_permit)
        .service(paper::routes::get_permit_application_paper)
        .service(paper::routes::get_permit_paper)
        .service(paper::routes::get_permit_application_receipt)
        .service(routes_public::list_public_agencies)
        .service(routes_public::list_public_permit_services)
        .service(routes_public::get_public_permit_service)
        .service(routes_public::create_public_application)
        .service(routes_public::get_public_application)
        .service(routes_public::create_public_correction)
        .service(personal::routes_public::create_public_copy)
        .service(applications::several::routes::create_permit_transitions)
        .configure(assignments::routes)
        .service(contacts::routes_public::create_public_verification)
        .service(contacts::routes_public::confirm_public_verification)
        .configure(money::routes)
        .configure(queue::routes)
        .configure(voice::routes);
}
