//! Numbers with proof: one policy for letters and permits.
//!
//! Invariants: a series is an agency's register in a year, and its counter only goes up, in the transaction that uses
//! what it gave; only the undo of a book that was moved in takes it back. Every number from 1 to the last one is on a
//! letter, reserved for one that is being signed, in the gap register with its reason, or used on paper by a book that
//! was moved in; a number with a suffix stands behind one that was given before and is in the gap register, too.
//! [`reconcile`] proves it for one series.
mod back_date;
mod books;
mod leases;
mod model;
mod moving;
pub mod pattern;
pub mod patterns;
mod reconciliation;
mod routes;
mod series;
mod service;
mod store;

pub use back_date::{BackDate, Insertion, Taken, check_insertion, insert};
pub use books::{Book, Books, MovedIn};
pub use leases::{Lease, use_leased};
pub use model::{EntryKind, NumberEntryView};
pub use moving::{kept_back, move_back, move_on};
pub use pattern::{OPEN, Parts};
pub use reconciliation::{Reconciliation, reconcile};
pub use service::{hold, next, number, void};

use utoipa_actix_web::service_config::ServiceConfig;

/// Register of outgoing letters, whose numbers count up within an agency and year.
pub const OUTGOING: &str = "outgoing";

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::list_number_series)
        .service(routes::get_number_reconciliation)
        .service(routes::list_number_entries)
        .service(routes::get_number_entry)
        .service(routes::create_number_skip)
        .service(routes::create_number_void)
        .service(routes::create_number_lease)
        .service(routes::get_number_lease)
        .configure(patterns::routes);
}
