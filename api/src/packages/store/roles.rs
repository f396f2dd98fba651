//! Roles, which every installation numbers for itself.
use crate::identity::Permission;
use crate::identity::users::store as users;
use diesel::prelude::*;
use pamong_db::schema::{role_permissions, roles};
use pamong_db::{Conn, Id, OneOfExt, Res};
use serde::{Deserialize, Serialize};

/// A role with its rights.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its id where the package was made.
    pub id: Id,
    /// Its code: by it the role is found where the package is imported.
    pub code: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Rights.
    pub permissions: Vec<Permission>,
}

/// These roles.
pub fn roles(c: &mut Conn, ids: &[Id]) -> Res<Vec<Role>> {
    let query = roles::table.filter(roles::id.one_of(ids.to_vec())).order(roles::code);
    let found: Vec<(Id, String, String, String)> =
        query.select((roles::id, roles::code, roles::name_id, roles::name_en)).load(c)?;
    let mut all = Vec::with_capacity(found.len());
    for (id, code, name_id, name_en) in found {
        let rights = role_permissions::table.filter(role_permissions::role_id.eq(id));
        let words: Vec<String> =
            rights.order(role_permissions::permission).select(role_permissions::permission).load(c)?;
        let permissions = words.iter().filter_map(|word| word.parse().ok()).collect();
        all.push(Role { id, code, name_id, name_en, permissions });
    }
    Ok(all)
}

/// The role of a code.
pub fn role_of(c: &mut Conn, code: &str) -> Res<Option<Id>> {
    users::role_id(c, code)
}

/// Adds a role that this installation does not know.
pub fn add_role(c: &mut Conn, role: &Role) -> Res<Id> {
    users::upsert_role(c, &role.code, (&role.name_id, &role.name_en), &role.permissions)
}
