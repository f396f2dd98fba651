//! Along which indexes a list is read.
use crate::identity::{Me, Scope};
use crate::letters::dispositions::DispositionStatus;
use crate::letters::list::model::{Filter, LetterBox};
use crate::letters::model::LetterStatus;
use pamong_db::Id;

/// Agencies of a scope up to which the list is read agency by agency. Who sees more sees so much of the city that the
/// next page is found soon among all letters.
const NEAR: usize = 16;

/// Letters in the order of time, along one index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// Everything, or what the list is narrowed to.
    All,
    /// One agency's.
    Agency(Id),
    /// One agency's in one state.
    AgencyStatus(Id, LetterStatus),
    /// Those with an archive code or one below it: everything, unless only few letters have it.
    Archived,
}

/// Letters that are known by id before the list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Those with a disposition to the position in one of these states.
    Disposed(&'static [DispositionStatus]),
    /// Those whose initials wait for the position.
    ToReview,
}

/// Where the letters of a list are. Together the ways lead to all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// These in the order of time.
    pub walks: Vec<Walk>,
    /// These by id.
    pub pick: Option<Pick>,
    /// Whether also what the position has or had in hand, from wherever.
    pub hands: bool,
}

impl Ways {
    fn walks(walks: Vec<Walk>) -> Self {
        Self { walks, pick: None, hands: false }
    }

    fn pick(pick: Pick) -> Self {
        Self { walks: Vec::new(), pick: Some(pick), hands: false }
    }
}

/// The ways of a list.
pub fn ways(me: &Me, filter: &Filter) -> Ways {
    let own = |states: &[LetterStatus]| {
        Ways::walks(states.iter().map(|state| Walk::AgencyStatus(me.agency.id, *state)).collect())
    };
    match filter.pile {
        // The search found their places.
        _ if filter.found.is_some() => Ways::walks(Vec::new()),
        Some(LetterBox::ToMe) => Ways::pick(Pick::Disposed(DispositionStatus::OPEN)),
        Some(LetterBox::ToReview) => Ways::pick(Pick::ToReview),
        // Both name position and state, for which there is an index.
        Some(LetterBox::Drafts | LetterBox::ToApprove) => Ways::walks(vec![Walk::All]),
        Some(LetterBox::Inbox) => own(LetterStatus::TO_DO),
        Some(LetterBox::Outbox) => own(LetterStatus::NUMBERED),
        None if filter.unread == Some(true) => {
            let unopened = Pick::Disposed(&[DispositionStatus::Sent]);
            Ways { pick: Some(unopened), ..own(&[LetterStatus::Registered]) }
        }
        None => everywhere(&me.scope, filter),
    }
}

fn everywhere(scope: &Scope, filter: &Filter) -> Ways {
    let walk = |agency: Id| match filter.status {
        Some(status) => Walk::AgencyStatus(agency, status),
        None => Walk::Agency(agency),
    };
    match filter.agency_id {
        Some(agency) if scope.covers(agency) => Ways::walks(vec![walk(agency)]),
        Some(_) => Ways { hands: true, ..Ways::walks(Vec::new()) },
        None if scope.agency_ids.len() > NEAR => {
            Ways::walks(vec![if filter.classification.is_some() { Walk::Archived } else { Walk::All }])
        }
        None => Ways { hands: true, ..Ways::walks(scope.agency_ids.iter().copied().map(walk).collect()) },
    }
}
