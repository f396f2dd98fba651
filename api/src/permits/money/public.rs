//! Orders and receipts as anyone with the code sees them: no name, no number of a person, nobody of the staff.
use super::model::{OrderStatus, PaymentOrder};
use super::store;
use crate::agencies;
use crate::documents::words;
use crate::error::{Error, Result};
use crate::http::Lang;
use crate::permits::catalogue;
use crate::permits::tracking;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

/// A line of what is to be paid.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublicBillLine {
    /// What it is for and how it comes about, in the language of the request.
    pub label: String,
    /// Rupiah.
    pub amount_idr: i64,
}

/// What the applicant has to pay.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublicPayment {
    /// Number of the order, `12/2022`.
    pub number: String,
    /// Rupiah.
    pub amount_idr: i64,
    /// The amount in Indonesian words.
    pub amount_in_words: String,
    /// How it comes about.
    pub lines: Vec<PublicBillLine>,
    /// Last day on which it is to be paid.
    pub due_date: NaiveDate,
    /// Where it stands.
    pub status: OrderStatus,
    /// What may be asked for, in words, in the language of the request.
    pub text: String,
}

text_enum! {
    /// Whether a receipt stands.
    pub enum ReceiptState {
        /// The office has the money.
        Valid = "valid",
        /// The money was given back.
        Refunded = "refunded",
    }
}

/// What everybody with the code of a receipt may know.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublicReceipt {
    /// Its number, `12/2022`.
    pub number: String,
    /// Name of the office.
    pub office: String,
    /// Name of the service in the language of the request.
    pub service: String,
    /// Rupiah.
    pub amount_idr: i64,
    /// The amount in Indonesian words.
    pub amount_in_words: String,
    /// Day of the payment.
    pub paid_on: NaiveDate,
    /// Whether it stands.
    pub state: ReceiptState,
    /// Whether it stands, in words, in the language of the request.
    pub state_text: String,
    /// Day of the refund.
    pub refunded_on: Option<NaiveDate>,
}

/// What an application has to pay, or paid; null where nothing was ever asked for.
pub fn of_application(c: &mut Conn, lang: Lang, application: Id) -> Result<Option<PublicPayment>> {
    store::latest_order(c, application)?.map(|order| payment(order, lang)).transpose()
}

fn payment(order: PaymentOrder, lang: Lang) -> Result<PublicPayment> {
    let lines = order.lines()?.into_iter().map(|line| PublicBillLine {
        label: lang.pick(line.label_id, line.label_en),
        amount_idr: line.amount_idr,
    });
    let amount = words::rupiah(order.amount_idr);
    let text = match order.status {
        OrderStatus::Open => lang.pick(
            format!(
                "Bayar tepat {amount} kepada kasir kantor, tunai, transfer, atau QRIS, lalu mintalah kuitansi bernomor. \
                 Tidak ada biaya lain."
            ),
            format!(
                "Pay exactly {amount} to the office's cashier, in cash, by transfer or QRIS, and ask for a numbered receipt. \
                 There is no other fee."
            ),
        ),
        OrderStatus::Paid => lang.pick(
            "Sudah dibayar. Tidak ada lagi yang boleh diminta.".into(),
            "Paid. Nothing more may be asked for.".into(),
        ),
        OrderStatus::Void => lang.pick(
            "Tagihan ini tidak berlaku lagi. Jangan membayarnya.".into(),
            "This order no longer holds. Do not pay it.".into(),
        ),
    };
    Ok(PublicPayment {
        number: order.shown(),
        amount_idr: order.amount_idr,
        amount_in_words: words::rupiah_in_words(order.amount_idr),
        lines: lines.collect(),
        due_date: order.due_date,
        status: order.status,
        text,
    })
}

/// The receipt behind a code; 404 alike for a code that is mistyped and one that names nothing.
pub fn receipt(c: &mut Conn, lang: Lang, code: &str) -> Result<PublicReceipt> {
    let code = tracking::normalise(code).ok_or_else(Error::not_found)?;
    let receipt = store::receipt_by_code(c, &code)?.ok_or_else(Error::not_found)?;
    let lost = || Error::internal("a receipt without its office or service");
    let office = agencies::store::refs(c, &[receipt.agency_id])?.pop().ok_or_else(lost)?;
    let service = catalogue::store::refs(c, &[receipt.service_id])?.pop().ok_or_else(lost)?;
    let refund = store::refunds_of(c, &[receipt.id])?.pop();
    let state = if refund.is_some() { ReceiptState::Refunded } else { ReceiptState::Valid };
    let state_text = match state {
        ReceiptState::Valid => lang.pick(
            "Kuitansi ini asli dan berlaku. Kantor sudah menerima uangnya.",
            "This receipt is genuine and valid. The office has received the money.",
        ),
        ReceiptState::Refunded => lang.pick(
            "Kuitansi ini asli, tetapi uangnya sudah dikembalikan.",
            "This receipt is genuine, but the money was given back.",
        ),
    };
    Ok(PublicReceipt {
        number: receipt.shown(),
        office: office.name,
        service: lang.pick(service.name_id, service.name_en),
        amount_idr: receipt.amount_idr,
        amount_in_words: words::rupiah_in_words(receipt.amount_idr),
        paid_on: receipt.paid_on,
        state,
        state_text: state_text.into(),
        refunded_on: refund.map(|refund| refund.refunded_on),
    })
}
