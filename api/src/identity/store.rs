//! Queries on users, positions and sessions.
use super::me::{Me, Scope};
use super::model::{AssignmentKind, User};
use super::permission::Permission;
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::http::Moment;
use diesel::prelude::*;
use pamong_db::schema::{
    agencies as agency_rows, position_assignments as assignments, positions, refresh_sessions as sessions,
    role_permissions, user_credentials, users,
};
use pamong_db::{Conn, Id, Res, Ts};

type MeRow = ((String, bool, Option<Ts>), AssignmentKind, (String, bool), Id, AgencyRef, String);

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
        .inner_join(users::table.left_join(user_credentials::table))
        .inner_join(positions::table.inner_join(agency_rows::table))
        .filter(assignments::user_id.eq(user))
        .filter(assignments::position_id.eq(position))
        .filter(assignments::valid_from.le(today))
        .filter(assignments::valid_until.is_null().or(assignments::valid_until.ge(today)))
        .filter(users::active.eq(true))
        .filter(positions::active.eq(true))
        .order(assignments::valid_from.desc())
        .select((
            (users::name, users::must_change_password, user_credentials::changed_at.nullable()),
            assignments::kind,
            (positions::title, positions::is_head),
            positions::role_id,
            AgencyRef::as_select(),
            agency_rows::path,
        ))
        .first::<MeRow>(c)
        .optional()
        .map_err(pamong_db::DbError::from)?;
    let Some(((name, temporary, changed_at), kind, (title, is_head), role, agency, path)) = row else {
        return Ok(None);
    };
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
        on_behalf_of_position_id: (kind != AssignmentKind::Definitive).then_some(position),
        scope: Scope {
            agency_ids: agencies::store::subtree(c, &path)?,
            agency_id: agency.id,
            position_id: position,
            heads_agency: is_head,
            user_id: user,
            daily_acting: kind == AssignmentKind::DailyActing,
            permissions: permissions.map_err(Error::internal)?,
        },
        agency,
        at,
        session_id: session,
        temporary_password: temporary,
        password_changed_at: changed_at,
    }))
}

/// Who works in a position now: the person who came last, such as a Plh. for the absent holder.
pub fn holder(c: &mut Conn, position: Id, at: Moment) -> Res<Option<Id>> {
    let today = at.today();
    let query = assignments::table
        .filter(assignments::position_id.eq(position))
        .filter(assignments::valid_from.le(today))
        .filter(assignments::valid_until.is_null().or(assignments::valid_until.ge(today)))
        .order((assignments::valid_from.desc(), assignments::id.desc()));
    Ok(query.select(assignments::user_id).first(c).optional()?)
}

/// One user, whatever the scope: for people's own data.
pub fn find_user(c: &mut Conn, id: Id) -> Res<Option<User>> {
    Ok(users::table.find(id).select(User::as_select()).first(c).optional()?)
}

/// True where the position is in use and its role carries the right.
pub fn position_has(c: &mut Conn, position: Id, permission: Permission) -> Res<bool> {
    let query = positions::table
        .inner_join(role_permissions::table.on(role_permissions::role_id.eq(positions::role_id)))
        .filter(positions::id.eq(position))
        .filter(positions::active.eq(true))
        .filter(role_permissions::permission.eq(permission.as_str()));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}

/// Positions of an agency that are in use and whose role carries the right.
pub fn positions_with(c: &mut Conn, agency: Id, permission: Permission) -> Res<Vec<Id>> {
    let query = positions::table
        .inner_join(role_permissions::table.on(role_permissions::role_id.eq(positions::role_id)))
        .filter(positions::agency_id.eq(agency))
        .filter(positions::active.eq(true))
        .filter(role_permissions::permission.eq(permission.as_str()))
        .order(positions::id);
    Ok(query.select(positions::id).load(c)?)
}

/// Positions that head an agency.
pub fn heads_of(c: &mut Conn, agency: Id) -> Res<Vec<Id>> {
    let query = positions::table
        .filter(positions::agency_id.eq(agency))
        .filter(positions::active.eq(true))
        .filter(positions::is_head.eq(true))
        .order(positions::id);
    Ok(query.select(positions::id).load(c)?)
}
