//! What callers send about money, and the rules that need nothing but the body.
use super::fee::MOST_IDR;
use super::model::{PaymentMethod, RefundBasis};
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::secrets::holds_number;
use chrono::NaiveDate;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// Characters of a bank's reference, and of a reason.
const REFERENCE: usize = 50;
const REASON: usize = 1000;

/// Money that came in for an application.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// How it was paid.
    pub method: PaymentMethod,
    /// Rupiah; exactly what the order asks for.
    pub amount_idr: i64,
    /// The bank's reference of a transfer or a QRIS payment; none of cash.
    pub reference: Option<String>,
}

impl NewPayment {
    /// Notes what is wrong with it, below `/payment`.
    pub fn validate(&self, violations: &mut Violations) {
        amount("/payment/amount_idr", self.amount_idr, violations);
        let at = "/payment/reference";
        match (self.method, self.reference.as_deref()) {
            (PaymentMethod::Cash, None) => {}
            (PaymentMethod::Cash, Some(_)) => violations.add(at, Code::UnknownField),
            (_, None) => violations.add(at, Code::Required),
            (_, Some(reference)) => {
                violations.text(at, reference, REFERENCE);
                if holds_number(reference) {
                    violations.add(at, Code::PersonalNumber);
                }
            }
        }
    }
}

/// Why a payment is given back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPaymentRefund {
    /// Why.
    pub basis: RefundBasis,
    /// Why, in words.
    pub reason: String,
}

impl Validate for NewPaymentRefund {
    fn validate(&self, violations: &mut Violations) {
        words("/reason", &self.reason, violations);
    }
}

/// The end of a cashier's day.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCashierClosing {
    /// The day; today or before.
    #[serde(deserialize_with = "crate::http::day")]
    pub day: NaiveDate,
    /// Whose day it is, where somebody with `permit.refund` closes it for a cashier who is not there; else the caller's.
    pub cashier_user_id: Option<Id>,
    /// The cash in the till, as it was counted.
    pub counted_idr: i64,
    /// Why it is not what the receipts say; needed where it is not.
    pub explanation: Option<String>,
}

impl Validate for NewCashierClosing {
    fn validate(&self, violations: &mut Violations) {
        amount("/counted_idr", self.counted_idr, violations);
        if let Some(explanation) = &self.explanation {
            words("/explanation", explanation, violations);
        }
    }
}

/// Lines of a bank that are compared with receipts.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BankComparisonRequest {
    /// First day of the receipts.
    #[serde(deserialize_with = "crate::http::day")]
    pub from: NaiveDate,
    /// Last day of the receipts.
    #[serde(deserialize_with = "crate::http::day")]
    pub until: NaiveDate,
    /// A CSV file of three columns – date, amount, reference – with semicolons, commas or tabs; a line of headings may
    /// stand above.
    pub csv: String,
}

/// Bytes of a file of a bank, and days of a comparison.
const MOST_CSV: usize = 1024 * 1024;
const MOST_DAYS: i64 = 366;

impl Validate for BankComparisonRequest {
    fn validate(&self, violations: &mut Violations) {
        if self.until < self.from {
            violations.add("/until", Code::DateOrder);
        } else if (self.until - self.from).num_days() > MOST_DAYS {
            violations.add_with("/until", Code::TooMany, MOST_DAYS);
        }
        if self.csv.len() > MOST_CSV {
            violations.add_with("/csv", Code::TooLong, MOST_CSV);
        } else if self.csv.trim().is_empty() {
            violations.add("/csv", Code::Required);
        }
    }
}

fn amount(at: &str, amount: i64, violations: &mut Violations) {
    if !(0..=MOST_IDR).contains(&amount) {
        violations.add_with(at, Code::OutOfRange, "0–1.000.000.000.000");
    }
}

fn words(at: &str, text: &str, violations: &mut Violations) {
    violations.text(at, text, REASON);
    if holds_number(text) {
        violations.add(at, Code::PersonalNumber);
    }
}
