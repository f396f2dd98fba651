//! What a caller may do with a letter now: the state allows it, the position carries the right, and it is the caller's.
use crate::identity::{Me, Permission};
use crate::letters::comments;
use crate::letters::incoming::{self, IncomingAction};
use crate::letters::model::{Direction, Letter, LetterAction, LetterStatus};
use crate::letters::outgoing::{self, Move};
use crate::letters::recall;
use pamong_db::Id;

/// What decides besides the letter itself.
pub struct Situation {
    /// The reviewers who may decide now.
    pub next_reviewers: Vec<Id>,
    /// Whether somebody still has to finish a disposition.
    pub open_dispositions: bool,
}

/// The actions, in the order in which a letter meets them.
pub fn allowed(me: &Me, letter: &Letter, situation: &Situation) -> Vec<LetterAction> {
    let may = match letter.direction {
        Direction::Incoming => may_incoming,
        Direction::Outgoing => may_outgoing,
    };
    LetterAction::ALL.iter().filter(|action| may(me, letter, situation, **action)).copied().collect()
}

fn may_incoming(me: &Me, letter: &Letter, situation: &Situation, action: LetterAction) -> bool {
    let possible = |action| incoming::after(letter.status, action).is_some();
    match action {
        LetterAction::Read => possible(IncomingAction::Read) && letter.agency_id == me.agency.id,
        LetterAction::Dispose | LetterAction::AskOpinion => {
            possible(IncomingAction::Dispose) && me.can(Permission::LetterDispose)
        }
        LetterAction::Close => {
            possible(IncomingAction::Close)
                && !situation.open_dispositions
                && me.can(Permission::LetterClose)
                && me.scope.covers(letter.agency_id)
        }
        _ => false,
    }
}

fn may_outgoing(me: &Me, letter: &Letter, situation: &Situation, action: LetterAction) -> bool {
    let possible = |moved| outgoing::after(letter.status, moved).is_some();
    let drafts = letter.agency_id == me.agency.id && me.can(Permission::LetterDraft);
    let approves = letter.approver_position_id == Some(me.position_id) && me.can(Permission::LetterApprove);
    match action {
        LetterAction::Update => drafts && letter.status == LetterStatus::Draft,
        LetterAction::Comment => comments::service::open(letter.status),
        LetterAction::Submit => drafts && possible(Move::Submit),
        LetterAction::Cancel => drafts && possible(Move::Cancel),
        LetterAction::Review => {
            possible(Move::Initial)
                && situation.next_reviewers.contains(&me.position_id)
                && me.can(Permission::LetterReview)
        }
        LetterAction::Return => approves && possible(Move::ReturnUnapproved),
        LetterAction::Approve | LetterAction::Sign => approves && possible(Move::Approve),
        LetterAction::Recall => {
            possible(Move::Recall)
                && recall::within_the_city(letter)
                && me.can(Permission::LetterDispatch)
                && me.scope.covers(letter.agency_id)
        }
        LetterAction::Dispatch => {
            possible(Move::Dispatch)
                && me.can(Permission::LetterDispatch)
                && me.scope.covers(letter.agency_id)
        }
        _ => false,
    }
}
