//! Queries on users, positions and sessions.
use super::me::{Me, Scope};
use super::permission::Permission;
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::http::Moment;
use diesel::prelude::*;
use pamong_db::schema::{
    agencies as agency_rows, position_assignments as assignments, positions, refresh_sessions as sessions,
    role_permissions, users,
};
use pamong_db::{Conn, Id};

/// The person behind a token, if the user, the position, the assignment and the session all still stand.
pub fn find_me(c: &mut Conn, user: Id, position: Id, session: Id, at: Moment) -> Result<Option<Me>> {
    let live = sessions::table
        .filter(sessions::family_id.eq(session))
        .filter(sessions::user_id.eq(user))
        .filter(sessions::revoked_at.is_null());
    if !diesel::select(diesel::dsl::exists(live)).get_result::<bool>(c).map_err(pamong_db::DbError::from)? {
        return Ok(None);
    }
    load_me(c, user, position, session, at)
}

/// A person working in a position, whatever their session: for sign-in and for work done by the server in their name.
pub fn load_me(c: &mut Conn, user: Id, position: Id, session: Id, at: Moment) -> Result<Option<Me>> {
    let today = at.today();
    let row = assignments::table
        .inner_join(users::table)
        .inner_join(positions::table.inner_join(agency_rows::table))
        .filter(assignments::user_id.eq(user))
        .filter(assignments::position_id.eq(position))
        .filter(assignments::valid_from.le(today))
        .filter(assignments::valid_until.is_null().or(assignments::valid_until.ge(today)))
        .filter(users::active.eq(true))
        .filter(positions::active.eq(true))
        .order(assignments::valid_from.desc())
        .select((
            users::name,
            assignments::kind,
            positions::title,
            positions::role_id,
            AgencyRef::as_select(),
            agency_rows::path,
        ))
        .first::<(String, String, String, Id, AgencyRef, String)>(c)
        .optional()
        .map_err(pamong_db::DbError::from)?;
    let Some((name, kind, title, role, agency, path)) = row else { return Ok(None) };
    let rights = role_permissions::table
        .filter(role_permissions::role_id.eq(role))
        .select(role_permissions::permission)
        .load::<String>(c)
        .map_err(pamong_db::DbError::from)?;
    let permissions = rights.iter().map(|p| p.parse::<Permission>()).collect::<Result<_, _>>();
    Ok(Some(Me {
        user_id: user,
        name,
        position_id: position,
        position_title: title,
        on_behalf_of_position_id: (kind != "definitive").then_some(position),
        scope: Scope { agency_ids: agencies::store::subtree(c, &path)?, position_id: position },
        agency,
        at,
        permissions: permissions.map_err(Error::internal)?,
        session_id: session,
    }))
}
