//! Closed days of cashiers.
use super::sums::DaySums;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::cashier_closings;
use pamong_db::{Id, MultiBackend, Ts};

/// The closed day of a cashier as it is stored. Nothing is added to such a day.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = cashier_closings, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct CashierClosing {
    /// Id.
    pub id: Id,
    /// The office.
    pub agency_id: Id,
    /// Year of the number.
    pub year: i32,
    /// Number in the office's closed days of that year.
    pub number: i32,
    /// The day.
    pub day: NaiveDate,
    /// Whose day it is.
    pub cashier_user_id: Id,
    /// Name of that person then.
    pub cashier_name: String,
    /// Receipts of the day.
    pub receipts: i32,
    /// Refunds of the day.
    pub refunds: i32,
    /// Rupiah in cash.
    pub cash_idr: i64,
    /// Rupiah by transfer.
    pub transfer_idr: i64,
    /// Rupiah by QRIS.
    pub qris_idr: i64,
    /// Rupiah given back in cash.
    pub refunded_cash_idr: i64,
    /// Rupiah given back by transfer.
    pub refunded_bank_idr: i64,
    /// The cash in the till, as it was counted.
    pub counted_idr: i64,
    /// Why it is not what the receipts say.
    pub explanation: Option<String>,
    /// Who closed it.
    pub closed_by_user_id: Id,
    /// Name of that person then.
    pub closed_by_name: String,
    /// Position of that person then.
    pub position_id: Id,
    /// When.
    pub created_at: Ts,
}

impl CashierClosing {
    /// What the receipts and refunds of the day said.
    pub fn sums(&self) -> DaySums {
        DaySums {
            receipts: self.receipts,
            refunds: self.refunds,
            cash_idr: self.cash_idr,
            transfer_idr: self.transfer_idr,
            qris_idr: self.qris_idr,
            refunded_cash_idr: self.refunded_cash_idr,
            refunded_bank_idr: self.refunded_bank_idr,
        }
    }
}
