//! Handlers of money for staff.
use super::comparison::{self, BankComparison};
use super::days::{self, CashierClosingView, CashierDay};
use super::inputs::{BankComparisonRequest, NewCashierClosing, NewPaymentRefund};
use super::model::OrderStatus;
use super::store::OrderFilter;
use super::views::{self, PaymentOrderRow, PaymentView};
use super::{paper, refunds, store};
use crate::documents::papers::Renderer;
use crate::error::{Code, Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Cursor, Input, Lang, Page, PageArgs, command, done, pdf};
use crate::identity::Can;
use crate::identity::permission::{PermitPay, PermitRead, PermitRefund};
use crate::permits::paper::routes::ReceiptQuery;
use crate::permits::tracking;
use crate::secrets::holds_number;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::NaiveDate;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// What a list of orders is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PaymentOrderQuery {
    /// Only in this state.
    status: Option<OrderStatus>,
    /// Only of this office.
    agency_id: Option<Id>,
    /// A tracking code, or the number of an order.
    q: Option<String>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Whose day is shown.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CashierDayQuery {
    /// The day; today where it is not given.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    #[param(value_type = Option<NaiveDate>)]
    day: Option<NaiveDate>,
    /// An office of one's own scope; one's own where it is not given.
    agency_id: Option<Id>,
}

/// Which page of closed days.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CashierClosingQuery {
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List orders to pay
///
/// Of one's own scope, newest first. An order is made when an application comes to the stage of payment.
#[utoipa::path(tag = "permits", params(PaymentOrderQuery), security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "A page", body = Page<PaymentOrderRow>),
    (status = 422, description = "A personal number in `q`", body = Problem, content_type = "application/problem+json"),
    Staff, Query,
))]
#[get("/payment-orders")]
pub async fn list_payment_orders(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    q: web::Query<PaymentOrderQuery>,
) -> Result<HttpResponse> {
    let q = q.into_inner();
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let mut filter = OrderFilter { status: q.status, agency_id: q.agency_id, ..OrderFilter::default() };
    if let Some(text) = q.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        // Addresses are logged on the way.
        if holds_number(text) {
            return Err(Code::PersonalNumber.into());
        }
        let number = text.split('/').next().and_then(|number| number.trim().parse().ok());
        match tracking::normalise(text) {
            Some(code) => filter.tracking_code = Some(code),
            // no order has the number 0
            None => filter.number = Some(number.unwrap_or(0)),
        }
    }
    let rows = app
        .db
        .read(move |c| {
            let found = store::list_orders(c, &me.scope, &filter, &page)?;
            page.page(views::rows(c, &me, found)?, |r| Cursor(r.payment.created_at, r.payment.id))
        })
        .await?;
    Ok(HttpResponse::Ok().json(rows))
}

/// Show a payment receipt on paper
///
/// As PDF, on a sheet or on a roll of 80 mm, with the address under which everybody may ask whether it is genuine.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Receipt"), ReceiptQuery),
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/payment-receipts/{id}/paper")]
pub async fn get_payment_receipt_paper(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<ReceiptQuery>,
) -> Result<HttpResponse> {
    let (id, format, config) = (id.into_inner(), query.format(), app.config.clone());
    let (paper, options) =
        app.db.read(move |c| paper::receipt(c, &me, &config.public_url, id, format)).await?;
    Ok(pdf(&format!("kuitansi-{id}"), renderer.render(paper, options).await?.pdf))
}

/// Give the money of a receipt back
///
/// Of one's own office, where the application ended without its result (`not_served`) or the payment was an error
/// (`error`). It counts today, in the till of whoever took the money; a day that is closed takes nothing more.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Receipt")), request_body = NewPaymentRefund,
    security(("bearer" = ["permit.refund"])), responses(
        (status = 200, description = "The order after it", body = PaymentView),
        (status = 409, description = "Given back already, not in this state, or the day is closed", body = Problem,
            content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/payment-receipts/{id}/refund")]
pub async fn create_payment_refund(
    me: Can<PermitRefund>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewPaymentRefund>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let receipt = refunds::refund(tx, &me, id, &input.value)?;
        let view = views::of_application(tx, &me, receipt.application_id)?.ok_or_else(Error::not_found)?;
        Ok(done(view, None))
    })
    .await
}

/// List the days of cashiers
///
/// What each cashier of an office took and gave back on one day, and the count of the till that closed it.
#[utoipa::path(tag = "permits", params(CashierDayQuery), security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "The days, by the names of the cashiers", body = Page<CashierDay>),
    Staff, Query,
))]
#[get("/cashier-days")]
pub async fn list_cashier_days(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    q: web::Query<CashierDayQuery>,
) -> Result<HttpResponse> {
    let (day, agency) = (q.day.unwrap_or_else(|| me.today()), q.agency_id.unwrap_or(me.agency.id));
    let items = if me.scope.covers(agency) {
        app.db.read(move |c| days::days_of(c, &me, agency, day)).await?
    } else {
        Vec::new()
    };
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Close the day of a cashier
///
/// One's own with `permit.pay`, that of a cashier who is not there with `permit.refund`. A count that is not what the
/// receipts say needs an explanation. Nothing is added to a closed day.
#[utoipa::path(tag = "permits", request_body = NewCashierClosing, security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "The closed day", body = CashierClosingView),
    (status = 404, description = "No such cashier", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "Closed already", body = Problem, content_type = "application/problem+json"),
    Staff, JsonBody,
))]
#[post("/cashier-closings")]
pub async fn close_cashier_day(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    input: Input<NewCashierClosing>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let closing = days::close(tx, &me, &input.value)?;
        let view = days::closings(tx, vec![closing])?.pop().ok_or_else(Error::not_found)?;
        Ok(done(view, None))
    })
    .await
}

/// List closed days of cashiers
///
/// Of one's own scope, newest first, each with its count and what was missing or too much.
#[utoipa::path(tag = "permits", params(CashierClosingQuery), security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "A page", body = Page<CashierClosingView>),
    Staff, Query,
))]
#[get("/cashier-closings")]
pub async fn list_cashier_closings(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    q: web::Query<CashierClosingQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let rows = app
        .db
        .read(move |c| {
            let found = days::store::list(c, &me.scope, &page)?;
            page.page(days::closings(c, found)?, |r| Cursor(r.created_at, r.id))
        })
        .await?;
    Ok(HttpResponse::Ok().json(rows))
}

/// Compare lines of a bank with receipts
///
/// Transfers and QRIS payments of one's own office, by reference and amount. What stands on one side alone is told in
/// words. Nothing is kept, so an `Idempotency-Key` has no effect here.
#[utoipa::path(tag = "permits", request_body = BankComparisonRequest, security(("bearer" = ["permit.pay"])), responses(
    (status = 200, description = "What was found", body = BankComparison),
    Staff, JsonBody,
))]
#[post("/bank-comparison")]
pub async fn compare_bank_lines(
    me: Can<PermitPay>,
    app: web::Data<AppState>,
    input: Input<BankComparisonRequest>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let lang = Lang::from_headers(req.headers());
    let found = app.db.read(move |c| comparison::compare(c, &me, lang, &input.value)).await?;
    Ok(HttpResponse::Ok().json(found))
}
