//! Destruction of the content of letters (pemusnahan): what the minutes of an approved list do to the letters in its folders.
//!
//! Gone are the text with its versions and comments, the short content, the notes and reports around the letter, its files
//! and the signed paper, and their words in the search. For ever stays the register entry (numbers, dates, parties, subject,
//! classification), the folder, the list with its minutes, and the ledger.
//!
//! Each office files its own record of a letter. What an office received reads the paper of the office that sent it, so a
//! letter that was sent keeps its content as long as a copy of it lives, and loses it in the act that destroys the last one
//! (docs/adr/0017).
mod erase;
mod model;
mod service;
mod store;

pub use model::{DestructionStatus, LetterDestruction};
pub use service::{carry_out, is_destroyed, of_letter, refuse, refuse_change};
pub use store::of_lists;
