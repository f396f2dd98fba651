//! Contacts of citizens without an account: a telephone number or a mail address is shown to be one's own with a code that is
//! sent to it (ADR 0029).
//!
//! What holds always: a code is good for ten minutes, once, for five tries; a contact gets three within an hour, however many
//! servers there are; the code is kept nowhere, and the contact readably only in the answers of the application; whether a
//! contact is known to an office is told by no answer.
mod model;
mod policy;
mod proof;
pub mod routes_public;
mod sending;
mod service;
pub mod store;
#[cfg(test)]
mod tests;
mod vault;

pub use model::ContactVerified;
pub use policy::{CodePolicy, PublicCodes};
pub use proof::Proven;
pub use sending::{FORGET, FORGET_MINUTES, Forget, KIND, SendCode};
pub use service::{check, code_of, keep, of_application, supplemented};
pub use vault::Contacts;
