//! The day of a cashier: what came in and went out, and the count of the till that closes it.
pub mod model;
mod service;
pub mod store;
mod sums;
mod views;

pub use service::{close, refuse_closed};
pub use sums::DaySums;
pub use views::{CashierClosingView, CashierDay, closings, days_of};
