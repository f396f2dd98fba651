//! Closing the day of a cashier.
use super::model::CashierClosing;
use super::store;
use super::sums::DaySums;
use crate::audit::{self, Application, NewFact};
use crate::documents::{numbering, words};
use crate::error::{Code, Error, Result};
use crate::identity::{self, Me, Permission};
use crate::permits::money::book::{CLOSINGS, RECEIPTS};
use crate::permits::money::inputs::NewCashierClosing;
use crate::permits::money::store as money;
use chrono::{Datelike, NaiveDate};
use pamong_db::{Conn, Id};
use serde_json::json;

/// 409 where the day of this cashier is closed. Whoever asks holds the register of receipts.
pub fn refuse_closed(c: &mut Conn, agency: Id, day: NaiveDate, cashier: Id) -> Result<()> {
    let closed = store::on(c, agency, day)?.iter().any(|closing| closing.cashier_user_id == cashier);
    if closed { Err(Error::Code(Code::DayClosed, Some(words::date(day)))) } else { Ok(()) }
}

/// Closes the day of a cashier of the caller's office: one's own with `permit.pay`, another's with `permit.refund`.
pub fn close(tx: &mut Conn, me: &Me, input: &NewCashierClosing) -> Result<CashierClosing> {
    let (agency, day) = (me.agency.id, input.day);
    let cashier = input.cashier_user_id.unwrap_or(me.user_id);
    let right = if cashier == me.user_id { Permission::PermitPay } else { Permission::PermitRefund };
    if !me.can(right) {
        return Err(Code::Forbidden.into());
    }
    if day > me.today() {
        return Err(Error::field("/day", Code::DateInFuture));
    }
    // Nobody takes or gives back money of that day until the end of this.
    numbering::hold(tx, agency, RECEIPTS, day.year())?;
    refuse_closed(tx, agency, day, cashier)?;
    let sums = sums_of(tx, agency, day, cashier)?;
    if sums.is_empty() {
        return Err(Error::field("/day", Code::UnknownReference));
    }
    let difference = input.counted_idr.saturating_sub(sums.expected_idr());
    let explanation = input.explanation.as_deref().map(str::trim).map(str::to_owned);
    if difference != 0 && explanation.is_none() {
        return Err(Error::field("/explanation", Code::Required));
    }
    let name = if cashier == me.user_id {
        me.name.clone()
    } else {
        identity::store::find_user(tx, cashier)?.ok_or_else(Error::not_found)?.name
    };
    let closing = CashierClosing {
        id: Id::new(),
        agency_id: agency,
        year: me.at.year(),
        number: numbering::next(tx, agency, CLOSINGS, me.at.year())?,
        day,
        cashier_user_id: cashier,
        cashier_name: name,
        receipts: sums.receipts,
        refunds: sums.refunds,
        cash_idr: sums.cash_idr,
        transfer_idr: sums.transfer_idr,
        qris_idr: sums.qris_idr,
        refunded_cash_idr: sums.refunded_cash_idr,
        refunded_bank_idr: sums.refunded_bank_idr,
        counted_idr: input.counted_idr,
        explanation,
        closed_by_user_id: me.user_id,
        closed_by_name: me.name.clone(),
        position_id: me.position_id,
        created_at: me.now(),
    };
    store::insert(tx, &closing)?;
    let data = json!({
        "number": format!("{}/{}", closing.number, closing.year),
        "day": day,
        "cashier_user_id": cashier,
        "sums": sums,
        "counted_idr": closing.counted_idr,
        "difference_idr": difference,
    });
    let subject = ("cashier_closing", closing.id);
    audit::record(tx, me, NewFact::new(Application::Permits, "payment.close_day", subject, agency, data))?;
    Ok(closing)
}

/// What one cashier took and gave back on a day.
fn sums_of(c: &mut Conn, agency: Id, day: NaiveDate, cashier: Id) -> Result<DaySums> {
    let mut sums = DaySums::default();
    for receipt in money::receipts_on(c, agency, day)?.iter().filter(|r| r.cashier_user_id == cashier) {
        sums.receive(receipt.method, receipt.amount_idr);
    }
    for refund in money::refunds_on(c, agency, day)?.iter().filter(|r| r.cashier_user_id == cashier) {
        sums.give_back(refund.method, refund.amount_idr);
    }
    Ok(sums)
}
