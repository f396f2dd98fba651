//! The instrument that the product ships.
use super::definition::Definition;
use super::model::{InstrumentStatus, Row};
use super::{store, validation};
use crate::error::{Error, Result, Violations};
use crate::http::Moment;
use pamong_db::{Conn, Id};
use serde::Deserialize;

const SHIPPED: &str = include_str!("../../../data/instruments/jambi-2022.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shipped {
    code: String,
    name: String,
    definition: Definition,
}

/// Adds the shipped instrument where its code is not there yet. What the city made of it since stays as it is.
pub fn import(tx: &mut Conn, at: Moment) -> Result<()> {
    let shipped: Shipped = serde_json::from_str(SHIPPED).map_err(Error::internal)?;
    if store::last_revision(tx, &shipped.code)?.is_some() {
        return Ok(());
    }
    let mut violations = Violations::default();
    validation::check(&shipped.definition, "/definition", &mut violations);
    violations.finish()?;
    let row = Row {
        id: Id::new(),
        code: shipped.code,
        revision: 1,
        name: shipped.name,
        status: InstrumentStatus::Adopted,
        definition: serde_json::to_value(&shipped.definition).map_err(Error::internal)?,
        created_at: at.now,
        updated_at: at.now,
        version: 1,
    };
    Ok(store::insert(tx, &row)?)
}

/// The shipped definition, for tests of the scoring.
#[cfg(test)]
pub fn shipped_definition() -> Definition {
    serde_json::from_str::<Shipped>(SHIPPED).unwrap().definition
}
