//! Refunds: money that is given back, by whoever heads the office.
use super::book::{RECEIPTS, REFUNDS};
use super::inputs::NewPaymentRefund;
use super::model::{PaymentReceipt, PaymentRefund, RefundBasis};
use super::{days, store};
use crate::audit::{self, Application, NewFact};
use crate::documents::numbering;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::permits::applications::model::PermitStatus;
use crate::permits::applications::store as applications;
use pamong_db::{Conn, Id};
use serde_json::json;

/// States in which an application ended without its result.
const NOT_SERVED: [PermitStatus; 3] =
    [PermitStatus::Rejected, PermitStatus::Cancelled, PermitStatus::Withdrawn];

/// Gives a receipt's money back today, out of the till of whoever took it. The application stays where it is.
pub fn refund(tx: &mut Conn, me: &Me, receipt: Id, input: &NewPaymentRefund) -> Result<PaymentReceipt> {
    let receipt = store::find_receipt(tx, &me.scope, receipt)?.ok_or_else(Error::not_found)?;
    if receipt.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    // Held until the end, so that nobody closes the day or gives the money back meanwhile.
    numbering::hold(tx, receipt.agency_id, RECEIPTS, me.at.year())?;
    if !store::refunds_of(tx, &[receipt.id])?.is_empty() {
        return Err(Code::AlreadyDone.into());
    }
    let application = applications::find_visible(tx, &me.scope, receipt.application_id)?;
    let status = application.ok_or_else(Error::not_found)?.status;
    if input.basis == RefundBasis::NotServed && !NOT_SERVED.contains(&status) {
        return Err(Error::Code(Code::StateConflict, Some(status.to_string())));
    }
    days::refuse_closed(tx, receipt.agency_id, me.today(), receipt.cashier_user_id)?;
    let refund = PaymentRefund {
        id: Id::new(),
        receipt_id: receipt.id,
        application_id: receipt.application_id,
        agency_id: receipt.agency_id,
        year: me.at.year(),
        number: numbering::next(tx, receipt.agency_id, REFUNDS, me.at.year())?,
        amount_idr: receipt.amount_idr,
        method: receipt.method,
        basis: input.basis,
        reason: Some(input.reason.trim().to_owned()),
        refunded_on: me.today(),
        cashier_user_id: receipt.cashier_user_id,
        cashier_name: receipt.cashier_name.clone(),
        actor_user_id: me.user_id,
        actor_name: me.name.clone(),
        position_id: me.position_id,
        created_at: me.now(),
    };
    store::insert_refund(tx, &refund)?;
    let data = json!({
        "application_id": refund.application_id,
        "receipt": receipt.shown(),
        "number": refund.shown(),
        "amount_idr": refund.amount_idr,
        "basis": refund.basis,
    });
    let subject = ("payment_refund", refund.id);
    let agency = refund.agency_id;
    audit::record(tx, me, NewFact::new(Application::Permits, "payment.refund", subject, agency, data))?;
    Ok(receipt)
}
