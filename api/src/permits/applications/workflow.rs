//! What the working-day clock does while an application stands at a stage of this kind.
//!
//! It is no part of a procedure: what pauses the promise to the applicant is the same in every service.
use super::model::PermitStatus;
use crate::permits::clock::ClockState;

use PermitStatus::{
    AwaitingInitials, AwaitingPayment, AwaitingSignature, Cancelled, Draft, FieldCheck, HandedOver, InReview,
    Incomplete, Ready, Rejected, Submitted, Withdrawn,
};

impl PermitStatus {
    /// What the working-day clock does in this state.
    pub const fn clock(self) -> ClockState {
        match self {
            Draft | Submitted | InReview | FieldCheck | AwaitingInitials | AwaitingSignature => {
                ClockState::Running
            }
            Incomplete | AwaitingPayment => ClockState::Paused,
            Ready | HandedOver | Rejected | Cancelled | Withdrawn => ClockState::Stopped,
        }
    }
}
