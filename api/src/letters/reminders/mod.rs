//! Due dates of dispositions: the receiver is reminded on the working day before and when it is overdue, and the giver
//! learns of it when it stays so. Reminders go out on working days only, each step once for a due date.
mod service;
mod store;

pub use service::{KIND, Reminders};
