//! The registers of money, as the proof of their numbers reads them.
use super::store_numbers as numbers;
use crate::documents::numbering::{Book, MovedIn};
use crate::error::Result;
use pamong_db::{Conn, Id};

/// Register of orders to pay.
pub const ORDERS: &str = "payment_order";
/// Register of receipts.
pub const RECEIPTS: &str = "receipt";
/// Register of refunds.
pub const REFUNDS: &str = "refund";
/// Register of closed days.
pub const CLOSINGS: &str = "cashier_closing";

/// One of the registers of money; each counts by office and year.
#[derive(Debug, Clone, Copy)]
pub enum MoneyBook {
    /// Orders to pay.
    Orders,
    /// Receipts.
    Receipts,
    /// Refunds.
    Refunds,
    /// Closed days.
    Closings,
}

impl Book for MoneyBook {
    fn register(&self) -> &'static str {
        match self {
            Self::Orders => ORDERS,
            Self::Receipts => RECEIPTS,
            Self::Refunds => REFUNDS,
            Self::Closings => CLOSINGS,
        }
    }

    fn counts(&self, c: &mut Conn, agencies: &[Id], years: &[i32]) -> Result<Vec<(Id, i32, i64)>> {
        Ok(match self {
            Self::Orders => numbers::payment_orders::counts(c, agencies, years)?,
            Self::Receipts => numbers::payment_receipts::counts(c, agencies, years)?,
            Self::Refunds => numbers::payment_refunds::counts(c, agencies, years)?,
            Self::Closings => numbers::cashier_closings::counts(c, agencies, years)?,
        })
    }

    fn numbers(&self, c: &mut Conn, agency: Id, year: i32) -> Result<Vec<(i32, String)>> {
        let found = match self {
            Self::Orders => numbers::payment_orders::of(c, agency, year)?,
            Self::Receipts => numbers::payment_receipts::of(c, agency, year)?,
            Self::Refunds => numbers::payment_refunds::of(c, agency, year)?,
            Self::Closings => numbers::cashier_closings::of(c, agency, year)?,
        };
        Ok(found.into_iter().map(|number| (number, String::new())).collect())
    }

    fn has(&self, c: &mut Conn, agency: Id, year: i32, number: i32) -> Result<bool> {
        Ok(self.numbers(c, agency, year)?.iter().any(|(given, _)| *given == number))
    }

    fn moved_in(&self, _: &mut Conn, _: &[Id], _: &[i32]) -> Result<Vec<MovedIn>> {
        // Receipts of former years are not taken over from books.
        Ok(Vec::new())
    }
}
