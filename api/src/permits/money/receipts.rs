//! Receipts: money that came in for an order.
use super::book::RECEIPTS;
use super::inputs::NewPayment;
use super::model::{OrderStatus, PaymentOrder, PaymentReceipt};
use super::{days, store};
use crate::audit::{self, Application, NewFact};
use crate::documents::{numbering, words};
use crate::error::{Code, Error, Result, Violations};
use crate::identity::Me;
use crate::permits::applications::model::PermitApplication;
use crate::permits::tracking;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Takes the payment of an application's open order, exactly. Where nothing is asked for, nothing may be paid.
pub(super) fn take(
    tx: &mut Conn,
    me: &Me,
    application: &PermitApplication,
    payment: Option<&NewPayment>,
) -> Result<()> {
    let order = store::open_order(tx, application.id)?;
    let (order, payment) = match (order, payment) {
        (Some(order), Some(payment)) => (order, payment),
        (Some(_), None) => return Err(Error::field("/payment", Code::Required)),
        (None, Some(_)) => return Err(Error::field("/payment", Code::UnknownField)),
        (None, None) => return Ok(()),
    };
    let reference = payment.reference.as_deref().map(str::trim);
    check(tx, &order, payment, reference)?;
    // The number holds the register of receipts, so that nobody closes the day meanwhile.
    let number = numbering::next(tx, order.agency_id, RECEIPTS, me.at.year())?;
    days::refuse_closed(tx, order.agency_id, me.today(), me.user_id)?;
    let receipt = PaymentReceipt {
        id: Id::new(),
        order_id: order.id,
        application_id: order.application_id,
        agency_id: order.agency_id,
        service_id: order.service_id,
        year: me.at.year(),
        number,
        code: tracking::generate(),
        amount_idr: order.amount_idr,
        method: payment.method,
        reference: reference.map(str::to_owned),
        paid_on: me.today(),
        cashier_user_id: me.user_id,
        cashier_name: me.name.clone(),
        position_id: me.position_id,
        created_at: me.now(),
    };
    store::insert_receipt(tx, &receipt)?;
    if !store::settle(tx, order.id, OrderStatus::Paid, me.now())? {
        return Err(Code::Stale.into());
    }
    record(tx, me, &order, &receipt)
}

/// Whether it is the amount of the order, and a payment that no other receipt was given for.
fn check(c: &mut Conn, order: &PaymentOrder, payment: &NewPayment, reference: Option<&str>) -> Result<()> {
    let mut violations = Violations::default();
    if payment.amount_idr != order.amount_idr {
        violations.add_with("/payment/amount_idr", Code::AmountDiffers, words::rupiah(order.amount_idr));
    }
    if let Some(reference) = reference
        && store::receipt_by_reference(c, order.agency_id, reference)?.is_some()
    {
        violations.add("/payment/reference", Code::Duplicate);
    }
    violations.finish()
}

fn record(tx: &mut Conn, me: &Me, order: &PaymentOrder, receipt: &PaymentReceipt) -> Result<()> {
    let data = json!({
        "application_id": receipt.application_id,
        "order": order.shown(),
        "number": receipt.shown(),
        "amount_idr": receipt.amount_idr,
        "method": receipt.method,
    });
    let subject = ("payment_receipt", receipt.id);
    let agency = receipt.agency_id;
    audit::record(tx, me, NewFact::new(Application::Permits, "payment.receive", subject, agency, data))
}
