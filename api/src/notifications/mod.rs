//! What people are told: a list for each person, mail, a daily digest, and a stream of events for open pages.
//!
//! Invariants: a notification is written in the transaction of the act that it tells of; the numbers of one person's
//! notifications are committed in their order, so that "what came after number n" never misses any; nobody is told of a
//! letter that is hidden from them; what a letter is about is never kept here but looked up when it is shown, by the rule
//! that decides who may see the letter.
pub mod mail;
pub mod messages;
mod model;
pub mod preferences;
mod routes;
mod service;
mod store;
pub mod stream;
mod view;

pub use model::{Details, MailChoice, NotificationEvent, NotificationSubject, NotificationView};
pub use service::{Forget, Notice, To, emit, tell_oneself};
pub use view::{About, Subjects};

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::list_notifications)
        .service(routes::get_unread_count)
        .service(routes::read_notifications)
        .service(routes::read_notification)
        .service(preferences::routes::get_my_notification_preferences)
        .service(preferences::routes::put_my_notification_preferences)
        .service(stream::routes::list_events);
}
