//! HTTP of dispositions.
use super::model::{
    Disposition, DispositionTree, DispositionView, NewDispositions, NewFollowUp, NewOpinions,
};
use super::query::{DispositionQuery, Place};
use super::{holding, opinions, service, store, view};
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, SignedIn, Staff};
use crate::http::{AppState, Command, Input, Page, PageArgs, Reply, command, created, done, item};
use crate::identity::permission::{LetterDispose, LetterFollowUp, LetterRead};
use crate::identity::{Can, Me};
use crate::letters::reviews::routes::ReturnNote;
use crate::letters::store as letters;
use actix_web::{HttpResponse, get, post, web};
use pamong_db::{Conn, Id};

/// Dispose a letter
///
/// Gives an incoming letter to positions with instructions; each receiver gets a disposition of its own.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = NewDispositions,
    security(("bearer" = ["letter.dispose"])), responses(
        (status = 201, description = "The new dispositions", body = Page<DispositionView>),
        (status = 409, description = "The letter is closed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/dispositions")]
pub async fn dispose_letter(
    me: Can<LetterDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewDispositions>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let made = service::dispose(tx, &me, id, &input.value)?;
        handed_out(tx, &me, made, format!("/api/v1/letters/{id}/dispositions"))
    })
    .await
}

/// List a letter's dispositions
///
/// All of them, oldest first; `parent_id` makes the tree. `holders` are its open ends: who has the letter now, since when
/// and until when.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The dispositions", body = DispositionTree),
        Staff, Existing,
    ))]
#[get("/letters/{id}/dispositions")]
pub async fn list_letter_dispositions(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let work = app.db.read(move |c| {
        letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
        let rows = store::of_letter(c, id)?;
        let items = view::views(c, &me, rows)?;
        Ok::<_, Error>(DispositionTree { items, next_cursor: None, holders: holding(c, &me, id)? })
    });
    Ok(HttpResponse::Ok().json(work.await?))
}

/// List dispositions
///
/// Dispositions given to the caller's position, or by it, newest first; none of a letter that the caller may not see.
#[utoipa::path(tag = "letters", params(DispositionQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "A page", body = Page<DispositionView>),
    Staff, Query,
))]
#[get("/dispositions")]
pub async fn list_dispositions(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    q: web::Query<DispositionQuery>,
) -> Result<HttpResponse> {
    let args = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let work = app.db.read(move |c| {
        let rows = service::list(c, &me, &q, &args)?;
        let page = args.page(rows, Place::of)?;
        let items = view::views(c, &me, page.items)?;
        Ok::<_, Error>(Page { items, next_cursor: page.next_cursor })
    });
    Ok(HttpResponse::Ok().json(work.await?))
}

/// Show a disposition
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Disposition")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The disposition", body = DispositionView),
        Staff, Existing,
    ))]
#[get("/dispositions/{id}")]
pub async fn get_disposition(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let work = app.db.read(move |c| {
        let row = service::find(c, &me, id)?;
        view::one(c, &me, row)
    });
    let view = work.await?;
    Ok(item(&view, view.version))
}

/// Mark a disposition as read
///
/// Its receiver has opened it. Doing it again changes nothing.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Disposition")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The disposition", body = DispositionView),
        (status = 403, description = "Not the receiver", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing,
    ))]
#[post("/dispositions/{id}/read")]
pub async fn read_disposition(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let row = service::read(tx, &me, id)?;
        let version = row.version;
        Ok(done(view::one(tx, &me, row)?, Some(version)))
    })
    .await
}

/// Pass a disposition on
///
/// Its receiver gives it on to others; it is `forwarded` then, and what is open are the new ones.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Disposition")), request_body = NewDispositions,
    security(("bearer" = ["letter.dispose"])), responses(
        (status = 201, description = "The new dispositions", body = Page<DispositionView>),
        (status = 403, description = "Not the receiver", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Finished, forwarded or taken back", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/dispositions/{id}/dispositions")]
