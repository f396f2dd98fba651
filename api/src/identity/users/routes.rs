//! Handlers of users, positions, roles and assignments.
use super::service;
use super::store::{self, PositionFilter};
use crate::error::{Error, Result};
use crate::http::problems::{Existing, JsonBody, Query, SignedIn, Staff, Versioned};
use crate::http::{
    AppState, Command, Cursor, IfMatch, Input, Page, PageArgs, command, created, done, item, secret_command,
};
use crate::identity::model::{
    Assignment, NewAssignment, NewPosition, NewUser, PositionView, RoleView, User, UserPatch,
};
use crate::identity::permission::UserManage;
use crate::identity::{Can, Me, Permission, password};
use actix_web::{HttpResponse, get, patch, post, web};
use pamong_db::Id;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UserQuery {
    /// User name contains this.
    q: Option<String>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AssignmentQuery {
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// What a list of positions is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PositionQuery {
    /// Of this agency.
    agency_id: Option<Id>,
    /// Title, holder or agency contains this.
    q: Option<String>,
    /// Only positions with this right.
    permission: Option<Permission>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A new user and the password for the first sign-in, which is shown only now.
#[derive(Debug, Serialize, ToSchema)]
pub struct CreatedUser {
    /// The user.
    user: User,
    /// Temporary password.
    initial_password: String,
}

/// A temporary password, which is shown only now.
#[derive(Debug, Serialize, ToSchema)]
pub struct TemporaryPassword {
    /// Temporary password.
    initial_password: String,
}

async fn temporary_password() -> Result<(String, String)> {
    web::block(|| {
        let plain = password::generate();
        Ok((password::hash(&plain)?, plain))
    })
    .await
    .map_err(Error::internal)?
}

/// List users
#[utoipa::path(tag = "identity", params(UserQuery), security(("bearer" = ["user.manage"])), responses(
    (status = 200, description = "A page", body = Page<User>),
    Staff, Query,
))]
#[get("/users")]
pub async fn list_users(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    q: web::Query<UserQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let text = q.into_inner().q;
    let rows = app
        .db
        .read(move |c| Ok::<_, Error>(store::list_users(c, &me.scope, text.as_deref(), &page)?))
        .await?;
    Ok(HttpResponse::Ok().json(page.page(rows, |u| Cursor(u.created_at, u.id))?))
}

/// Create a user
///
/// Makes a person in a position and answers with a temporary password, once. The answer is not kept, so an
/// `Idempotency-Key` has no effect here; a second attempt is refused by the user name.
#[utoipa::path(tag = "identity", request_body = NewUser, security(("bearer" = ["user.manage"])), responses(
    (status = 201, description = "Created", body = CreatedUser),
    Staff, JsonBody,
))]
#[post("/users")]
pub async fn create_user(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    input: Input<NewUser>,
) -> Result<HttpResponse> {
    let (hash, plain) = temporary_password().await?;
    secret_command(&app, move |tx| {
        let user = service::create_user(tx, &me, &input.value, &hash)?;
        let (location, version) = (format!("/api/v1/users/{}", user.id), user.version);
        Ok(created(CreatedUser { user, initial_password: plain.clone() }, location, version))
    })
    .await
}

/// Show a user
#[utoipa::path(tag = "identity", params(("id" = Id, Path, description = "User")), security(("bearer" = ["user.manage"])),
    responses(
        (status = 200, description = "The user", body = User),
        Staff, Existing,
    ))]
#[get("/users/{id}")]
pub async fn get_user(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let user = app.db.read(move |c| Ok::<_, Error>(store::find_user(c, &me.scope, id)?)).await?;
    let user = user.ok_or_else(Error::not_found)?;
    Ok(item(&user, user.version))
}

