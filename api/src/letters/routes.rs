//! HTTP of letters of either direction.
use super::create::{self, NewLetter};
use super::list::{self, LetterPage, ListQuery};
use super::outgoing::{self, LetterPatch};
use super::view::{self, LetterView};
use super::{incoming, store};
use crate::error::{Code, Error, Problem, Result, Violations};
use crate::http::problems::{Existing, JsonBody, Query, SignedIn, Staff, Versioned};
use crate::http::{AppState, Command, IfMatch, Input, Validate, command, created, done, item};
use crate::identity::permission::{LetterClose, LetterDraft, LetterRead};
use crate::identity::{Can, Me, Permission};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, HttpResponse, get, patch, post, web};
use futures_util::future::LocalBoxFuture;
use pamong_db::{Conn, Id};
use serde::Deserialize;
use utoipa::ToSchema;

/// Someone who may register incoming letters or draft outgoing ones; which of them the body decides.
pub struct Author(Me);

impl FromRequest for Author {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let me = Me::from_request(req, payload);
        Box::pin(async move {
            let me = me.await?;
            let either = me.can(Permission::LetterRegister) || me.can(Permission::LetterDraft);
            if either { Ok(Self(me)) } else { Err(Code::Forbidden.into()) }
        })
    }
}

/// A word on how a letter was dealt with.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosureNote {
    /// Why it is closed.
    pub note: Option<String>,
}

impl Validate for ClosureNote {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/note", self.note.as_deref(), 2000);
    }
}

/// List letters
///
/// Letters of the caller's scope, and those that were given to the caller's position, newest first.
#[utoipa::path(tag = "letters", params(ListQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "A page", body = LetterPage),
    Staff, Query,
))]
#[get("/letters")]
pub async fn list_letters(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    q: web::Query<ListQuery>,
) -> Result<HttpResponse> {
    let (brief, work) = (q.is_brief(), move |c: &mut Conn| list::service::list_letters(c, &me, &q));
    let page = if brief { app.db.read_briefly(work).await? } else { app.db.read(work).await? };
    Ok(HttpResponse::Ok().json(page))
}

/// Create a letter
///
/// `incoming` enters a letter that was received and gives it its agenda number (right `letter.register`); `outgoing`
/// drafts a letter (right `letter.draft`). Either way with everything on it, or not at all.
#[utoipa::path(tag = "letters", request_body = NewLetter,
    security(("bearer" = ["letter.register"]), ("bearer" = ["letter.draft"])), responses(
        (status = 201, description = "Created", body = LetterView),
        Staff, JsonBody,
    ))]
#[post("/letters")]
pub async fn create_letter(
    me: Author,
    app: web::Data<AppState>,
    input: Input<NewLetter>,
) -> Result<HttpResponse> {
    let Author(me) = me;
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let letter = create::create(tx, &me, &input.value)?;
        let (location, version) = (format!("/api/v1/letters/{}", letter.id), letter.version);
        Ok(created(view::letter(tx, &me, letter)?, location, version))
    })
    .await
}

/// Show a letter
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        Staff, Existing,
    ))]
#[get("/letters/{id}")]
pub async fn get_letter(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let letter = app
        .db
        .read_briefly(move |c| {
            let letter = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
            view::letter(c, &me, letter)
        })
        .await?;
    Ok(item(&letter, letter.version))
}

/// Change a draft
///
/// Fields that are absent stay as they are; lists are given anew as a whole.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")), request_body = LetterPatch,
    security(("bearer" = ["letter.draft"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 409, description = "Not a draft", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[patch("/letters/{id}")]
pub async fn update_letter(
    me: Can<LetterDraft>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    version: IfMatch,
    input: Input<LetterPatch>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let work = app.db.write(move |tx| {
        let letter = outgoing::service::find(tx, &me, id)?;
        version.check(letter.version)?;
        let letter = outgoing::service::update(tx, &me, &letter, &input.value)?;
        view::letter(tx, &me, letter)
    });
    let letter = work.await?;
    Ok(item(&letter, letter.version))
}

/// Mark a letter as read
///
/// Someone of the letter's agency has opened it. Doing it again changes nothing.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 403, description = "Another agency's letter", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not an incoming letter", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing,
    ))]
#[post("/letters/{id}/read")]
pub async fn read_letter(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let letter = incoming::service::read(tx, &me, id)?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}

/// Close a letter
///
/// Says that an incoming letter is dealt with. Refused while a disposition of it is open.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = ClosureNote,
    security(("bearer" = ["letter.close"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 409, description = "Dispositions are open", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/closure")]
pub async fn close_letter(
    me: Can<LetterClose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<ClosureNote>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let letter = incoming::service::close(tx, &me, id, input.value.note.as_deref())?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}
