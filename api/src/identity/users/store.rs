//! Queries on users, positions, assignments and roles.
use crate::agencies::AgencyRef;
use crate::http::PageArgs;
use crate::identity::model::{Assignment, Holder, Position, PositionView, RoleView, User, UserPatch};
use crate::identity::{Permission, Scope};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    agencies, position_assignments as assignments, positions, role_permissions, roles, user_credentials,
    users,
};
use pamong_db::{BothExt, Conn, Id, MultiBackend, OneOfExt, Res, Ts, cols};

/// Users that hold or held a position in the scope.
fn visible_to(scope: &Scope) -> users::BoxedQuery<'static, MultiBackend> {
    let held = assignments::table
        .inner_join(positions::table)
        .filter(positions::agency_id.one_of(scope.agency_ids.clone()))
        .select(assignments::user_id);
    users::table.filter(users::id.eq_any(held)).into_boxed()
}

/// Users in the scope, in the order in which they were made, newest first.
pub fn list_users(c: &mut Conn, scope: &Scope, q: Option<&str>, page: &PageArgs) -> Res<Vec<User>> {
    let mut query = visible_to(scope).select(User::as_select());
    if let Some(q) = q {
        let pattern = format!("%{}%", q.to_lowercase());
        query = query.filter(users::username.like(pattern));
    }
    if let Some(after) = page.after {
        query = query
            .filter(users::created_at.le(after.0))
            .filter(users::created_at.lt(after.0).or(users::id.lt(after.1)));
    }
    Ok(query.order((users::created_at.desc(), users::id.desc())).limit(page.fetch()).load(c)?)
}

