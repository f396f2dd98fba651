//! HTTP of what came in by mail, for those who register letters.
use super::inputs::{MailboxDiscard, MailboxMessagesQuery, MailboxRelease};
use super::messages;
use super::parse::{self, Mail};
use super::view::{MailboxMessage, Mailboxes};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Input, Lang, Page, command, done, item};
use crate::identity::Can;
use crate::identity::permission::LetterRegister;
use crate::storage::{Blobs, serve};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;

fn lang(req: &HttpRequest) -> Lang {
    Lang::from_headers(req.headers())
}

/// List mailboxes
///
/// The mailboxes of the caller's agency, when they were last read and how many messages wait for a decision.
#[utoipa::path(tag = "mailboxes", security(("bearer" = ["letter.register"])), responses(
    (status = 200, description = "The mailboxes", body = Mailboxes),
    Staff,
))]
#[get("/mailboxes")]
pub async fn list_mailboxes(me: Can<LetterRegister>, app: web::Data<AppState>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| messages::mailboxes(c, &me)).await?))
}

/// List messages of a mailbox
///
/// The latest first; `state=quarantined` lists those that wait for a decision, each with the reason.
#[utoipa::path(tag = "mailboxes", params(("id" = Id, Path, description = "Mailbox"), MailboxMessagesQuery),
    security(("bearer" = ["letter.register"])), responses(
        (status = 200, description = "A page", body = Page<MailboxMessage>),
        Staff, Existing, Query,
    ))]
#[get("/mailboxes/{id}/messages")]
pub async fn list_mailbox_messages(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<MailboxMessagesQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), lang(&req));
    Ok(HttpResponse::Ok().json(app.db.read(move |c| messages::list(c, &me, id, &query, lang)).await?))
}

/// Show a message
#[utoipa::path(tag = "mailboxes", params(("id" = Id, Path, description = "Mailbox"),
        ("message_id" = Id, Path, description = "Message")),
    security(("bearer" = ["letter.register"])), responses(
        (status = 200, description = "The message", body = MailboxMessage),
        Staff, Existing,
    ))]
#[get("/mailboxes/{id}/messages/{message_id}")]
pub async fn get_mailbox_message(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    ids: web::Path<(Id, Id)>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let ((mailbox, id), lang) = (ids.into_inner(), lang(&req));
    let message = app.db.read(move |c| messages::get(c, &me, mailbox, id, lang)).await?;
    Ok(item(&message, message.version))
}

/// Fetch a message as it came
///
/// The whole message with all that it carries, to be opened with a mail program. It was not checked for harm.
#[utoipa::path(tag = "mailboxes", params(("id" = Id, Path, description = "Mailbox"),
        ("message_id" = Id, Path, description = "Message")),
    security(("bearer" = ["letter.register"])), responses(
        (status = 200, description = "The message", content_type = "message/rfc822", body = Vec<u8>),
        (status = 206, description = "A part of it", content_type = "message/rfc822", body = Vec<u8>),
        (status = 304, description = "Not changed"),
        (status = 416, description = "No such part", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/mailboxes/{id}/messages/{message_id}/file")]
pub async fn get_mailbox_message_file(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    ids: web::Path<(Id, Id)>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (mailbox, id) = ids.into_inner();
    let file = app.db.read(move |c| messages::file(c, &me, mailbox, id)).await?;
    serve(&req, &blobs, &file).await
}

/// Release a message from the quarantine
///
/// Registers it as a letter with the fields given. Its text becomes the summary where none is given; those of its files that
/// a letter takes are attached, the others stay in the message.
#[utoipa::path(tag = "mailboxes", params(("id" = Id, Path, description = "Mailbox"),
        ("message_id" = Id, Path, description = "Message")), request_body = MailboxRelease,
    security(("bearer" = ["letter.register"])), responses(
        (status = 200, description = "Registered", body = MailboxMessage),
        (status = 409, description = "Decided already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/mailboxes/{id}/messages/{message_id}/release")]
pub async fn release_mailbox_message(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    ids: web::Path<(Id, Id)>,
    input: Input<MailboxRelease>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let ((mailbox, id), lang, me) = (ids.into_inner(), lang(&req), me.into_me());
    let asker = me.clone();
    let raw = app.db.read(move |c| messages::raw(c, &asker, mailbox, id)).await?;
    let _hold = blobs.hold().await;
    let mut mail = Mail::default();
    if let Some(file) = raw {
        let (bytes, limit) =
            (blobs.load(&file.sha256, file.size_bytes).await?, app.config.limits.upload_bytes);
        // What cannot be read is registered without text and files.
        mail = web::block(move || parse::read(&bytes, limit)).await.unwrap_or_default();
    }
    let files = messages::keep(&blobs, std::mem::take(&mut mail.files)).await?;
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let message = messages::release(tx, &me, (mailbox, id), &input.value, (&mail, &files), lang)?;
        let version = message.version;
        Ok(done(message, Some(version)))
    })
    .await
}

/// Discard a message in quarantine
///
/// Says that it is no letter. It stays on the list with the reason, and in the mailbox.
#[utoipa::path(tag = "mailboxes", params(("id" = Id, Path, description = "Mailbox"),
        ("message_id" = Id, Path, description = "Message")), request_body = MailboxDiscard,
    security(("bearer" = ["letter.register"])), responses(
        (status = 200, description = "Discarded", body = MailboxMessage),
        (status = 409, description = "Decided already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/mailboxes/{id}/messages/{message_id}/discard")]
pub async fn discard_mailbox_message(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    ids: web::Path<(Id, Id)>,
    input: Input<MailboxDiscard>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let ((mailbox, id), lang) = (ids.into_inner(), lang(&req));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let message = messages::discard(tx, &me, (mailbox, id), &input.value, lang)?;
        let version = message.version;
        Ok(done(message, Some(version)))
    })
    .await
}
