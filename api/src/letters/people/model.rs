//! A person in a position.
use crate::agencies::AgencyRef;
use crate::error::{Error, Result};
use pamong_db::Id;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A person in a position; the person is missing where the position is vacant.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PersonRef)]
pub struct PersonRef {
    /// The person.
    pub user_id: Option<Id>,
    /// The person's name.
    pub name: Option<String>,
    /// The position.
    pub position_id: Id,
    /// Title of the position.
    pub position_title: String,
    /// Agency of the position.
    pub agency: AgencyRef,
}

/// A position that a letter may be given to.
#[derive(Debug, Clone)]
pub struct Post {
    /// The position.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Whether it is in use.
    pub active: bool,
    /// Its agency.
    pub agency: AgencyRef,
}

/// Positions and names that were looked up together, so that a page costs a fixed number of queries.
#[derive(Debug, Default)]
pub struct People {
    pub(super) posts: BTreeMap<Id, Post>,
    pub(super) holders: BTreeMap<Id, (Id, String)>,
    pub(super) names: BTreeMap<Id, String>,
}

impl People {
    /// The position with whoever holds it today.
    pub fn holder(&self, position: Id) -> Result<PersonRef> {
        let holder = self.holders.get(&position).cloned();
        self.person(position, holder)
    }

    /// Says who holds a position, where that is known better.
    pub fn install(&mut self, position: Id, user: Id, name: &str) {
        self.holders.insert(position, (user, name.to_owned()));
    }

    /// The position with the person who acted in it.
    pub fn actor(&self, position: Id, user: Id) -> Result<PersonRef> {
        self.person(position, self.names.get(&user).map(|name| (user, name.clone())))
    }

    /// The name of a person.
    pub fn name(&self, user: Id) -> Option<String> {
        self.names.get(&user).cloned()
    }

    fn person(&self, position: Id, person: Option<(Id, String)>) -> Result<PersonRef> {
        let post = self.posts.get(&position).ok_or_else(|| Error::internal("position was not looked up"))?;
        let (user_id, name) = person.unzip();
        Ok(PersonRef {
            user_id,
            name,
            position_id: position,
            position_title: post.title.clone(),
            agency: post.agency.clone(),
        })
    }
}
