//! Days of cashiers as their office sees them.
use super::model::CashierClosing;
use super::store;
use super::sums::DaySums;
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::identity::{Me, Permission};
use crate::permits::money::model::{PaymentMethod, PaymentReceipt, PaymentRefund};
use crate::permits::money::store as money;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A receipt of a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DayReceipt {
    /// Id.
    pub id: Id,
    /// Its number, `12/2022`.
    pub number: String,
    /// The application.
    pub application_id: Id,
    /// Rupiah.
    pub amount_idr: i64,
    /// How it was paid.
    pub method: PaymentMethod,
    /// The bank's reference.
    pub reference: Option<String>,
    /// When.
    pub created_at: Ts,
}

/// A refund of a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DayRefund {
    /// Its number, `12/2022`.
    pub number: String,
    /// The application.
    pub application_id: Id,
    /// Rupiah.
    pub amount_idr: i64,
    /// How it was paid; cash goes back in cash, all else by transfer.
    pub method: PaymentMethod,
    /// Why, in words.
    pub reason: Option<String>,
    /// Who decided it.
    pub decided_by: String,
}

/// A closed day of a cashier.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CashierClosingView {
    /// Id.
    pub id: Id,
    /// Its number, `12/2022`.
    pub number: String,
    /// The office.
    pub agency: AgencyRef,
    /// The day.
    pub day: NaiveDate,
    /// Whose day it is.
    pub cashier_name: String,
    /// What the receipts and refunds said.
    pub sums: DaySums,
    /// The cash that had to be there.
    pub expected_idr: i64,
    /// The cash that was there.
    pub counted_idr: i64,
    /// What was too much, or too little where it is below nothing.
    pub difference_idr: i64,
    /// Why.
    pub explanation: Option<String>,
    /// Who closed it.
    pub closed_by: String,
    /// When.
    pub created_at: Ts,
}

/// The day of a cashier.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CashierDay {
    /// The cashier.
    pub cashier_user_id: Id,
    /// Name of that person.
    pub cashier_name: String,
    /// The day.
    pub day: NaiveDate,
    /// What came in and went out.
    pub sums: DaySums,
    /// The cash that must be in the till.
    pub expected_idr: i64,
    /// Receipts in the order of their numbers.
    pub receipts: Vec<DayReceipt>,
    /// Refunds in the order of their numbers.
    pub refunds: Vec<DayRefund>,
    /// The count of the till; null while the day is open.
    pub closing: Option<CashierClosingView>,
    /// Whether the caller may close it now.
    pub may_close: bool,
}

/// The days of all cashiers of an office on one day, by their names.
pub fn days_of(c: &mut Conn, me: &Me, agency: Id, day: NaiveDate) -> Result<Vec<CashierDay>> {
    let mut days: BTreeMap<Id, CashierDay> = BTreeMap::new();
    let start = |id: Id, name: &str| CashierDay {
        cashier_user_id: id,
        cashier_name: name.to_owned(),
        day,
        sums: DaySums::default(),
        expected_idr: 0,
        receipts: Vec::new(),
        refunds: Vec::new(),
        closing: None,
        may_close: false,
    };
    for receipt in money::receipts_on(c, agency, day)? {
        let id = receipt.cashier_user_id;
        let of = days.entry(id).or_insert_with(|| start(id, &receipt.cashier_name));
        of.sums.receive(receipt.method, receipt.amount_idr);
        of.receipts.push(day_receipt(receipt));
    }
    for refund in money::refunds_on(c, agency, day)? {
        let id = refund.cashier_user_id;
        let of = days.entry(id).or_insert_with(|| start(id, &refund.cashier_name));
        of.sums.give_back(refund.method, refund.amount_idr);
        of.refunds.push(day_refund(refund));
    }
    let closed = store::on(c, agency, day)?;
    for closing in closings(c, closed.clone())?.into_iter().zip(closed.iter().map(|c| c.cashier_user_id)) {
        if let Some(of) = days.get_mut(&closing.1) {
            of.closing = Some(closing.0);
        }
    }
    let own_office = agency == me.agency.id && day <= me.today();
    for of in days.values_mut() {
        let own = of.cashier_user_id == me.user_id;
        let right = if own { Permission::PermitPay } else { Permission::PermitRefund };
        of.expected_idr = of.sums.expected_idr();
        of.may_close = own_office && of.closing.is_none() && me.can(right);
    }
    let mut days: Vec<CashierDay> = days.into_values().collect();
    days.sort_by(|a, b| (&a.cashier_name, a.cashier_user_id).cmp(&(&b.cashier_name, b.cashier_user_id)));
    Ok(days)
}

fn day_receipt(receipt: PaymentReceipt) -> DayReceipt {
    DayReceipt {
        id: receipt.id,
        number: receipt.shown(),
        application_id: receipt.application_id,
        amount_idr: receipt.amount_idr,
        method: receipt.method,
        reference: receipt.reference,
        created_at: receipt.created_at,
    }
}

fn day_refund(refund: PaymentRefund) -> DayRefund {
    DayRefund {
        number: refund.shown(),
        application_id: refund.application_id,
        amount_idr: refund.amount_idr,
        method: refund.method,
        reason: refund.reason,
        decided_by: refund.actor_name,
    }
}

/// Closed days with their offices.
pub fn closings(c: &mut Conn, rows: Vec<CashierClosing>) -> Result<Vec<CashierClosingView>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.agency_id).collect();
    let agencies = agencies::store::refs(c, &ids)?;
    let view = |row: CashierClosing| {
        let agency = agencies.iter().find(|agency| agency.id == row.agency_id).cloned();
        let sums = row.sums();
        Ok(CashierClosingView {
            id: row.id,
            number: format!("{}/{}", row.number, row.year),
            agency: agency.ok_or_else(|| Error::internal("a closed day without its office"))?,
            day: row.day,
            cashier_name: row.cashier_name,
            sums,
            expected_idr: sums.expected_idr(),
            counted_idr: row.counted_idr,
            difference_idr: row.counted_idr.saturating_sub(sums.expected_idr()),
            explanation: row.explanation,
            closed_by: row.closed_by_name,
            created_at: row.created_at,
        })
    };
    rows.into_iter().map(view).collect()
}
