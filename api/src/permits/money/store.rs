//! Queries on orders, receipts and refunds.
use super::model::{OrderStatus, PaymentMethod, PaymentOrder, PaymentReceipt, PaymentRefund};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    payment_orders as orders, payment_receipts as receipts, payment_refunds as refunds,
    permit_applications as applications,
};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, Ts};

/// What a list of orders is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct OrderFilter {
    /// Only in this state.
    pub status: Option<OrderStatus>,
    /// Only of this office.
    pub agency_id: Option<Id>,
    /// Only with this number.
    pub number: Option<i32>,
    /// Only of the application with this tracking code, in its stored form.
    pub tracking_code: Option<String>,
}

/// The orders that a person may see: those of the offices in the person's scope.
fn visible_to(scope: &Scope) -> orders::BoxedQuery<'static, MultiBackend> {
    orders::table.filter(orders::agency_id.one_of(scope.agency_ids.clone())).into_boxed()
}

/// A page of orders, newest first.
pub fn list_orders(
    c: &mut Conn,
    scope: &Scope,
    filter: &OrderFilter,
    page: &PageArgs,
) -> Res<Vec<PaymentOrder>> {
    let mut query = visible_to(scope);
    if let Some(status) = filter.status {
        query = query.filter(orders::status.eq(status));
    }
    if let Some(agency) = filter.agency_id {
        query = query.filter(orders::agency_id.eq(agency));
    }
    if let Some(number) = filter.number {
        query = query.filter(orders::number.eq(number));
    }
    if let Some(code) = filter.tracking_code.clone() {
        let named = applications::table.filter(applications::tracking_code.eq(code)).select(applications::id);
        query = query.filter(orders::application_id.eq_any(named));
    }
    if let Some(Cursor(at, id)) = page.after {
        query =
            query.filter(orders::created_at.le(at)).filter(orders::created_at.lt(at).or(orders::id.lt(id)));
    }
    let query = query.order((orders::created_at.desc(), orders::id.desc())).limit(page.fetch());
    Ok(query.select(PaymentOrder::as_select()).load(c)?)
}

/// Stores an order.
pub fn insert_order(c: &mut Conn, row: &PaymentOrder) -> Res<()> {
    diesel::insert_into(orders::table).values(row).execute(c)?;
    Ok(())
}

/// The order of an application that is to be paid.
pub fn open_order(c: &mut Conn, application: Id) -> Res<Option<PaymentOrder>> {
    let query = orders::table
        .filter(orders::application_id.eq(application))
        .filter(orders::status.eq(OrderStatus::Open));
    Ok(query.select(PaymentOrder::as_select()).first(c).optional()?)
}

/// The latest order of an application.
pub fn latest_order(c: &mut Conn, application: Id) -> Res<Option<PaymentOrder>> {
    let query = orders::table
        .filter(orders::application_id.eq(application))
        .order((orders::created_at.desc(), orders::id.desc()));
    Ok(query.select(PaymentOrder::as_select()).first(c).optional()?)
}

/// These orders.
pub fn orders_by_id(c: &mut Conn, ids: &[Id]) -> Res<Vec<PaymentOrder>> {
    let query = orders::table.filter(orders::id.one_of(ids.to_vec()));
    Ok(query.select(PaymentOrder::as_select()).load(c)?)
}

/// Says what became of an order that was open; false where it was not any more.
pub fn settle(c: &mut Conn, id: Id, status: OrderStatus, now: Ts) -> Res<bool> {
    let target = orders::table.filter(orders::id.eq(id)).filter(orders::status.eq(OrderStatus::Open));
    let change =
        (orders::status.eq(status), orders::settled_at.eq(now), orders::version.eq(orders::version + 1));
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}

/// Stores a receipt.
pub fn insert_receipt(c: &mut Conn, row: &PaymentReceipt) -> Res<()> {
    diesel::insert_into(receipts::table).values(row).execute(c)?;
    Ok(())
}

/// One receipt that the person may see.
pub fn find_receipt(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<PaymentReceipt>> {
    let query = receipts::table
        .filter(receipts::agency_id.one_of(scope.agency_ids.clone()))
        .filter(receipts::id.eq(id));
    Ok(query.select(PaymentReceipt::as_select()).first(c).optional()?)
}

/// The receipt behind a code in its stored form.
pub fn receipt_by_code(c: &mut Conn, code: &str) -> Res<Option<PaymentReceipt>> {
    let query = receipts::table.filter(receipts::code.eq(code));
    Ok(query.select(PaymentReceipt::as_select()).first(c).optional()?)
}

/// Receipts of these orders.
pub fn receipts_of(c: &mut Conn, orders: &[Id]) -> Res<Vec<PaymentReceipt>> {
    let query = receipts::table.filter(receipts::order_id.one_of(orders.to_vec()));
    Ok(query.select(PaymentReceipt::as_select()).load(c)?)
}

/// Receipts of an application, oldest first.
pub fn receipts_of_application(c: &mut Conn, application: Id) -> Res<Vec<PaymentReceipt>> {
    let query = receipts::table.filter(receipts::application_id.eq(application));
    Ok(query.order((receipts::created_at, receipts::id)).select(PaymentReceipt::as_select()).load(c)?)
}

/// The receipt of an office for a payment with this reference.
pub fn receipt_by_reference(c: &mut Conn, agency: Id, reference: &str) -> Res<Option<PaymentReceipt>> {
    let query =
        receipts::table.filter(receipts::agency_id.eq(agency)).filter(receipts::reference.eq(reference));
    Ok(query.select(PaymentReceipt::as_select()).first(c).optional()?)
}

/// Receipts of an office on a day, in the order of their numbers.
pub fn receipts_on(c: &mut Conn, agency: Id, day: NaiveDate) -> Res<Vec<PaymentReceipt>> {
    let query = receipts::table.filter(receipts::agency_id.eq(agency)).filter(receipts::paid_on.eq(day));
    Ok(query.order((receipts::year, receipts::number)).select(PaymentReceipt::as_select()).load(c)?)
}

/// Receipts of an office within these days that a bank knows of, in the order of their numbers.
pub fn bank_receipts(
    c: &mut Conn,
    agency: Id,
    (from, until): (NaiveDate, NaiveDate),
) -> Res<Vec<PaymentReceipt>> {
    let query = receipts::table
        .filter(receipts::agency_id.eq(agency))
        .filter(receipts::paid_on.between(from, until))
        .filter(receipts::method.ne(PaymentMethod::Cash));
    Ok(query.order((receipts::year, receipts::number)).select(PaymentReceipt::as_select()).load(c)?)
}

/// Stores a refund.
pub fn insert_refund(c: &mut Conn, row: &PaymentRefund) -> Res<()> {
    diesel::insert_into(refunds::table).values(row).execute(c)?;
    Ok(())
}

/// Refunds of these receipts.
pub fn refunds_of(c: &mut Conn, receipts: &[Id]) -> Res<Vec<PaymentRefund>> {
    let query = refunds::table.filter(refunds::receipt_id.one_of(receipts.to_vec()));
    Ok(query.select(PaymentRefund::as_select()).load(c)?)
}

/// Refunds of an office on a day, in the order of their numbers.
pub fn refunds_on(c: &mut Conn, agency: Id, day: NaiveDate) -> Res<Vec<PaymentRefund>> {
    let query = refunds::table.filter(refunds::agency_id.eq(agency)).filter(refunds::refunded_on.eq(day));
    Ok(query.order((refunds::year, refunds::number)).select(PaymentRefund::as_select()).load(c)?)
}
