//! A receipt on paper (kuitansi), with the address of the page that says whether it is genuine.
use super::model::{PaymentMethod, PaymentReceipt};
use super::store;
use crate::documents::office::Office;
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::permits::applications::store as applications;
use crate::permits::catalogue;
use crate::permits::tracking;
use pamong_db::{Conn, Id};
use pamong_render::paper::{Field, Receipt, ReceiptFormat};
use pamong_render::{Paper, PaperSize, RenderOptions, Verification};

/// The paper of a receipt. `public_url` is the address at which citizens reach the installation.
pub fn receipt(
    c: &mut Conn,
    me: &Me,
    public_url: &str,
    id: Id,
    format: ReceiptFormat,
) -> Result<(Paper, RenderOptions)> {
    let receipt = store::find_receipt(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let office = Office::load(c, receipt.agency_id)?;
    let fields = fields(c, me, &receipt)?;
    let refund = store::refunds_of(c, &[receipt.id])?.pop();
    let document = format!("{id}-{}", u8::from(refund.is_some()));
    let mark = refund.map(|_| "DIKEMBALIKAN");
    let at = receipt.created_at;
    let options = papers::options(me, PaperSize::A4, mark, document, at, texts_at(c, Some(at))?);
    let page = format!("{public_url}/kuitansi");
    let code = tracking::grouped(&receipt.code);
    let verification = Verification { qr: Some(format!("{page}?kode={code}")), url: page, code };
    let paper = Receipt {
        letterhead: office.letterhead(),
        format,
        title: "Kuitansi".into(),
        number: receipt.shown(),
        fields,
        documents: Vec::new(),
        notes: vec![
            "Siapa pun dapat memeriksa kuitansi ini pada halaman di atas.".into(),
            "Tidak ada biaya selain yang tercantum di sini.".into(),
        ],
        place: office.place(),
        date: Some(receipt.paid_on),
        officer: receipt.cashier_name,
    };
    let options = RenderOptions { verification: Some(verification), ..options };
    Ok((Paper::Receipt(Box::new(paper)), options))
}

fn fields(c: &mut Conn, me: &Me, receipt: &PaymentReceipt) -> Result<Vec<Field>> {
    let lost = || Error::internal("a receipt without its order or application");
    let application = applications::find_visible(c, &me.scope, receipt.application_id)?.ok_or_else(lost)?;
    let order = store::orders_by_id(c, &[receipt.order_id])?.pop().ok_or_else(lost)?;
    let service = catalogue::store::refs(c, &[receipt.service_id])?.pop().ok_or_else(lost)?;
    let register = format!("{}/{}", application.register_number, application.register_year);
    let how = match receipt.method {
        PaymentMethod::Cash => "tunai",
        PaymentMethod::BankTransfer => "transfer bank",
        PaymentMethod::Qris => "QRIS",
    };
    let mut fields = Vec::new();
    let mut add = |label: &str, value: String| {
        if !value.is_empty() {
            fields.push(Field::new(label, value));
        }
    };
    add("Diterima dari", application.applicant_name);
    add("Layanan", service.name_id);
    add("Nomor register", register);
    add("Nomor tagihan", order.shown());
    for line in order.lines()? {
        add(&line.label_id, words::rupiah(line.amount_idr));
    }
    add("Jumlah", words::rupiah(receipt.amount_idr));
    add("Terbilang", words::rupiah_in_words(receipt.amount_idr));
    add("Cara bayar", how.into());
    add("Referensi", receipt.reference.clone().unwrap_or_default());
    add("Tanggal bayar", words::date(receipt.paid_on));
    Ok(fields)
}
