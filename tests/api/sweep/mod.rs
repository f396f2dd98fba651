//! Every operation of the API's description, swept for what the conventions promise of all of them. A new operation is
//! covered on the day it is written; all it needs is a call that works, in `calls.rs`.
mod answers;
mod calls;
mod catalogue;
mod correspondence;
mod dispatches;
mod documented;
mod filing;
mod garbage;
mod invitations;
mod mailboxes;
mod money;
mod moving;
mod notices;
mod numbers;
mod operation;
mod packages;
mod personal;
mod queries;
mod refusals;
mod senders;
mod staff;
mod templates;
mod uploads;
mod views;
mod voice;
pub mod world;
mod writes;