pub async fn pass_on_disposition(
    me: Can<LetterDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewDispositions>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let made = service::pass_on(tx, &me, id, &input.value)?;
        handed_out(tx, &me, made, format!("/api/v1/dispositions/{id}"))
    })
    .await
}

/// What was handed out, one for each receiver.
fn handed_out(
    tx: &mut Conn,
    me: &Me,
    made: Vec<Disposition>,
    location: String,
) -> Result<Reply<Page<DispositionView>>> {
    let items = view::views(tx, me, made)?;
    Ok(created(Page { items, next_cursor: None }, location, 1))
}

/// Report on a disposition
///
/// Its receiver says what was done; with `done` the disposition is finished. An opinion is said the same way, always with
/// `done`.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Disposition")), request_body = NewFollowUp,
    security(("bearer" = ["letter.follow_up"])), responses(
        (status = 201, description = "The disposition", body = DispositionView),
        (status = 403, description = "Not the receiver", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Finished, forwarded or taken back", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/dispositions/{id}/follow-ups")]
pub async fn follow_up_disposition(
    me: Can<LetterFollowUp>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewFollowUp>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let row = service::follow_up(tx, &me, id, &input.value)?;
        let version = row.version;
        Ok(created(view::one(tx, &me, row)?, format!("/api/v1/dispositions/{id}"), version))
    })
    .await
}

/// Cancel a disposition
///
/// Its sender takes it back while its receiver has not opened it.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Disposition")),
    security(("bearer" = ["letter.dispose"])), responses(
        (status = 200, description = "The disposition", body = DispositionView),
        (status = 403, description = "Not the sender", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Opened already", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing,
    ))]
#[post("/dispositions/{id}/cancellation")]
pub async fn cancel_disposition(
    me: Can<LetterDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let row = service::cancel(tx, &me, id)?;
        let version = row.version;
        Ok(done(view::one(tx, &me, row)?, Some(version)))
    })
    .await
}

/// Ask opinions about a letter
///
/// Whoever may dispose the letter asks what others think of it and keeps it: the letter's state stays as it is. Each
/// receiver gets a disposition of the kind `opinion`.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = NewOpinions,
    security(("bearer" = ["letter.dispose"])), responses(
        (status = 201, description = "The questions", body = Page<DispositionView>),
        (status = 409, description = "The letter is closed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/opinions")]
pub async fn ask_letter_opinion(
    me: Can<LetterDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewOpinions>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let made = opinions::ask_about_letter(tx, &me, id, &input.value)?;
        handed_out(tx, &me, made, format!("/api/v1/letters/{id}/dispositions"))
    })
    .await
}

/// Ask opinions about a disposition
///
/// Its receiver asks what others think and keeps it: it is not forwarded, and stays with its receiver. Questions that are
/// open when the disposition is finished or passed on are taken back.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Disposition")), request_body = NewOpinions,
    security(("bearer" = ["letter.dispose"])), responses(
        (status = 201, description = "The questions", body = Page<DispositionView>),
        (status = 403, description = "Not the receiver", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Finished, forwarded or taken back", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/dispositions/{id}/opinions")]
pub async fn ask_disposition_opinion(
    me: Can<LetterDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewOpinions>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let made = opinions::ask_about_disposition(tx, &me, id, &input.value)?;
        handed_out(tx, &me, made, format!("/api/v1/dispositions/{id}"))
    })
    .await
}

/// Send a report back
///
/// The giver of a disposition says why its report does not suffice: the receiver has it to do again. Possible until the
/// letter is closed.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Disposition")), request_body = ReturnNote,
    security(("bearer" = ["letter.dispose"])), responses(
        (status = 200, description = "The disposition, open again", body = DispositionView),
        (status = 403, description = "Not the giver", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not finished, or the letter is closed", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/dispositions/{id}/return")]
pub async fn return_disposition(
    me: Can<LetterDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<ReturnNote>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let row = service::send_back(tx, &me, id, &input.value.note)?;
        let version = row.version;
        Ok(done(view::one(tx, &me, row)?, Some(version)))
    })
    .await
}
