//! How a dispatched letter reaches each of its addressees, and what is known of that.
//!
//! Inside the city it arrives in the addressee's agenda book and says when it was first opened. Outside it goes by mail,
//! courier, post or messenger: each addressee has a row with its own way and state, which the registry moves on with proof.
//! Mail is sent by a job after the commit, at least once: a server that ends between sending and noting it sends the same
//! mail again, with the same Message-ID, by which mail programs drop the double. `sent` means that the mail server took it;
//! what comes back later by mail is for the clerk to enter as returned.
mod inputs;
mod mail;
mod mailable;
mod model;
mod parcel;
pub mod routes;
mod service;
mod start;
mod store;
mod view;

pub use inputs::NewDispatch;
pub use mail::{KIND, MailLetter, problem as mail_problem};
pub use mailable::Mailing;
pub use model::{Dispatch, DispatchMove, DispatchStatus, DispatchWay, MailProblem, after};
pub use service::{opened, withdraw};
pub use start::{Inside, start};
pub use store::{copies, of_letters};
