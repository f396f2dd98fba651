//! Facts of the ledger.
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::audit_facts;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// Which part of the product a fact belongs to.
    pub enum Application {
        /// Letters (SIPADEK).
        Letters = "letters",
        /// Permits and services (SIPATEN).
        Permits = "permits",
        /// Evaluations.
        Evaluations = "evaluations",
        /// Users and sessions.
        Identity = "identity",
        /// Everything else.
        Platform = "platform",
    }
}

text_enum! {
    /// Whether the work was done in the system or on paper outside it.
    pub enum Medium {
        /// Done in the system.
        Electronic = "electronic",
        /// Done on paper and recorded afterwards.
        Paper = "paper",
    }
}

/// One fact: who did what, in which position, on whose behalf, for which agency, to which subject, and when.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = audit_facts, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Fact {
    /// Id; facts sort by it.
    pub id: Id,
    /// When it was written.
    pub recorded_at: Ts,
    /// The business date on which the action counts.
    pub effective_date: NaiveDate,
    /// The person; null for the public and for the system.
    pub actor_user_id: Option<Id>,
    /// The person's name at that time.
    pub actor_name: Option<String>,
    /// The position in which the person acted.
    pub position_id: Option<Id>,
    /// The position whose holder the person stood in for.
    pub on_behalf_of_position_id: Option<Id>,
    /// The agency whose work it is.
    pub agency_id: Id,
    /// Part of the product.
    pub application: Application,
    /// What was done, such as `letter.dispose`.
    pub action: String,
    /// What it was done to, such as `letter`.
    pub subject_type: String,
    /// Id of that thing.
    pub subject_id: Id,
    /// In the system or on paper.
    pub medium: Medium,
    /// How many pieces of work the fact stands for; above 1 only for counted batches of paper work.
    pub quantity: i32,
    /// Facts of the action that scores and explanations need.
    pub data: serde_json::Value,
}

/// What a service knows of a fact; the rest comes from the caller.
#[derive(Debug, Clone)]
pub struct NewFact<'a> {
    /// Part of the product.
    pub application: Application,
    /// What was done.
    pub action: &'a str,
    /// What it was done to.
    pub subject_type: &'a str,
    /// Id of that thing.
    pub subject_id: Id,
    /// The agency whose work it is.
    pub agency_id: Id,
    /// The business date on which it counts; the request's date where it is not set.
    pub effective_date: Option<NaiveDate>,
    /// In the system or on paper.
    pub medium: Medium,
    /// How many pieces of work.
    pub quantity: i32,
    /// Facts of the action.
    pub data: serde_json::Value,
}

impl<'a> NewFact<'a> {
    /// One electronic action, counted today.
    pub fn new(
        application: Application,
        action: &'a str,
        (subject_type, subject_id): (&'a str, Id),
        agency_id: Id,
        data: serde_json::Value,
    ) -> Self {
        Self {
            application,
            action,
            subject_type,
            subject_id,
            agency_id,
            effective_date: None,
            medium: Medium::Electronic,
            quantity: 1,
            data,
        }
    }
}

/// Who did something.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Actor {
    /// The person.
    pub user_id: Id,
    /// The person's name at that time.
    pub name: String,
}

/// A fact as the ledger shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditEvent {
    /// Id; facts sort by it.
    pub id: Id,
    /// When it was written.
    pub recorded_at: Ts,
    /// The business date on which the action counts.
    pub effective_date: NaiveDate,
    /// The person; null for the public and for the system.
    pub actor: Option<Actor>,
    /// The position in which the person acted.
    pub position_id: Option<Id>,
    /// The position whose holder the person stood in for.
    pub on_behalf_of_position_id: Option<Id>,
    /// The agency whose work it is.
    pub agency_id: Id,
    /// Part of the product.
    pub application: Application,
    /// What was done, such as `letter.dispose`.
    pub action: String,
    /// What it was done to, such as `letter`.
    pub subject_type: String,
    /// Id of that thing.
    pub subject_id: Id,
    /// In the system or on paper.
    pub medium: Medium,
    /// How many pieces of work it stands for.
    pub quantity: i32,
    /// Facts of the action that scores and explanations need; empty where they are withheld.
    pub data: serde_json::Value,
    /// Whether `data` is withheld, because it is about a letter that the caller may not see.
    pub withheld: bool,
}

impl From<Fact> for AuditEvent {
    fn from(fact: Fact) -> Self {
        let name = fact.actor_name.unwrap_or_default();
        Self {
            id: fact.id,
            recorded_at: fact.recorded_at,
            effective_date: fact.effective_date,
            actor: fact.actor_user_id.map(|user_id| Actor { user_id, name }),
            position_id: fact.position_id,
            on_behalf_of_position_id: fact.on_behalf_of_position_id,
            agency_id: fact.agency_id,
            application: fact.application,
            action: fact.action,
            subject_type: fact.subject_type,
            subject_id: fact.subject_id,
            medium: fact.medium,
            quantity: fact.quantity,
            data: fact.data,
            withheld: false,
        }
    }
}
