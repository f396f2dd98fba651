//! Offices, roles, people and positions: they keep their ids, because the ledger names them.
use crate::error::{Error, Result};
use crate::packages::archive::{ROLES, Reader};
use crate::packages::store::{
    self, Agency, PermitService, Position, PositionAssignment, Record, Role, User, agency_codes, role_of,
    username_taken,
};
use pamong_db::{Conn, Id};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the administrator that a first start makes.
const ADMINISTRATOR: &str = "admin";

fn all<R: Record>(reader: &mut Reader) -> Result<Vec<R>> {
    let mut rows = Vec::new();
    reader.records(&mut |row: R| {
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}

/// Writes them; returns who had to be renamed.
pub fn insert(
    tx: &mut Conn,
    reader: &mut Reader,
    reference: impl Fn(&mut Conn) -> Result<()>,
) -> Result<Vec<(String, String)>> {
    offices(tx, all(reader)?)?;
    // Before the catalogue that the program ships: applications name their service by its id.
    for service in all::<PermitService>(reader)? {
        PermitService::keep(tx, &service)?;
    }
    reference(tx)?;
    let mut roles = BTreeMap::new();
    let mut listed: Vec<Role> = Vec::new();
    reader.rows(ROLES, &mut |role| {
        listed.push(role);
        Ok(())
    })?;
    for role in listed {
        let here = match role_of(tx, &role.code)? {
            Some(id) => id,
            None => store::add_role(tx, &role)?,
        };
        roles.insert(role.id, here);
    }
    let renamed = persons(tx, all(reader)?)?;
    for position in all::<Position>(reader)? {
        let role_id =
            *roles.get(&position.role_id).ok_or_else(|| Error::internal("a position's role is missing"))?;
        Position::keep(tx, &Position { role_id, ..position })?;
    }
    for assignment in all::<PositionAssignment>(reader)? {
        PositionAssignment::keep(tx, &assignment)?;
    }
    Ok(renamed)
}

/// Offices, those above first. An installation that numbers one of them in its own way cannot take the ledger in.
fn offices(tx: &mut Conn, offices: Vec<Agency>) -> Result<()> {
    let here = agency_codes(tx)?;
    let mut offices = offices;
    offices.sort_by_key(|office| office.path.matches('/').count());
    for office in offices {
        match here.get(&office.code) {
            None => Agency::keep(tx, &office)?,
            Some(id) if *id == office.id => {}
            Some(_) => {
                return Err(Error::internal(format!(
                    "this installation gave {} ({}) an id of its own, and the ledger of the package names the old one; \
                     import into a database that was just made, before its first `pamong serve`; nothing was written",
                    office.name, office.code
                )));
            }
        }
    }
    Ok(())
}

/// People without passwords. Nobody may take the place of somebody of the same user name, nor of the administrator whom
/// the first start makes.
fn persons(tx: &mut Conn, users: Vec<User>) -> Result<Vec<(String, String)>> {
    let mut renamed = Vec::new();
    let mut seen: BTreeSet<Id> = BTreeSet::new();
    for user in users.into_iter().filter(|user| seen.insert(user.id)) {
        let taken = user.username == ADMINISTRATOR || username_taken(tx, &user.username, user.id)?;
        let username = if taken {
            let id = user.id.to_string();
            let end: String = id.chars().skip(id.len().saturating_sub(6)).collect();
            let other = format!("{}-{end}", user.username);
            renamed.push((user.username.clone(), other.clone()));
            other
        } else {
            user.username.clone()
        };
        User::keep(tx, &User { username, must_change_password: true, ..user })?;
    }
    Ok(renamed)
}
