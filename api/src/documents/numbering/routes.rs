//! HTTP of the number series and the gap register.
use super::books::Books;
use super::leases::{self, NumberLease};
use super::model::{EntriesQuery, NewNumberLease, NewNumberSkip, NewNumberVoid, NumberEntryView};
use super::reconciliation::{Reconciliation, ReconciliationQuery, asked, reconcile};
use super::series::{self, NumberSeries, SeriesQuery};
use super::{service, store};
use crate::audit::LetterSight;
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Cursor, Input, Page, PageArgs, Reply, command, created};
use crate::identity::Can;
use crate::identity::permission::{LetterRead, NumberingKeep};
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;

/// List number series
///
/// How far the registers of the caller's scope have counted in each year, what became of the numbers, and whether they
/// add up by count.
#[utoipa::path(tag = "numbering", params(SeriesQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "A page", body = Page<NumberSeries>),
    Staff, Query,
))]
#[get("/number-series")]
pub async fn list_number_series(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    books: web::Data<Books>,
    q: web::Query<SeriesQuery>,
) -> Result<HttpResponse> {
    let page = app.db.read(move |c| series::list(c, &me, &books, &q)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Prove a number series
///
/// Looks at every number of one agency's register in a year: on a letter, reserved for one that is being signed, lent,
/// used on paper before, or void with a reason. Whatever has no explanation or more than one is listed.
#[utoipa::path(tag = "numbering", params(ReconciliationQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "The proof", body = Reconciliation),
    (status = 404, description = "Not an agency of the scope, or no such register", body = Problem, content_type = "application/problem+json"),
    Staff, Query,
))]
#[get("/number-reconciliation")]
pub async fn get_number_reconciliation(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    books: web::Data<Books>,
    q: web::Query<ReconciliationQuery>,
) -> Result<HttpResponse> {
    let proof = app
        .db
        .read(move |c| {
            let key = asked(&me, &q)?;
            reconcile(c, &books, (key.agency_id, &key.register, key.year), me.today())
        })
        .await?;
    Ok(HttpResponse::Ok().json(proof))
}

/// List the gap register
///
/// Numbers that are not simply the next one on a paper: void, used on paper before, back-dated, lent, or lent and then
/// registered; each with its reason and who entered it, newest first. Of a letter that the caller may not see, the number
/// is told and not the reason.
#[utoipa::path(tag = "numbering", params(EntriesQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "A page", body = Page<NumberEntryView>),
    Staff, Query,
))]
#[get("/number-entries")]
pub async fn list_number_entries(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    sight: web::Data<dyn LetterSight>,
    q: web::Query<EntriesQuery>,
) -> Result<HttpResponse> {
    let page = app
        .db
        .read(move |c| {
            let args = PageArgs::new(q.limit, q.cursor.as_deref())?;
            let agencies = match q.agency_id {
                Some(id) => vec![id].into_iter().filter(|id| me.scope.covers(*id)).collect(),
                None => me.scope.agency_ids.clone(),
            };
            let page =
                args.page(store::page(c, &agencies, &q, &args)?, |(e, _)| Cursor(e.created_at, e.id))?;
            let hidden = service::hidden(c, &me, sight.as_ref(), page.items.iter().map(|(entry, _)| entry))?;
            let items = service::views(c, &hidden, page.items)?;
            Ok::<_, Error>(Page { items, next_cursor: page.next_cursor })
        })
        .await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Show an entry of the gap register
#[utoipa::path(tag = "numbering", params(("id" = Id, Path, description = "Entry")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The entry", body = NumberEntryView),
        Staff, Existing,
    ))]
#[get("/number-entries/{id}")]
pub async fn get_number_entry(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    sight: web::Data<dyn LetterSight>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let entry = app
        .db
        .read(move |c| {
            let found = store::find(c, id)?.filter(|(e, _)| me.scope.covers(e.agency_id));
            let found = found.ok_or_else(Error::not_found)?;
            let hidden = service::hidden(c, &me, sight.as_ref(), std::iter::once(&found.0))?;
            service::views(c, &hidden, vec![found])?.pop().ok_or_else(Error::not_found)
        })
        .await?;
    Ok(HttpResponse::Ok().json(entry))
}

/// Start a series at a higher number
///
/// For an office that moves in with its paper book in the middle of a year: the numbers before become one entry of the
/// gap register, used on paper.
#[utoipa::path(tag = "numbering", request_body = NewNumberSkip, security(("bearer" = ["numbering.keep"])), responses(
    (status = 201, description = "The entry", body = NumberEntryView),
    Staff, JsonBody,
))]
#[post("/number-skips")]
pub async fn create_number_skip(
    me: Can<NumberingKeep>,
    app: web::Data<AppState>,
    input: Input<NewNumberSkip>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(placed(service::skip(tx, &me, &input.value)?))
    })
    .await
}

/// Void a number
///
/// Says why no valid paper has a number: one that was lent and not used, or one that nothing explains. A number on a letter
/// cannot be void, not even when the letter is taken back.
#[utoipa::path(tag = "numbering", request_body = NewNumberVoid, security(("bearer" = ["numbering.keep"])), responses(
    (status = 201, description = "The entry", body = NumberEntryView),
    Staff, JsonBody,
))]
#[post("/number-voids")]
pub async fn create_number_void(
    me: Can<NumberingKeep>,
    app: web::Data<AppState>,
    books: web::Data<Books>,
    input: Input<NewNumberVoid>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(placed(service::void_by_officer(tx, &me, &books, &input.value)?))
    })
    .await
}

/// Lend numbers for an outage
///
/// Takes the next numbers of the outgoing register as one block to be used on paper. Each is registered with its letter or
/// void afterwards; one that is open after the last day does not add up.
#[utoipa::path(tag = "numbering", request_body = NewNumberLease, security(("bearer" = ["numbering.keep"])), responses(
    (status = 201, description = "The block", body = NumberLease),
    Staff, JsonBody,
))]
#[post("/number-leases")]
pub async fn create_number_lease(
    me: Can<NumberingKeep>,
    app: web::Data<AppState>,
    input: Input<NewNumberLease>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let lease = leases::lease(tx, &me, &input.value)?;
        let location = format!("/api/v1/number-leases/{}", lease.entry.id);
        Ok(created(lease, location, 1))
    })
    .await
}

/// Show a lent block
///
/// Each of its numbers with what became of it; the list that an office prints before an outage.
#[utoipa::path(tag = "numbering", params(("id" = Id, Path, description = "Lent block")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The block", body = NumberLease),
        Staff, Existing,
    ))]
#[get("/number-leases/{id}")]
pub async fn get_number_lease(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    sight: web::Data<dyn LetterSight>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    Ok(HttpResponse::Ok().json(app.db.read(move |c| leases::find(c, &me, sight.as_ref(), id)).await?))
}

fn placed(entry: NumberEntryView) -> Reply<NumberEntryView> {
    let location = format!("/api/v1/number-entries/{}", entry.id);
    created(entry, location, 1)
}
