//! Money of services.
use super::record;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{cashier_closings, payment_orders, payment_receipts, payment_refunds};
use pamong_db::{Id, Ts};
use serde_json::Value;

record! {
    /// An order to pay.
    PaymentOrder: payment_orders by application_id {
        id: Id,
        application_id: Id,
        agency_id: Id,
        service_id: Id,
        year: i32,
        number: i32,
        amount_idr: i64,
        lines: Value,
        due_date: NaiveDate,
        status: String,
        created_at: Ts,
        settled_at: Option<Ts>,
        version: i32,
    }
}

record! {
    /// A receipt for money.
    PaymentReceipt: payment_receipts by application_id {
        id: Id,
        order_id: Id,
        application_id: Id,
        agency_id: Id,
        service_id: Id,
        year: i32,
        number: i32,
        code: String,
        amount_idr: i64,
        method: String,
        reference: Option<String>,
        paid_on: NaiveDate,
        cashier_user_id: Id,
        cashier_name: String,
        position_id: Id,
        created_at: Ts,
    }
}

record! {
    /// Money that was given back.
    PaymentRefund: payment_refunds by application_id {
        id: Id,
        receipt_id: Id,
        application_id: Id,
        agency_id: Id,
        year: i32,
        number: i32,
        amount_idr: i64,
        method: String,
        basis: String,
        reason: Option<String>,
        refunded_on: NaiveDate,
        cashier_user_id: Id,
        cashier_name: String,
        actor_user_id: Id,
        actor_name: String,
        position_id: Id,
        created_at: Ts,
    }
}

record! {
    /// The closed day of a cashier.
    CashierClosing: cashier_closings by agency_id {
        id: Id,
        agency_id: Id,
        year: i32,
        number: i32,
        day: NaiveDate,
        cashier_user_id: Id,
        cashier_name: String,
        receipts: i32,
        refunds: i32,
        cash_idr: i64,
        transfer_idr: i64,
        qris_idr: i64,
        refunded_cash_idr: i64,
        refunded_bank_idr: i64,
        counted_idr: i64,
        explanation: Option<String>,
        closed_by_user_id: Id,
        closed_by_name: String,
        position_id: Id,
        created_at: Ts,
    }
}
