//! States of an application and who may move it on: the one table of the procedure (PATEN, Permendagri 4/2010: counter,
//! completeness, field check, initials, signature, hand-over).
use super::model::{PermitAction, PermitStatus};
use crate::identity::Permission;
use crate::permits::clock::ClockState;

use PermitAction::{
    Accept, Cancel, CompleteFieldCheck, HandOver, Initial, RecordPayment, Reject, RequestFieldCheck,
    RequestInitials, RequestPayment, Resubmit, ReturnIncomplete, Sign, Submit, Withdraw,
};
use PermitStatus::{
    AwaitingInitials, AwaitingPayment, AwaitingSignature, Cancelled, Draft, FieldCheck, HandedOver, InReview,
    Incomplete, Ready, Rejected, Submitted, Withdrawn,
};

/// Where an action leads and which right it needs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The state after it.
    pub to: PermitStatus,
    /// The right of whoever does it.
    pub right: Permission,
}

impl PermitStatus {
    /// What the action does in this state; nothing where the procedure does not know it here.
    pub const fn after(self, action: PermitAction) -> Option<Move> {
        let (to, right) = match (self, action) {
            (Draft, Submit) | (Incomplete, Resubmit) => (Submitted, Permission::PermitReceive),
            (Submitted, Accept) => (InReview, Permission::PermitProcess),
            (InReview, RequestFieldCheck) => (FieldCheck, Permission::PermitProcess),
            (FieldCheck, CompleteFieldCheck) => (InReview, Permission::PermitFieldCheck),
            (InReview, RequestPayment) => (AwaitingPayment, Permission::PermitProcess),
            (AwaitingPayment, RecordPayment) => (InReview, Permission::PermitPay),
            (InReview, RequestInitials) => (AwaitingInitials, Permission::PermitProcess),
            (AwaitingInitials | AwaitingSignature, Initial) => (AwaitingSignature, Permission::PermitInitial),
            (AwaitingSignature, Sign) => (Ready, Permission::PermitSign),
            // Straight from the review only where the service has no signer.
            (Ready | InReview, HandOver) => (HandedOver, Permission::PermitHandOver),
            (Submitted | InReview, ReturnIncomplete) => (Incomplete, Permission::PermitProcess),
            (AwaitingInitials, ReturnIncomplete) => (Incomplete, Permission::PermitInitial),
            (AwaitingSignature, ReturnIncomplete) => (Incomplete, Permission::PermitSign),
            (Submitted | InReview, Reject) => (Rejected, Permission::PermitProcess),
            (AwaitingInitials, Reject) => (Rejected, Permission::PermitInitial),
            (AwaitingSignature, Reject) => (Rejected, Permission::PermitSign),
            (
                Submitted | Incomplete | InReview | FieldCheck | AwaitingPayment | AwaitingInitials
                | AwaitingSignature,
                Cancel,
            ) => (Cancelled, Permission::PermitProcess),
            (
                Submitted | Incomplete | InReview | FieldCheck | AwaitingPayment | AwaitingInitials
                | AwaitingSignature,
                Withdraw,
            ) => (Withdrawn, Permission::PermitReceive),
            _ => return None,
        };
        Some(Move { to, right })
    }

    /// Whose work it is now: the right that a worklist looks for; nothing where the applicant must act or all is done.
    pub const fn waits_for(self) -> Option<Permission> {
        match self {
            Submitted | InReview => Some(Permission::PermitProcess),
            FieldCheck => Some(Permission::PermitFieldCheck),
            AwaitingInitials => Some(Permission::PermitInitial),
            AwaitingSignature => Some(Permission::PermitSign),
            Ready => Some(Permission::PermitHandOver),
            AwaitingPayment => Some(Permission::PermitPay),
            Draft | Incomplete | HandedOver | Rejected | Cancelled | Withdrawn => None,
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fmt::Write as _;

    #[test]
    fn the_table_is_what_was_agreed() {
        let mut table = String::new();
        for status in PermitStatus::ALL {
            for action in PermitAction::ALL {
                if let Some(Move { to, right }) = status.after(*action) {
                    writeln!(table, "{status} --{action}--> {to} [{}]", right.as_str()).unwrap();
                }
            }
        }
        insta::assert_snapshot!(table);
    }

    /// States that can be reached without an action.
    fn reachable(without: PermitAction) -> BTreeSet<PermitStatus> {
        let mut seen = BTreeSet::from([Draft]);
        loop {
            let next: BTreeSet<_> = seen
                .iter()
                .flat_map(|s| PermitAction::ALL.iter().filter(|a| **a != without).filter_map(|a| s.after(*a)))
                .map(|m| m.to)
                .chain(seen.clone())
                .collect();
            if next == seen {
                return seen;
            }
            seen = next;
        }
    }

    #[test]
    fn no_paper_is_ready_without_review_initials_and_signature() {
        for action in [Submit, Accept, RequestInitials, Initial, Sign] {
            assert!(!reachable(action).contains(&Ready), "{action}");
        }
    }

    #[test]
    fn every_state_is_reachable_and_only_ends_are_ends() {
        assert_eq!(reachable(Withdraw).len() + 1, PermitStatus::ALL.len());
        for status in PermitStatus::ALL {
            let ends = PermitAction::ALL.iter().all(|a| status.after(*a).is_none());
            assert_eq!(ends, matches!(status, HandedOver | Rejected | Cancelled | Withdrawn), "{status}");
        }
    }

    #[test]
    fn whoever_must_act_has_something_to_do() {
        for status in PermitStatus::ALL {
            if let Some(right) = status.waits_for() {
                let can =
                    PermitAction::ALL.iter().any(|a| status.after(*a).is_some_and(|m| m.right == right));
                assert!(can, "{status}");
            }
        }
    }
}
