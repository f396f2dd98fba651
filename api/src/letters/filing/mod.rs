//! Filing (pemberkasan): finished letters go into the folders of their office, the retention schedule says how long each
//! folder is kept, and lists that another person approves move or destroy what is due.
//!
//! Invariants: a letter is in one folder at most; what stands in a folder is shown to those who may see the letter, all
//! others learn only how many there are; a frozen folder is on no disposal list; no clock ever moves or destroys a folder. What is destroyed, and what stays for ever, is said in `destruction`.
pub mod destruction;
mod disposal;
mod folders;
mod items;
mod retention;

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of filing.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.configure(folders::routes::routes)
        .configure(items::routes::routes)
        .configure(retention::routes::routes)
        .configure(disposal::routes::routes);
}
