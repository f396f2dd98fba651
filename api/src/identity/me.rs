//! The signed-in person as services see them.
use super::permission::Permission;
use crate::agencies::AgencyRef;
use crate::config::PasswordPolicy;
use crate::error::{Code, Result};
use crate::http::{Moment, Owner};
use chrono::{Duration, NaiveDate};
use pamong_db::{Id, Ts};
use std::collections::BTreeSet;

/// Who acts, in which position, with which rights, and when.
#[derive(Debug, Clone)]
pub struct Me {
    /// The person.
    pub user_id: Id,
    /// The person's name.
    pub name: String,
    /// The position in which the person works now.
    pub position_id: Id,
    /// Title of that position.
    pub position_title: String,
    /// Set where the person only stands in for the holder of this position (Plt., Plh., Pj.).
    pub on_behalf_of_position_id: Option<Id>,
    /// The agency of the position.
    pub agency: AgencyRef,
    /// Which rows the person may see.
    pub scope: Scope,
    /// The moment of the request.
    pub at: Moment,
    pub(super) session_id: Id,
    pub(super) temporary_password: bool,
    pub(super) password_changed_at: Option<Ts>,
}

/// Which rows a person may see: those of the agency's subtree, and what was addressed to the position.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The agency and all below it.
    pub agency_ids: Vec<Id>,
    /// The agency of the position itself.
    pub agency_id: Id,
    /// The position, to which dispositions and reviews may be addressed.
    pub position_id: Id,
    /// Whether the position heads its agency.
    pub heads_agency: bool,
    /// The person.
    pub user_id: Id,
    /// Whether the person holds the position from day to day only (Plh.).
    pub daily_acting: bool,
    pub(super) permissions: BTreeSet<Permission>,
}

impl Scope {
    /// True where the agency is in the subtree.
    pub fn covers(&self, agency_id: Id) -> bool {
        self.agency_ids.contains(&agency_id)
    }

    /// True where the position carries the right.
    pub fn can(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}

impl Me {
    /// True where the position carries the right.
    pub fn can(&self, permission: Permission) -> bool {
        self.scope.can(permission)
    }

    /// Refuses (403) where the position does not carry the right.
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.can(permission) { Ok(()) } else { Err(Code::Forbidden.into()) }
    }

    /// The rights of the position, in a stable order.
    pub fn permissions(&self) -> Vec<Permission> {
        self.scope.permissions.iter().copied().collect()
    }

    /// The same person at another moment.
    pub fn later(&self, at: Moment) -> Self {
        Self { at, ..self.clone() }
    }

    /// The instant of the request.
    pub fn now(&self) -> Ts {
        self.at.now
    }

    /// The business date of the request.
    pub fn today(&self) -> NaiveDate {
        self.at.today()
    }

    /// Whose idempotency keys this request uses.
    pub fn owner(&self) -> Owner {
        Owner::User(self.user_id)
    }

    /// True where nothing else may be done before the password is changed: it is temporary, or older than the policy allows.
    pub fn must_change_password(&self, policy: PasswordPolicy) -> bool {
        let limit = match policy {
            PasswordPolicy::Nist => None,
            PasswordPolicy::Bssn => Some(Duration::days(180)),
        };
        let expired = match (limit, self.password_changed_at) {
            (Some(limit), Some(changed)) => self.at.now.0 - changed.0 > limit,
            _ => false,
        };
        self.temporary_password || expired
    }

    /// The session that the request's token belongs to.
    pub fn session_id(&self) -> Id {
        self.session_id
    }
}
