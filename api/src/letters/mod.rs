//! Letters (SIPADEK): incoming letters with their dispositions, outgoing letters with their review, approval and
//! dispatch, and the agenda books of both.
//!
//! Invariants: who may see a letter is decided by `access` alone; a letter has a number exactly from its
//! registration (incoming) or approval (outgoing) on, and no number is given twice or skipped; every step leaves a fact
//! in the ledger in the same transaction.
mod access;
mod agenda;
mod attachments;
mod books;
mod comments;
mod create;
pub mod dispatches;
pub mod dispositions;
mod filing;
mod history;
pub mod incoming;
mod invitations;
mod leased;
mod ledger;
pub mod list;
pub mod mailboxes;
pub mod model;
mod moving;
mod notices;
mod numbered;
pub mod outgoing;
mod paper;
pub mod parts;
pub mod people;
pub mod presence;
mod recall;
pub mod receipts;
mod register;
pub mod reminders;
pub mod reviews;
pub mod rich_text;
mod routes;
mod saved_views;
pub mod scans;
mod search;
pub mod senders;
mod several;
mod sheet;
mod signing;
pub mod store;
#[cfg(test)]
mod tests;
mod texts;
mod thread;
mod travel;
mod versions;
pub mod view;

pub use access::{Sight, opens_everything};
pub use books::{IncomingBook, OutgoingBook};
pub use create::{NewLetter, create};
pub use notices::LetterSubjects;
pub use register::Register;
pub use scans::read_later;
pub use search::index_again;

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::list_letters)
        .service(routes::create_letter)
        .service(routes::get_letter)
        .service(access::routes::get_letter_access)
        .service(routes::update_letter)
        .service(routes::read_letter)
        .service(routes::close_letter)
        .service(outgoing::routes::submit_letter)
        .service(outgoing::routes::approve_letter)
        .service(outgoing::routes::dispatch_letter)
        .service(outgoing::routes::cancel_letter)
        .service(recall::routes::recall_letter)
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
        .service(dispositions::routes::ask_letter_opinion)
        .service(dispositions::routes::ask_disposition_opinion)
        .service(dispositions::routes::return_disposition)
        .service(versions::routes::list_letter_versions)
        .service(versions::routes::get_letter_version)
        .service(versions::routes::compare_letter_versions)
        .service(comments::routes::list_letter_comments)
        .service(comments::routes::comment_letter)
        .service(comments::routes::resolve_letter_comment)
        .service(thread::routes::get_letter_thread)
        .service(history::routes::get_letter_history)
        .service(presence::routes::report_letter_presence)
        .service(invitations::routes::get_letter_calendar)
        .service(invitations::routes::get_letter_attendance)
        .service(invitations::routes::answer_invitation)
        .service(invitations::routes::record_attendance)
        .service(invitations::routes::close_attendance)
        .service(invitations::routes::get_attendance_paper)
        .service(travel::routes::get_letter_travel)
        .service(travel::routes::record_travel_visas)
        .service(travel::routes::report_travel)
        .service(attachments::routes::get_letter_attachment)
        .service(signing::routes::sign_letter)
        .service(signing::routes::sign_letters)
        .service(signing::routes::revoke_letter)
        .service(paper::routes::get_letter_paper)
        .service(sheet::routes::get_disposition_sheet)
        .service(paper::routes::preview_letter)
        .service(saved_views::routes::list_letter_views)
        .service(saved_views::routes::create_letter_view)
        .service(saved_views::routes::get_letter_view)
        .service(saved_views::routes::update_letter_view)
        .service(saved_views::routes::delete_letter_view)
        .service(saved_views::routes::put_letter_view_mark)
        .service(senders::routes::list_senders)
        .service(senders::routes::get_sender)
        .service(senders::routes::update_sender)
        .service(senders::routes::merge_sender)
        .service(senders::routes::list_letter_duplicates)
        .service(agenda::routes::list_agenda_entries)
        .service(agenda::book::routes::get_agenda_book)
        .service(moving::routes::get_agenda_import_template)
        .service(moving::routes::create_agenda_import)
        .service(moving::routes::list_agenda_imports)
        .service(moving::routes::get_agenda_import)
        .service(moving::routes::list_agenda_import_rows)
        .service(moving::routes::accept_agenda_import)
        .service(moving::routes::undo_agenda_import)
        .service(moving::routes::attach_agenda_scans)
        .service(leased::routes::create_leased_letter)
        .configure(dispatches::routes::routes)
        .configure(receipts::routes::routes)
        .configure(several::routes::routes)
        .configure(filing::routes)
        .configure(mailboxes::routes);
}