/// One user in the scope.
pub fn find_user(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<User>> {
    Ok(visible_to(scope).filter(users::id.eq(id)).select(User::as_select()).first(c).optional()?)
}

/// Stores a user.
pub fn insert_user(c: &mut Conn, user: &User) -> Res<()> {
    diesel::insert_into(users::table).values(user).execute(c)?;
    Ok(())
}

/// Changes a user that is still at `version`.
pub fn update_user(c: &mut Conn, id: Id, version: i32, patch: &UserPatch, now: Ts) -> Res<Option<User>> {
    let target = users::table.filter(users::id.eq(id)).filter(users::version.eq(version));
    let change = (patch, users::updated_at.eq(now), users::version.eq(users::version + 1));
    Ok(diesel::update(target).set(change).returning(cols::<User>()).get_result(c).optional()?)
}

/// Sets what people may change about themselves: language and address, each where it is given.
pub fn set_own(
    c: &mut Conn,
    id: Id,
    (locale, email): (Option<crate::identity::Locale>, Option<Option<&str>>),
    now: Ts,
) -> Res<()> {
    let change = (
        locale.map(|locale| users::locale.eq(locale)),
        email.map(|email| users::email.eq(email)),
        users::updated_at.eq(now),
        users::version.eq(users::version + 1),
    );
    diesel::update(users::table.find(id)).set(change).execute(c)?;
    Ok(())
}

/// Sets the password of a user and whether it must be changed at the next sign-in.
pub fn set_password(c: &mut Conn, user: Id, hash: &str, temporary: bool, now: Ts) -> Res<()> {
    diesel::insert_into(user_credentials::table)
        .values((
            user_credentials::user_id.eq(user),
            user_credentials::password_hash.eq(hash),
            user_credentials::changed_at.eq(now),
        ))
        .on_conflict(user_credentials::user_id)
        .do_update()
        .set((user_credentials::password_hash.eq(hash), user_credentials::changed_at.eq(now)))
        .both()
        .execute(c)?;
    let change = (users::must_change_password.eq(temporary), users::version.eq(users::version + 1));
    diesel::update(users::table.find(user)).set(change).execute(c)?;
    Ok(())
}

/// The hash of a user's password.
pub fn password_hash(c: &mut Conn, user: Id) -> Res<Option<String>> {
    let query = user_credentials::table.find(user).select(user_credentials::password_hash);
    Ok(query.first(c).optional()?)
}

/// True where nobody can sign in yet.
pub fn nobody(c: &mut Conn) -> Res<bool> {
    Ok(users::table.count().get_result::<i64>(c)? == 0)
}

/// Stores a position.
pub fn insert_position(c: &mut Conn, position: &Position) -> Res<()> {
    diesel::insert_into(positions::table).values(position).execute(c)?;
    Ok(())
}

/// Stores an assignment.
pub fn insert_assignment(c: &mut Conn, assignment: &Assignment) -> Res<()> {
    diesel::insert_into(assignments::table).values(assignment).execute(c)?;
    Ok(())
}

/// The agency of a position in the scope.
pub fn position_agency(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Id>> {
    let query = positions::table
        .filter(positions::id.eq(id))
        .filter(positions::active.eq(true))
        .filter(positions::agency_id.one_of(scope.agency_ids.clone()))
        .select(positions::agency_id);
    Ok(query.first(c).optional()?)
}

/// What a list of positions is narrowed to.
#[derive(Debug, Default, Clone)]
pub struct PositionFilter {
    /// Of this agency.
    pub agency_id: Option<Id>,
    /// Title, holder or agency contains this.
    pub q: Option<String>,
    /// Only positions with this right.
    pub permission: Option<Permission>,
    /// Only these.
    pub ids: Option<Vec<Id>>,
}

type PositionRow = (Id, String, bool, String, AgencyRef, Option<(Id, String)>);

/// Positions in the scope with their holders on `day`, by id.
pub fn list_positions(
    c: &mut Conn,
    scope: Option<&Scope>,
    filter: &PositionFilter,
    day: NaiveDate,
    (after, limit): (Option<Id>, i64),
) -> Res<Vec<PositionView>> {
    let current = assignments::valid_from
        .le(day)
        .and(assignments::valid_until.is_null().or(assignments::valid_until.ge(day)));
    let mut query = positions::table
        .inner_join(agencies::table)
        .inner_join(roles::table)
        .left_join(assignments::table.on(assignments::position_id.eq(positions::id).and(current)))
        .left_join(users::table.on(users::id.eq(assignments::user_id)))
        .filter(positions::active.eq(true))
        .select((
            positions::id,
            positions::title,
            positions::is_head,
            roles::code,
            AgencyRef::as_select(),
            (users::id, users::name).nullable(),
        ))
        .into_boxed::<MultiBackend>();
    if let Some(scope) = scope {
        query = query.filter(positions::agency_id.one_of(scope.agency_ids.clone()));
    }
    if let Some(id) = filter.agency_id {
        query = query.filter(positions::agency_id.eq(id));
    }
    if let Some(ids) = &filter.ids {
        query = query.filter(positions::id.one_of(ids.clone()));
    }
    if let Some(q) = &filter.q {
        let pattern = format!("%{q}%");
        query = query.filter(
            positions::title
                .like(pattern.clone())
                .or(users::name.like(pattern.clone()))
                .or(agencies::name.like(pattern)),
        );
    }
    if let Some(permission) = filter.permission {
        let with = role_permissions::table
            .filter(role_permissions::permission.eq(permission.as_str()))
            .select(role_permissions::role_id);
        query = query.filter(positions::role_id.eq_any(with));
    }
    if let Some(after) = after {
        query = query.filter(positions::id.gt(after));
    }
    let rows: Vec<PositionRow> =
        query.order((positions::id, assignments::valid_from)).limit(limit).load(c)?;
    let mut views: Vec<PositionView> = Vec::with_capacity(rows.len());
    for (id, title, is_head, role, agency, holder) in rows {
        let holder = holder.map(|(user_id, name)| Holder { user_id, name });
        match views.last_mut() {
            // A stand-in began later than the holder and acts now, so the last row of a position wins.
            Some(last) if last.id == id => last.holder = holder,
            _ => views.push(PositionView { id, title, is_head, role, agency, holder }),
        }
    }
    Ok(views)
}

/// Assignments of positions in the scope.
pub fn list_assignments(c: &mut Conn, scope: &Scope, page: &PageArgs) -> Res<Vec<Assignment>> {
    let mut query = assignments::table
        .inner_join(positions::table)
        .filter(positions::agency_id.one_of(scope.agency_ids.clone()))
        .select(Assignment::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(after) = page.after {
        query = query
            .filter(assignments::created_at.le(after.0))
            .filter(assignments::created_at.lt(after.0).or(assignments::id.lt(after.1)));
    }
    Ok(query.order((assignments::created_at.desc(), assignments::id.desc())).limit(page.fetch()).load(c)?)
}

/// Id of a role.
pub fn role_id(c: &mut Conn, code: &str) -> Res<Option<Id>> {
    Ok(roles::table.filter(roles::code.eq(code)).select(roles::id).first(c).optional()?)
}

/// Stores a role and its rights; an existing one gets these rights.
pub fn upsert_role(c: &mut Conn, code: &str, names: (&str, &str), rights: &[Permission]) -> Res<Id> {
    diesel::insert_into(roles::table)
        .values((
            roles::id.eq(Id::new()),
            roles::code.eq(code),
            roles::name_id.eq(names.0),
            roles::name_en.eq(names.1),
        ))
        .on_conflict(roles::code)
        .do_nothing()
        .both()
        .execute(c)?;
    let id = roles::table.filter(roles::code.eq(code)).select(roles::id).first(c)?;
    diesel::delete(role_permissions::table.filter(role_permissions::role_id.eq(id))).execute(c)?;
    let rows: Vec<_> = rights
        .iter()
        .map(|p| (role_permissions::role_id.eq(id), role_permissions::permission.eq(p.as_str())))
        .collect();
    pamong_db::each!(c => diesel::insert_into(role_permissions::table).values(&rows).execute(c))?;
    Ok(id)
}

/// All roles with their rights.
pub fn list_roles(c: &mut Conn) -> Res<Vec<RoleView>> {
    let rows: Vec<(String, String, String, Option<String>)> = roles::table
        .left_join(role_permissions::table)
        .order((roles::code, role_permissions::permission))
        .select((roles::code, roles::name_id, roles::name_en, role_permissions::permission.nullable()))
        .load(c)?;
    let mut views: Vec<RoleView> = Vec::new();
    for (code, name_id, name_en, right) in rows {
        let right = right.and_then(|r| r.parse().ok());
        match views.last_mut() {
            Some(last) if last.code == code => last.permissions.extend(right),
            _ => views.push(RoleView { code, name_id, name_en, permissions: right.into_iter().collect() }),
        }
    }
    Ok(views)
}