/// Change a user
///
/// A user who is no longer active is signed out everywhere.
#[utoipa::path(tag = "identity", params(("id" = Id, Path, description = "User"), ("If-Match" = String, Header, description = "ETag of the version that was read")), request_body = UserPatch,
    security(("bearer" = ["user.manage"])), responses(
        (status = 200, description = "The user", body = User),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[patch("/users/{id}")]
pub async fn update_user(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    version: IfMatch,
    input: Input<UserPatch>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let user = app
        .db
        .write(move |tx| {
            let user = store::find_user(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
            version.check(user.version)?;
            service::update_user(tx, &me, id, user.version, &input.value)
        })
        .await?;
    Ok(item(&user, user.version))
}

/// Reset a user's password
///
/// Gives a new temporary password, once, and ends the user's sessions. The answer is not kept, so an `Idempotency-Key`
/// has no effect here; a second attempt gives another password.
#[utoipa::path(tag = "identity", params(("id" = Id, Path, description = "User")), security(("bearer" = ["user.manage"])),
    responses(
        (status = 200, description = "The temporary password", body = TemporaryPassword),
        Staff, Existing,
    ))]
#[post("/users/{id}/password-reset")]
pub async fn reset_user_password(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    _: Command,
) -> Result<HttpResponse> {
    let (id, (hash, plain)) = (id.into_inner(), temporary_password().await?);
    secret_command(&app, move |tx| {
        service::reset_password(tx, &me, id, &hash)?;
        Ok(done(TemporaryPassword { initial_password: plain.clone() }, None))
    })
    .await
}

/// List positions
///
/// Positions of the caller's scope with their present holders, for picking receivers, reviewers and signers.
#[utoipa::path(tag = "identity", params(PositionQuery), security(("bearer" = [])), responses(
    (status = 200, description = "A page", body = Page<PositionView>),
    SignedIn, Query,
))]
#[get("/positions")]
pub async fn list_positions(
    me: Me,
    app: web::Data<AppState>,
    q: web::Query<PositionQuery>,
) -> Result<HttpResponse> {
    let q = q.into_inner();
    let page = PageArgs::<Id>::new(q.limit, q.cursor.as_deref())?;
    let filter = PositionFilter { agency_id: q.agency_id, q: q.q, permission: q.permission, ids: None };
    let rows = app
        .db
        .read(move |c| {
            let window = (page.after, page.fetch());
            Ok::<_, Error>(store::list_positions(c, Some(&me.scope), &filter, me.today(), window)?)
        })
        .await?;
    Ok(HttpResponse::Ok().json(page.page(rows, |p| p.id)?))
}

/// Create a position
#[utoipa::path(tag = "identity", request_body = NewPosition, security(("bearer" = ["user.manage"])), responses(
    (status = 201, description = "Created", body = PositionView),
    Staff, JsonBody,
))]
#[post("/positions")]
pub async fn create_position(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    input: Input<NewPosition>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let view = service::create_position(tx, &me, &input.value)?;
        let location = format!("/api/v1/positions?q={}", view.id);
        Ok(created(view, location, 1))
    })
    .await
}

/// List roles
///
/// The roles and the rights that each carries.
#[utoipa::path(tag = "identity", security(("bearer" = ["user.manage"])), responses(
    (status = 200, description = "All roles", body = Page<RoleView>),
    Staff,
))]
#[get("/roles")]
pub async fn list_roles(_me: Can<UserManage>, app: web::Data<AppState>) -> Result<HttpResponse> {
    let items = app.db.read(|c| Ok::<_, Error>(store::list_roles(c)?)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// List assignments
///
/// Who holds which position of the scope, definitively or standing in.
#[utoipa::path(tag = "identity", params(AssignmentQuery), security(("bearer" = ["user.manage"])), responses(
    (status = 200, description = "A page", body = Page<Assignment>),
    Staff, Query,
))]
#[get("/acting-assignments")]
pub async fn list_acting_assignments(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    q: web::Query<AssignmentQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let rows = app.db.read(move |c| Ok::<_, Error>(store::list_assignments(c, &me.scope, &page)?)).await?;
    Ok(HttpResponse::Ok().json(page.page(rows, |a| Cursor(a.created_at, a.id))?))
}

/// Create an assignment
///
/// Puts a person into a position, as its holder or as Plt., Plh. or Pj. with decree and period.
#[utoipa::path(tag = "identity", request_body = NewAssignment, security(("bearer" = ["user.manage"])), responses(
    (status = 201, description = "Created", body = Assignment),
    Staff, JsonBody,
))]
#[post("/acting-assignments")]
pub async fn create_acting_assignment(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    input: Input<NewAssignment>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let assignment = service::create_assignment(tx, &me, &input.value)?;
        Ok(created(assignment, "/api/v1/acting-assignments".into(), 1))
    })
    .await
}
