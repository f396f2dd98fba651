//! Time of applications: those for whom one waits are reminded before its day and of a stage that lasts too long, their head
//! learns that it is late, and the office above that it stays so. On working days only, each step once for a day that is due.
//! While the applicant must act nobody is reminded (service standard, PermenPANRB 15/2014: jangka waktu).
mod notices;
mod service;
mod store;

pub use service::{Deadlines, KIND};
