//! Letters (SIPADEK): incoming letters with their dispositions, outgoing letters with their review, approval and
//! dispatch, and the agenda books of both.
//!
//! Invariants: who may see a letter is decided by `store::visible_to` alone; a letter has a number exactly from its
//! registration (incoming) or approval (outgoing) on, and no number is given twice or skipped; every step leaves a fact
//! in the ledger in the same transaction.
mod agenda;
mod attachments;
mod create;
pub mod dispositions;
pub mod incoming;
mod ledger;
pub mod list;
pub mod model;
mod moving;
pub mod outgoing;
mod paper;
pub mod parts;
pub mod people;
mod register;
pub mod reviews;
pub mod rich_text;
mod routes;
mod search;
mod sheet;
mod signing;
pub mod store;
#[cfg(test)]
mod tests;
mod texts;
pub mod view;

pub use create::{NewLetter, create};
pub use register::Register;

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::list_letters)
        .service(routes::create_letter)
        .service(routes::get_letter)
        .service(routes::update_letter)
        .service(routes::read_letter)
        .service(routes::close_letter)
        .service(outgoing::routes::submit_letter)
        .service(outgoing::routes::approve_letter)
        .service(outgoing::routes::dispatch_letter)
        .service(outgoing::routes::cancel_letter)
        .service(reviews::routes::review_letter)
        .service(reviews::routes::return_letter)
        .service(dispositions::routes::dispose_letter)
        .service(dispositions::routes::list_letter_dispositions)
        .service(dispositions::routes::list_dispositions)
        .service(dispositions::routes::get_disposition)
        .service(dispositions::routes::read_disposition)
        .service(dispositions::routes::pass_on_disposition)
        .service(dispositions::routes::follow_up_disposition)
        .service(dispositions::routes::cancel_disposition)
        .service(attachments::routes::get_letter_attachment)
        .service(signing::routes::sign_letter)
        .service(signing::routes::sign_letters)
        .service(signing::routes::revoke_letter)
        .service(paper::routes::get_letter_paper)
        .service(sheet::routes::get_disposition_sheet)
        .service(paper::routes::preview_letter)
        .service(agenda::routes::list_agenda_entries)
        .service(agenda::book::routes::get_agenda_book)
        .service(agenda::routes::list_number_series)
        .service(moving::routes::get_agenda_import_template)
        .service(moving::routes::create_agenda_import)
        .service(moving::routes::list_agenda_imports)
        .service(moving::routes::get_agenda_import)
        .service(moving::routes::list_agenda_import_rows)
        .service(moving::routes::accept_agenda_import)
        .service(moving::routes::undo_agenda_import)
        .service(moving::routes::attach_agenda_scans);
}
