//! What each kind of letter has beyond head, text and signature (Permendagri 54/2009 and 1/2023).
mod check;
mod model;

pub use check::{INVITATION, TRAVEL_ORDER, check_kind};
pub use model::{
    LabelledFact, LetterAssignee, LetterConsignment, LetterEvent, LetterFollower, LetterParts, LetterParty,
    LetterSection, LetterTravel, LetterWitness,
};
