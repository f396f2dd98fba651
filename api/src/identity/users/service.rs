//! Who there is, which positions exist and who holds them.
use super::store::{self, PositionFilter};
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::Moment;
use crate::identity::model::{
    Assignment, AssignmentKind, Locale, NewAssignment, NewPosition, NewUser, Position, PositionView, User,
    UserPatch,
};
use crate::identity::roles::BUILT_IN;
use crate::identity::{Me, sessions};
use pamong_db::{Conn, Id};
use serde_json::json;

/// Makes the built-in roles, or gives existing ones their present rights.
pub fn seed_roles(tx: &mut Conn) -> Result<()> {
    for role in BUILT_IN {
        store::upsert_role(tx, role.code, (role.name_id, role.name_en), role.permissions)?;
    }
    Ok(())
}

/// Makes a position.
pub fn add_position(
    tx: &mut Conn,
    agency_id: Id,
    role: &str,
    title: &str,
    is_head: bool,
    at: Moment,
) -> Result<Id> {
    let role_id = store::role_id(tx, role)?.ok_or_else(|| Error::field("/role", Code::UnknownReference))?;
    let position = Position {
        id: Id::new(),
        agency_id,
        role_id,
        title: title.trim().into(),
        is_head,
        active: true,
        created_at: at.now,
        updated_at: at.now,
        version: 1,
    };
    store::insert_position(tx, &position)?;
    Ok(position.id)
}

/// Makes a person. Without a password nobody can sign in as that person.
pub fn add_user(tx: &mut Conn, username: &str, name: &str, nip: Option<String>, at: Moment) -> Result<User> {
    let user = User {
        id: Id::new(),
        username: username.into(),
        name: name.trim().into(),
        civil_servant_number: nip,
        locale: Locale::Id,
        active: true,
        must_change_password: false,
        created_at: at.now,
        updated_at: at.now,
        version: 1,
        email: None,
    };
    store::insert_user(tx, &user).map_err(|e| match e.unique_violation() {
        Some(_) => Error::field("/username", Code::Duplicate),
        None => e.into(),
    })?;
    Ok(user)
}

/// Puts a person into a position as its definitive holder from today.
pub fn install(tx: &mut Conn, position_id: Id, user_id: Id, at: Moment) -> Result<()> {
    let assignment = Assignment {
        id: Id::new(),
        position_id,
        user_id,
        kind: AssignmentKind::Definitive,
        decree_number: None,
        valid_from: at.today(),
        valid_until: None,
        created_at: at.now,
    };
    Ok(store::insert_assignment(tx, &assignment)?)
}

/// Makes a person in a position of the caller's scope, with a temporary password.
pub fn create_user(tx: &mut Conn, me: &Me, input: &NewUser, password_hash: &str) -> Result<User> {
    let agency = store::position_agency(tx, &me.scope, input.position_id)?
        .ok_or_else(|| Error::field("/position_id", Code::UnknownReference))?;
    let user = add_user(tx, &input.username, &input.name, input.civil_servant_number.clone(), me.at)?;
    if input.email.is_some() {
        store::set_own(tx, user.id, (None, Some(input.email.as_deref())), me.now())?;
    }
    store::set_password(tx, user.id, password_hash, true, me.now())?;
    install(tx, input.position_id, user.id, me.at)?;
    record(tx, me, "user.create", ("user", user.id), agency)?;
    store::find_user(tx, &me.scope, user.id)?.ok_or_else(Error::not_found)
}

/// Changes a person; one who may no longer sign in is signed out everywhere.
pub fn update_user(tx: &mut Conn, me: &Me, id: Id, version: i32, patch: &UserPatch) -> Result<User> {
    if id == me.user_id && patch.active == Some(false) {
        return Err(Error::field("/active", Code::SelfReference));
    }
    let user = store::update_user(tx, id, version, patch, me.now())?.ok_or(Code::Stale)?;
    if !user.active {
        sessions::store::revoke_user(tx, id, None, me.now())?;
    }
    record(tx, me, "user.update", ("user", id), me.agency.id)?;
    Ok(user)
}

/// Changes what people may change about themselves.
pub fn update_me(tx: &mut Conn, me: &Me, locale: Option<Locale>, email: Option<Option<&str>>) -> Result<()> {
    store::set_own(tx, me.user_id, (locale, email), me.now())?;
    if email.is_some() {
        record(tx, me, "user.change_email", ("user", me.user_id), me.agency.id)?;
    }
    Ok(())
}

/// Gives a person of the caller's scope a new temporary password and ends their sessions.
pub fn reset_password(tx: &mut Conn, me: &Me, id: Id, password_hash: &str) -> Result<()> {
    store::find_user(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    store::set_password(tx, id, password_hash, true, me.now())?;
    sessions::store::revoke_user(tx, id, None, me.now())?;
    record(tx, me, "user.reset_password", ("user", id), me.agency.id)
}

/// Sets the caller's own password and ends all other sessions.
pub fn change_password(tx: &mut Conn, me: &Me, password_hash: &str) -> Result<()> {
    store::set_password(tx, me.user_id, password_hash, false, me.now())?;
    sessions::store::revoke_user(tx, me.user_id, Some(me.session_id()), me.now())?;
    record(tx, me, "user.change_password", ("user", me.user_id), me.agency.id)
}

/// Makes a position in the caller's scope.
pub fn create_position(tx: &mut Conn, me: &Me, input: &NewPosition) -> Result<PositionView> {
    if !me.scope.covers(input.agency_id) {
        return Err(Error::field("/agency_id", Code::UnknownReference));
    }
    let id = add_position(tx, input.agency_id, &input.role, &input.title, input.is_head, me.at)?;
    record(tx, me, "position.create", ("position", id), input.agency_id)?;
    let filter = PositionFilter { ids: Some(vec![id]), ..PositionFilter::default() };
    let rows = store::list_positions(tx, Some(&me.scope), &filter, me.today(), (None, 10))?;
    rows.into_iter().next().ok_or_else(Error::not_found)
}

/// Puts a person into a position of the caller's scope.
pub fn create_assignment(tx: &mut Conn, me: &Me, input: &NewAssignment) -> Result<Assignment> {
    let agency = store::position_agency(tx, &me.scope, input.position_id)?
        .ok_or_else(|| Error::field("/position_id", Code::UnknownReference))?;
    store::find_user(tx, &me.scope, input.user_id)?
        .ok_or_else(|| Error::field("/user_id", Code::UnknownReference))?;
    let assignment = Assignment {
        id: Id::new(),
        position_id: input.position_id,
        user_id: input.user_id,
        kind: input.kind,
        decree_number: input.decree_number.clone(),
        valid_from: input.valid_from,
        valid_until: input.valid_until,
        created_at: me.now(),
    };
    store::insert_assignment(tx, &assignment)?;
    record(tx, me, "acting_assignment.create", ("position", input.position_id), agency)?;
    Ok(assignment)
}

fn record(tx: &mut Conn, me: &Me, action: &str, subject: (&str, Id), agency: Id) -> Result<()> {
    audit::record(tx, me, NewFact::new(Application::Identity, action, subject, agency, json!({})))
}
