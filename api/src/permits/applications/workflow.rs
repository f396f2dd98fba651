//! What a kind of stage means in every service, whatever its procedure: whether the application has ended, and what the
//! working-day clock does meanwhile.
use super::model::PermitStatus;
use crate::permits::clock::ClockState;

use PermitStatus::{
    AwaitingInitials, AwaitingPayment, AwaitingSignature, Cancelled, Draft, FieldCheck, HandedOver, InReview,
    Incomplete, Ready, Rejected, Submitted, Withdrawn,
};

impl PermitStatus {
    /// States in which nothing more happens to an application.
    pub const ENDED: [Self; 4] = [HandedOver, Rejected, Cancelled, Withdrawn];

    /// Whether nothing more happens to the application.
    pub fn has_ended(self) -> bool {
        Self::ENDED.contains(&self)
    }

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
