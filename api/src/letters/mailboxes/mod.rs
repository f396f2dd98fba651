//! Letters that come by mail: each agency may have mailboxes (IMAP) that are read in the background. Every message becomes a
//! letter in the agenda book, or an entry in the quarantine with the reason, where somebody decides; none is lost and none
//! is taken in twice. Nothing is deleted on the mail server.
//!
//! Who keeps the agencies sets mailboxes up (`accounts`), whoever registers letters sees what came in (`messages`).
mod account_inputs;
mod accounts;
mod files;
mod imap;
mod inputs;
mod intake;
mod messages;
mod model;
mod parse;
mod reasons;
mod register;
mod routes;
mod routes_accounts;
mod rules;
mod store;
mod vault;
mod view;
mod words;

pub use intake::{Intake, KIND};
pub use vault::Passwords as SealedPasswords;

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of mailboxes.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes_accounts::list_mailbox_accounts)
        .service(routes_accounts::create_mailbox_account)
        .service(routes_accounts::get_mailbox_account)
        .service(routes_accounts::update_mailbox_account)
        .service(routes_accounts::test_mailbox_account)
        .service(routes::list_mailboxes)
        .service(routes::list_mailbox_messages)
        .service(routes::get_mailbox_message)
        .service(routes::get_mailbox_message_file)
        .service(routes::release_mailbox_message)
        .service(routes::discard_mailbox_message);
}
