//! Orders to pay: made, paid and given up in the step that brings the application there.
use super::book::ORDERS;
use super::fee::Bill;
use super::inputs::NewPayment;
use super::model::{OrderStatus, PaymentOrder};
use super::{receipts, store};
use crate::audit::{self, Application, NewFact};
use crate::documents::numbering;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::permits::applications::model::{PermitAction, PermitApplication, PermitStatus};
use crate::permits::applications::service::Case;
use chrono::Days;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Days that somebody has to pay. Nothing happens by itself after them: the office may remind, or end the application.
const DAYS: u64 = 30;

/// What a step of an application means for its order: it is made with the stage of payment, paid by the payment, and
/// void where the application leaves the stage otherwise.
pub fn follow(
    tx: &mut Conn,
    me: &Me,
    before: &Case,
    after: &PermitApplication,
    (action, payment): (PermitAction, Option<&NewPayment>),
) -> Result<()> {
    let due = |status| status == PermitStatus::AwaitingPayment;
    if action == PermitAction::RecordPayment {
        return receipts::take(tx, me, after, payment);
    }
    match (due(before.application.status), due(after.status)) {
        (false, true) => {
            let bill = before.bill()?;
            if bill.amount_idr > 0 { make(tx, me, after, bill) } else { Ok(()) }
        }
        (true, false) => give_up(tx, me, after.id),
        _ => Ok(()),
    }
}

fn make(tx: &mut Conn, me: &Me, application: &PermitApplication, bill: Bill) -> Result<()> {
    let today = me.today();
    let order = PaymentOrder {
        id: Id::new(),
        application_id: application.id,
        agency_id: application.agency_id,
        service_id: application.service_id,
        year: me.at.year(),
        number: numbering::next(tx, application.agency_id, ORDERS, me.at.year())?,
        amount_idr: bill.amount_idr,
        lines: serde_json::to_value(bill.lines).map_err(Error::internal)?,
        due_date: today.checked_add_days(Days::new(DAYS)).unwrap_or(today),
        status: OrderStatus::Open,
        created_at: me.now(),
        settled_at: None,
        version: 1,
    };
    store::insert_order(tx, &order)?;
    record(tx, me, "payment.order", &order)
}

fn give_up(tx: &mut Conn, me: &Me, application: Id) -> Result<()> {
    let Some(order) = store::open_order(tx, application)? else { return Ok(()) };
    if !store::settle(tx, order.id, OrderStatus::Void, me.now())? {
        return Err(Code::Stale.into());
    }
    record(tx, me, "payment.void", &order)
}

fn record(tx: &mut Conn, me: &Me, act: &str, order: &PaymentOrder) -> Result<()> {
    let data = json!({
        "application_id": order.application_id,
        "number": order.shown(),
        "amount_idr": order.amount_idr,
        "due_date": order.due_date,
    });
    let subject = ("payment_order", order.id);
    audit::record(tx, me, NewFact::new(Application::Permits, act, subject, order.agency_id, data))
}
