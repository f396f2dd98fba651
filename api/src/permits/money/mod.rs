//! Money of services: what is asked for, what was paid and given back, and the count of the till.
//!
//! What holds always: an order is made in the step that brings an application to the stage of payment, and a receipt in the
//! step that records the payment, each with a number without gaps; a receipt is for exactly what the order asks for;
//! nothing is added to the closed day of a cashier.
mod book;
mod comparison;
pub mod days;
pub mod fee;
mod inputs;
pub mod model;
mod orders;
mod paper;
pub mod public;
mod receipts;
mod refunds;
pub mod routes;
pub mod routes_public;
pub mod store;
mod store_numbers;
pub mod views;

pub use book::MoneyBook;
pub use fee::{Bill, FeeRule};
pub use inputs::NewPayment;
pub use orders::follow;

/// Routes of money.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(routes::list_payment_orders)
        .service(routes::get_payment_receipt_paper)
        .service(routes::create_payment_refund)
        .service(routes::list_cashier_days)
        .service(routes::close_cashier_day)
        .service(routes::list_cashier_closings)
        .service(routes::compare_bank_lines)
        .service(routes_public::get_public_receipt);
}
