//! Export packages: everything that an agency owns in one file, for the national archive application (SRIKANDI), for the
//! archive, and to move the agency into another installation without a loss.
//!
//! Invariants: a package holds every table that refers to an agency's records, or the table stands on the list of what is
//! left out with its reason; it is read while nobody writes into the agency's ledger, so it is of one moment; it is
//! imported whole and compared row by row, or not at all.
//!
//! Who may make or fetch one sees every letter of the agency by office already: the rule of `letters::access` is asked.
mod archive;
mod export;
mod import;
mod job;
mod model;
pub mod routes;
mod rows;
mod service;
mod store;
mod view;

pub use import::{Imported, import};
pub use job::{Export, FORGET, Forget, KIND};
pub use store::{LEFT_OUT, tables};

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(routes::create_package)
        .service(routes::list_packages)
        .service(routes::get_package)
        .service(routes::get_package_content);
}
