//! Orders, receipts and refunds.
use super::fee::BillLine;
use crate::error::{Error, Result};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{payment_orders, payment_receipts, payment_refunds};
use pamong_db::{Id, MultiBackend, Ts, text_enum};

text_enum! {
    /// Where an order to pay stands.
    pub enum OrderStatus {
        /// To be paid.
        Open = "open",
        /// Paid; it has a receipt.
        Paid = "paid",
        /// Nothing is to be paid any more: the application left the stage of payment otherwise.
        Void = "void",
    }
}

text_enum! {
    /// How somebody paid.
    pub enum PaymentMethod {
        /// In cash, at the counter.
        Cash = "cash",
        /// By transfer to the treasury's account.
        BankTransfer = "bank_transfer",
        /// By QRIS (Bank Indonesia's standard of QR payments).
        Qris = "qris",
    }
}

text_enum! {
    /// Why money is given back.
    pub enum RefundBasis {
        /// The application ended without its result: rejected, cancelled or withdrawn.
        NotServed = "not_served",
        /// It should not have been paid, or not here.
        Error = "error",
    }
}

/// An order to pay as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = payment_orders, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PaymentOrder {
    /// Id.
    pub id: Id,
    /// The application.
    pub application_id: Id,
    /// The office.
    pub agency_id: Id,
    /// The service.
    pub service_id: Id,
    /// Year of the number.
    pub year: i32,
    /// Number in the office's orders of that year.
    pub number: i32,
    /// Rupiah.
    pub amount_idr: i64,
    /// List of `BillLine`; empty once the personal data of the application were erased.
    pub lines: serde_json::Value,
    /// Last day on which it is to be paid.
    pub due_date: NaiveDate,
    /// Where it stands.
    pub status: OrderStatus,
    /// When it was made.
    pub created_at: Ts,
    /// When it was paid or became void.
    pub settled_at: Option<Ts>,
    /// Version of the record.
    pub version: i32,
}

impl PaymentOrder {
    /// Its number as it is written: `12/2022`.
    pub fn shown(&self) -> String {
        format!("{}/{}", self.number, self.year)
    }

    /// How the amount comes about.
    pub fn lines(&self) -> Result<Vec<BillLine>> {
        serde_json::from_value(self.lines.clone()).map_err(Error::internal)
    }
}

/// A receipt as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = payment_receipts, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PaymentReceipt {
    /// Id.
    pub id: Id,
    /// The order.
    pub order_id: Id,
    /// The application.
    pub application_id: Id,
    /// The office.
    pub agency_id: Id,
    /// The service.
    pub service_id: Id,
    /// Year of the number.
    pub year: i32,
    /// Number in the office's receipts of that year.
    pub number: i32,
    /// Code under which everybody may ask for it, without dashes.
    pub code: String,
    /// Rupiah.
    pub amount_idr: i64,
    /// How it was paid.
    pub method: PaymentMethod,
    /// The bank's reference; null of cash, and once the personal data of the application were erased.
    pub reference: Option<String>,
    /// Day of the payment.
    pub paid_on: NaiveDate,
    /// Whoever took the money.
    pub cashier_user_id: Id,
    /// Name of that person then.
    pub cashier_name: String,
    /// Position of that person then.
    pub position_id: Id,
    /// When.
    pub created_at: Ts,
}

impl PaymentReceipt {
    /// Its number as it is written: `12/2022`.
    pub fn shown(&self) -> String {
        format!("{}/{}", self.number, self.year)
    }
}

/// A refund as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = payment_refunds, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PaymentRefund {
    /// Id.
    pub id: Id,
    /// The receipt.
    pub receipt_id: Id,
    /// The application.
    pub application_id: Id,
    /// The office.
    pub agency_id: Id,
    /// Year of the number.
    pub year: i32,
    /// Number in the office's refunds of that year.
    pub number: i32,
    /// Rupiah.
    pub amount_idr: i64,
    /// How it was paid, and is given back: cash in cash, all else by transfer.
    pub method: PaymentMethod,
    /// Why.
    pub basis: RefundBasis,
    /// Why, in words; null once the personal data of the application were erased.
    pub reason: Option<String>,
    /// Day of the refund.
    pub refunded_on: NaiveDate,
    /// Whose till it comes out of: whoever took the money.
    pub cashier_user_id: Id,
    /// Name of that person then.
    pub cashier_name: String,
    /// Who decided it.
    pub actor_user_id: Id,
    /// Name of that person then.
    pub actor_name: String,
    /// Position of that person then.
    pub position_id: Id,
    /// When.
    pub created_at: Ts,
}

impl PaymentRefund {
    /// Its number as it is written: `12/2022`.
    pub fn shown(&self) -> String {
        format!("{}/{}", self.number, self.year)
    }
}
