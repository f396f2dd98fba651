//! Orders with their receipts as staff see them.
use super::fee::BillLine;
use super::model::{OrderStatus, PaymentMethod, PaymentOrder, PaymentReceipt, PaymentRefund, RefundBasis};
use super::store;
use crate::agencies::{self, AgencyRef};
use crate::documents::words;
use crate::error::{Error, Result};
use crate::identity::{Me, Permission};
use crate::permits::applications::store as applications;
use crate::permits::catalogue::{self, PermitServiceRef};
use crate::permits::tracking;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// A refund.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaymentRefundView {
    /// Its number, `12/2022`.
    pub number: String,
    /// Why.
    pub basis: RefundBasis,
    /// Why, in words; null once the personal data of the application were erased.
    pub reason: Option<String>,
    /// Day of the refund.
    pub refunded_on: NaiveDate,
    /// Who decided it.
    pub decided_by: String,
}

/// A receipt.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaymentReceiptView {
    /// Id.
    pub id: Id,
    /// Its number, `12/2022`.
    pub number: String,
    /// Code under which everybody may ask for it: `ABCD-EFGH-JKMN-PQRS`.
    pub code: String,
    /// How it was paid.
    pub method: PaymentMethod,
    /// The bank's reference.
    pub reference: Option<String>,
    /// Day of the payment.
    pub paid_on: NaiveDate,
    /// Whoever took the money.
    pub cashier: String,
    /// That the money was given back; null where it was not.
    pub refund: Option<PaymentRefundView>,
}

/// What an application has to pay.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaymentView {
    /// Id of the order.
    pub id: Id,
    /// Number of the order, `12/2022`.
    pub number: String,
    /// Rupiah.
    pub amount_idr: i64,
    /// The amount in Indonesian words.
    pub amount_in_words: String,
    /// How it comes about; empty once the personal data of the application were erased.
    pub lines: Vec<BillLine>,
    /// Last day on which it is to be paid.
    pub due_date: NaiveDate,
    /// Where it stands.
    pub status: OrderStatus,
    /// When it was made.
    pub created_at: Ts,
    /// The receipt, once it was paid.
    pub receipt: Option<PaymentReceiptView>,
    /// Whether the caller may give the money back.
    pub may_refund: bool,
}

/// An order in the worklist of a cashier.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaymentOrderRow {
    /// The order.
    #[serde(flatten)]
    pub payment: PaymentView,
    /// The office.
    pub agency: AgencyRef,
    /// The service.
    pub service: PermitServiceRef,
    /// The application.
    pub application_id: Id,
    /// Number of the application in the office's register, `12/2022`.
    pub register: String,
    /// The applicant's code.
    pub tracking_code: String,
    /// Who applies; empty once the personal data were erased.
    pub applicant_name: String,
}

/// What an application has to pay now, or paid; null where nothing was ever asked for.
pub fn of_application(c: &mut Conn, me: &Me, application: Id) -> Result<Option<PaymentView>> {
    let order = store::latest_order(c, application)?;
    Ok(views(c, me, order.into_iter().collect())?.pop())
}

/// Orders with what they refer to.
pub fn rows(c: &mut Conn, me: &Me, orders: Vec<PaymentOrder>) -> Result<Vec<PaymentOrderRow>> {
    let ids = |of: fn(&PaymentOrder) -> Id| orders.iter().map(of).collect::<Vec<Id>>();
    let agencies = agencies::store::refs(c, &ids(|o| o.agency_id))?;
    let services = catalogue::store::refs(c, &ids(|o| o.service_id))?;
    let cases = applications::by_id(c, &ids(|o| o.application_id))?;
    let lost = || Error::internal("an order without its application");
    let named: Vec<_> = orders.iter().map(|o| (o.agency_id, o.service_id, o.application_id)).collect();
    let views = views(c, me, orders)?;
    let row = |(payment, (agency, service, case)): (PaymentView, (Id, Id, Id))| {
        let case = cases.iter().find(|a| a.id == case).ok_or_else(lost)?;
        Ok(PaymentOrderRow {
            payment,
            agency: agencies.iter().find(|a| a.id == agency).ok_or_else(lost)?.clone(),
            service: services.iter().find(|s| s.id == service).ok_or_else(lost)?.clone(),
            application_id: case.id,
            register: format!("{}/{}", case.register_number, case.register_year),
            tracking_code: tracking::grouped(&case.tracking_code),
            applicant_name: case.applicant_name.clone(),
        })
    };
    views.into_iter().zip(named).map(row).collect()
}

fn views(c: &mut Conn, me: &Me, orders: Vec<PaymentOrder>) -> Result<Vec<PaymentView>> {
    let ids: Vec<Id> = orders.iter().map(|order| order.id).collect();
    let receipts = store::receipts_of(c, &ids)?;
    let ids: Vec<Id> = receipts.iter().map(|receipt| receipt.id).collect();
    let refunds = store::refunds_of(c, &ids)?;
    let view = |order: PaymentOrder| {
        let receipt = receipts.iter().find(|receipt| receipt.order_id == order.id);
        let refund = receipt.and_then(|r| refunds.iter().find(|refund| refund.receipt_id == r.id));
        let own = order.agency_id == me.agency.id && me.can(Permission::PermitRefund);
        Ok(PaymentView {
            id: order.id,
            number: order.shown(),
            amount_idr: order.amount_idr,
            amount_in_words: words::rupiah_in_words(order.amount_idr),
            lines: order.lines()?,
            due_date: order.due_date,
            status: order.status,
            created_at: order.created_at,
            may_refund: own && receipt.is_some() && refund.is_none(),
            receipt: receipt.map(|receipt| receipt_view(receipt, refund)),
        })
    };
    orders.into_iter().map(view).collect()
}

fn receipt_view(receipt: &PaymentReceipt, refund: Option<&PaymentRefund>) -> PaymentReceiptView {
    PaymentReceiptView {
        id: receipt.id,
        number: receipt.shown(),
        code: tracking::grouped(&receipt.code),
        method: receipt.method,
        reference: receipt.reference.clone(),
        paid_on: receipt.paid_on,
        cashier: receipt.cashier_name.clone(),
        refund: refund.map(|refund| PaymentRefundView {
            number: refund.shown(),
            basis: refund.basis,
            reason: refund.reason.clone(),
            refunded_on: refund.refunded_on,
            decided_by: refund.actor_name.clone(),
        }),
    }
}
