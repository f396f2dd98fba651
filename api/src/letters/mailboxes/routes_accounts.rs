//! HTTP of mailboxes for those who set them up.
use super::account_inputs::{MailboxAccountPatch, NewMailboxAccount};
use super::accounts;
use super::imap::Trust;
use super::view::{MailboxAccount, MailboxAccounts, MailboxTest};
use crate::error::{Error, Result};
use crate::http::problems::{Existing, JsonBody, Staff, Versioned};
use crate::http::{AppState, IfMatch, Input, Lang, created, item, secret_command};
use crate::identity::Can;
use crate::identity::permission::AgencyManage;
use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};
use pamong_db::Id;

/// List mailboxes to be set up
///
/// Every mailbox of the caller's scope with how it is reached and when it was last read. Passwords are never shown.
#[utoipa::path(tag = "mailboxes", security(("bearer" = ["agency.manage"])), responses(
    (status = 200, description = "The mailboxes", body = MailboxAccounts),
    Staff,
))]
#[get("/mailbox-accounts")]
pub async fn list_mailbox_accounts(me: Can<AgencyManage>, app: web::Data<AppState>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| accounts::list(c, &me)).await?))
}

/// Set a mailbox up
///
/// From now on it is read every few minutes. Letters are registered in the name of the person and position given.
#[utoipa::path(tag = "mailboxes", request_body = NewMailboxAccount, security(("bearer" = ["agency.manage"])), responses(
    (status = 201, description = "Set up", body = MailboxAccount),
    Staff, JsonBody,
))]
#[post("/mailbox-accounts")]
pub async fn create_mailbox_account(
    me: Can<AgencyManage>,
    app: web::Data<AppState>,
    input: Input<NewMailboxAccount>,
) -> Result<HttpResponse> {
    let state = app.get_ref().clone();
    secret_command(&app, move |tx| {
        let config = &state.config.mailboxes;
        let account = accounts::create(tx, &me, &state.secrets, config, &input.value)?;
        let (location, version) = (format!("/api/v1/mailbox-accounts/{}", account.id), account.version);
        Ok(created(account, location, version))
    })
    .await
}

/// Show how a mailbox is set up
#[utoipa::path(tag = "mailboxes", params(("id" = Id, Path, description = "Mailbox")),
    security(("bearer" = ["agency.manage"])), responses(
        (status = 200, description = "The mailbox", body = MailboxAccount),
        Staff, Existing,
    ))]
#[get("/mailbox-accounts/{id}")]
pub async fn get_mailbox_account(
    me: Can<AgencyManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let account = app.db.read(move |c| accounts::get(c, &me, id)).await?;
    Ok(item(&account, account.version))
}

/// Change a mailbox
///
/// `active: false` pauses it. Another server or user needs the password anew.
#[utoipa::path(tag = "mailboxes", params(("id" = Id, Path, description = "Mailbox"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")),
    request_body = MailboxAccountPatch, security(("bearer" = ["agency.manage"])), responses(
        (status = 200, description = "The mailbox", body = MailboxAccount),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[patch("/mailbox-accounts/{id}")]
pub async fn update_mailbox_account(
    me: Can<AgencyManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    version: IfMatch,
    input: Input<MailboxAccountPatch>,
) -> Result<HttpResponse> {
    let (id, state) = (id.into_inner(), app.get_ref().clone());
    let account = app
        .db
        .write(move |tx| {
            let keys = (state.secrets.as_ref(), &state.config.mailboxes);
            accounts::update(tx, &me, keys, id, version, &input.value)
        })
        .await?;
    Ok(item(&account, account.version))
}

/// Connect to a mailbox now
///
/// Signs in and opens the folder, and says in words what went wrong. Nothing is taken in.
#[utoipa::path(tag = "mailboxes", params(("id" = Id, Path, description = "Mailbox")),
    security(("bearer" = ["agency.manage"])), responses(
        (status = 200, description = "What came of it", body = MailboxTest),
        Staff, Existing,
    ))]
#[post("/mailbox-accounts/{id}/test")]
pub async fn test_mailbox_account(
    me: Can<AgencyManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), Lang::from_headers(req.headers()));
    let row = app.db.read(move |c| accounts::find(c, &me, id)).await?;
    let password = accounts::password(&app.secrets, &row)?;
    let config = &app.config.mailboxes;
    let server = accounts::server(config, Trust::new(config.ca_file.as_deref())?, &row)?;
    let tested = web::block(move || accounts::test(&server, &row, &password, lang)).await;
    Ok(HttpResponse::Ok().json(tested.map_err(Error::internal)?))
}
