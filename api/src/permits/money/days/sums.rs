//! What the receipts and refunds of a day come to.
use crate::permits::money::model::PaymentMethod;
use serde::Serialize;
use utoipa::ToSchema;

/// Sums of a day by how it was paid, in rupiah.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct DaySums {
    /// Receipts.
    pub receipts: i32,
    /// Refunds.
    pub refunds: i32,
    /// In cash.
    pub cash_idr: i64,
    /// By transfer.
    pub transfer_idr: i64,
    /// By QRIS.
    pub qris_idr: i64,
    /// Given back in cash.
    pub refunded_cash_idr: i64,
    /// Given back by transfer.
    pub refunded_bank_idr: i64,
}

impl DaySums {
    /// The sums with one more receipt. An amount is at most a trillion, and a day has no millions of them.
    pub fn receive(&mut self, method: PaymentMethod, amount: i64) {
        self.receipts += 1;
        let sum = match method {
            PaymentMethod::Cash => &mut self.cash_idr,
            PaymentMethod::BankTransfer => &mut self.transfer_idr,
            PaymentMethod::Qris => &mut self.qris_idr,
        };
        *sum = sum.saturating_add(amount);
    }

    /// The sums with one more refund: what came in cash goes out in cash, all else by transfer.
    pub fn give_back(&mut self, method: PaymentMethod, amount: i64) {
        self.refunds += 1;
        let sum = match method {
            PaymentMethod::Cash => &mut self.refunded_cash_idr,
            PaymentMethod::BankTransfer | PaymentMethod::Qris => &mut self.refunded_bank_idr,
        };
        *sum = sum.saturating_add(amount);
    }

    /// What must be in the till; below nothing where more was given back than came in.
    pub const fn expected_idr(&self) -> i64 {
        self.cash_idr.saturating_sub(self.refunded_cash_idr)
    }

    /// Whether nothing happened.
    pub const fn is_empty(&self) -> bool {
        self.receipts == 0 && self.refunds == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_kept_apart_by_how_it_was_paid() {
        let mut sums = DaySums::default();
        assert!(sums.is_empty());
        sums.receive(PaymentMethod::Cash, 25_000);
        sums.receive(PaymentMethod::Cash, 50_000);
        sums.receive(PaymentMethod::BankTransfer, 100_000);
        sums.receive(PaymentMethod::Qris, 7_500);
        sums.give_back(PaymentMethod::Cash, 50_000);
        sums.give_back(PaymentMethod::Qris, 7_500);
        let expected = DaySums {
            receipts: 4,
            refunds: 2,
            cash_idr: 75_000,
            transfer_idr: 100_000,
            qris_idr: 7_500,
            refunded_cash_idr: 50_000,
            refunded_bank_idr: 7_500,
        };
        assert_eq!(sums, expected);
        assert_eq!(sums.expected_idr(), 25_000);
    }

    #[test]
    fn a_till_may_owe() {
        let mut sums = DaySums::default();
        sums.give_back(PaymentMethod::Cash, 10_000);
        assert_eq!(sums.expected_idr(), -10_000);
        assert!(!sums.is_empty());
    }
}
