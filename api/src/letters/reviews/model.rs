//! One position's part in the review of a letter.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::people::PersonRef;
use diesel::prelude::*;
use pamong_db::schema::letter_reviews;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// Where one position's review stands.
    pub enum ReviewStatus {
        /// Not decided yet.
        Pending = "pending",
        /// Initialled.
        Initialled = "initialled",
        /// Sent back to the drafter.
        Returned = "returned",
        /// Fell away because the letter was sent back before it was this position's turn.
        Superseded = "superseded",
    }
}

text_enum! {
    /// Why a position initials a letter.
    pub enum ReviewKind {
        /// As superior of the drafter, in order (paraf hierarki).
        Hierarchical = "hierarchical",
        /// As a unit that the letter touches, in any order (paraf koordinasi).
        Coordination = "coordination",
    }
}

text_enum! {
    /// What a reviewer decides.
    pub enum ReviewDecision {
        /// Initial the letter.
        Initial = "initial",
        /// Send it back to the drafter.
        Return = "return",
    }
}

/// A review as it is stored. An approver who sends a letter back leaves one as well, after those of the reviewers.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_reviews, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Review {
    /// Id.
    pub id: Id,
    /// The letter.
    pub letter_id: Id,
    /// How often the letter has been handed in, from 1.
    pub round: i32,
    /// Place in the order of the round, from 1.
    pub pos: i32,
    /// The position.
    pub position_id: Id,
    /// Where it stands.
    pub status: ReviewStatus,
    /// What the position says about it.
    pub note: Option<String>,
    /// Who decided.
    pub decided_by_user_id: Option<Id>,
    /// When.
    pub decided_at: Option<Ts>,
    /// Why the position is asked.
    pub kind: ReviewKind,
}

/// The positions of one round.
#[derive(Debug, Clone, Default)]
pub struct Circuit {
    /// In their order.
    pub hierarchical: Vec<Id>,
    /// Beside them.
    pub coordination: Vec<Id>,
}

impl Circuit {
    /// The positions that these reviews name; an approver who sent the letter back is none of them.
    pub fn of<'a>(reviews: impl Iterator<Item = &'a Review>) -> Self {
        let mut circuit = Self::default();
        for review in reviews {
            match review.kind {
                ReviewKind::Hierarchical => circuit.hierarchical.push(review.position_id),
                ReviewKind::Coordination => circuit.coordination.push(review.position_id),
            }
        }
        circuit
    }

    /// Pending reviews of a round, those in order first.
    pub fn round(&self, letter_id: Id, round: i32) -> Vec<Review> {
        let ordered = self.hierarchical.iter().map(|id| (*id, ReviewKind::Hierarchical));
        let beside = self.coordination.iter().map(|id| (*id, ReviewKind::Coordination));
        let numbered = ordered.chain(beside).zip(1..);
        numbered
            .map(|((position_id, kind), pos)| Review {
                id: Id::new(),
                letter_id,
                round,
                pos,
                position_id,
                status: ReviewStatus::Pending,
                note: None,
                decided_by_user_id: None,
                decided_at: None,
                kind,
            })
            .collect()
    }
}

/// One position's part in the review of a letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LetterReview)]
pub struct ReviewView {
    /// Id.
    pub id: Id,
    /// How often the letter has been handed in, from 1.
    pub round: i32,
    /// Place in the order of the round, from 1.
    pub pos: i32,
    /// Why the position is asked.
    pub kind: ReviewKind,
    /// The position, with who decided or, until then, who holds it.
    pub reviewer: PersonRef,
    /// Where it stands.
    pub status: ReviewStatus,
    /// What the position says about it.
    pub note: Option<String>,
    /// When it was decided.
    pub decided_at: Option<Ts>,
}

/// A decision on a letter in review.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReview {
    /// What is decided.
    pub decision: ReviewDecision,
    /// Why; required to send the letter back.
    pub note: Option<String>,
}

impl Validate for NewReview {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/note", self.note.as_deref(), 2000);
        if self.decision == ReviewDecision::Return && self.note.is_none() {
            v.add("/note", Code::Required);
        }
    }
}
