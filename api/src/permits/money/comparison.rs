//! Lines of a bank against receipts: what the bank has and the office not, and the other way round.
use super::inputs::BankComparisonRequest;
use super::model::PaymentReceipt;
use super::store;
use crate::documents::words;
use crate::error::{Code, Error, Result, Violations};
use crate::http::Lang;
use crate::identity::Me;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde::Serialize;
use utoipa::ToSchema;

/// Lines of a file.
const MOST_LINES: usize = 5000;
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

/// A line of a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
struct BankLine {
    row: usize,
    day: NaiveDate,
    amount_idr: i64,
    reference: String,
}

/// A line of the bank that is a receipt's.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BankMatch {
    /// Line of the file, from 1.
    pub row: usize,
    /// The receipt.
    pub receipt_id: Id,
    /// Its number, `12/2022`.
    pub receipt: String,
    /// The bank's reference.
    pub reference: String,
    /// Rupiah.
    pub amount_idr: i64,
}

/// Something that stands on one side alone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BankDifference {
    /// Line of the file, from 1; null of a receipt that the bank does not have.
    pub row: Option<usize>,
    /// The receipt; null of a line without one.
    pub receipt_id: Option<Id>,
    /// What is not right, in the language of the request.
    pub text: String,
}

/// What a comparison found. Nothing of it is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BankComparison {
    /// Lines that fit their receipt in reference and amount.
    pub matched: Vec<BankMatch>,
    /// Sum of them in rupiah.
    pub matched_idr: i64,
    /// Everything else, lines first.
    pub differences: Vec<BankDifference>,
}

/// Compares the lines of a bank with the transfers and QRIS payments of the caller's office.
pub fn compare(c: &mut Conn, me: &Me, lang: Lang, input: &BankComparisonRequest) -> Result<BankComparison> {
    let lines = read(&input.csv)?;
    let receipts = store::bank_receipts(c, me.agency.id, (input.from, input.until))?;
    Ok(matched(lines, &receipts, lang))
}

fn matched(lines: Vec<BankLine>, receipts: &[PaymentReceipt], lang: Lang) -> BankComparison {
    let mut found = BankComparison { matched: Vec::new(), matched_idr: 0, differences: Vec::new() };
    let mut seen: Vec<Id> = Vec::new();
    for line in lines {
        let of = receipts.iter().find(|receipt| is_same(receipt.reference.as_deref(), &line.reference));
        let told = match of {
            Some(receipt) if seen.contains(&receipt.id) => twice(&line, receipt, lang),
            Some(receipt) => {
                seen.push(receipt.id);
                if receipt.amount_idr == line.amount_idr {
                    found.matched_idr = found.matched_idr.saturating_add(line.amount_idr);
                    found.matched.push(BankMatch {
                        row: line.row,
                        receipt_id: receipt.id,
                        receipt: receipt.shown(),
                        reference: line.reference,
                        amount_idr: line.amount_idr,
                    });
                    continue;
                }
                other_amount(&line, receipt, lang)
            }
            None => without_receipt(&line, lang),
        };
        let receipt_id = of.map(|receipt| receipt.id);
        found.differences.push(BankDifference { row: Some(line.row), receipt_id, text: told });
    }
    for receipt in receipts.iter().filter(|receipt| !seen.contains(&receipt.id)) {
        let text = without_line(receipt, lang);
        found.differences.push(BankDifference { row: None, receipt_id: Some(receipt.id), text });
    }
    found
}

/// References are compared without spaces and case: banks print them in both.
fn is_same(receipt: Option<&str>, line: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    receipt.is_some_and(|receipt| plain(receipt) == plain(line))
}

fn without_receipt(line: &BankLine, lang: Lang) -> String {
    let (amount, day) = (words::rupiah(line.amount_idr), line.day);
    lang.pick(
        format!(
            "Baris {}: {amount} tanggal {} dengan referensi {} ada di bank, tetapi tidak ada kuitansinya.",
            line.row,
            words::date(day),
            line.reference
        ),
        format!(
            "Line {}: the bank has {amount} on {day} with the reference {}, but there is no receipt for it.",
            line.row, line.reference
        ),
    )
}

fn other_amount(line: &BankLine, receipt: &PaymentReceipt, lang: Lang) -> String {
    let (bank, ours) = (words::rupiah(line.amount_idr), words::rupiah(receipt.amount_idr));
    let number = receipt.shown();
    lang.pick(
        format!("Baris {}: bank mencatat {bank}, sedangkan kuitansi {number} sebesar {ours}.", line.row),
        format!("Line {}: the bank has {bank}, but receipt {number} says {ours}.", line.row),
    )
}

fn twice(line: &BankLine, receipt: &PaymentReceipt, lang: Lang) -> String {
    let number = receipt.shown();
    lang.pick(
        format!("Baris {}: referensi kuitansi {number} muncul sekali lagi di bank.", line.row),
        format!("Line {}: the reference of receipt {number} stands in the bank's lines once more.", line.row),
    )
}

fn without_line(receipt: &PaymentReceipt, lang: Lang) -> String {
    let (number, amount) = (receipt.shown(), words::rupiah(receipt.amount_idr));
    let reference = receipt.reference.as_deref().unwrap_or("–");
    lang.pick(
        format!("Kuitansi {number} sebesar {amount} dengan referensi {reference} tidak ada di bank."),
        format!("The bank does not have receipt {number} of {amount} with the reference {reference}."),
    )
}

/// Reads a file of three columns; the separator that gives most lines three of them is taken.
fn read(text: &str) -> Result<Vec<BankLine>> {
    // Of lines that end as on Windows the reader would tell the number of the line before.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let rows = |separator: u8| -> Result<Vec<(usize, Vec<String>)>> {
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| unreadable(&e.to_string()))?;
            let row = record.position().and_then(|at| usize::try_from(at.line()).ok()).unwrap_or_default();
            rows.push((row, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        }
        Ok(rows)
    };
    let mut best = Vec::new();
    let mut most = 0;
    for separator in SEPARATORS {
        let found = rows(separator)?;
        let fit = found.iter().filter(|(_, cells)| cells.len() == 3).count();
        if fit > most {
            (best, most) = (found, fit);
        }
    }
    best.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    if best.len() > MOST_LINES {
        let mut violations = Violations::default();
        violations.add_with("/csv", Code::TooMany, MOST_LINES);
        violations.finish()?;
    }
    if best.is_empty() {
        return Err(unreadable("date;amount;reference"));
    }
    let mut lines = Vec::with_capacity(best.len());
    for (at, (row, cells)) in best.iter().enumerate() {
        match line(*row, cells) {
            Some(line) => lines.push(line),
            None if at == 0 => {}
            None => return Err(unreadable(&format!("{row}: {}", cells.join(" | ")))),
        }
    }
    Ok(lines)
}

fn unreadable(place: &str) -> Error {
    let mut violations = Violations::default();
    violations.add_with("/csv", Code::TableUnreadable, place);
    violations.finish().err().unwrap_or_else(|| Error::internal("no fault"))
}

fn line(row: usize, cells: &[String]) -> Option<BankLine> {
    let [day, amount, reference] = cells else { return None };
    let day = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(day, form).ok())?;
    let amount_idr = rupiah(amount)?;
    (!reference.is_empty()).then(|| BankLine { row, day, amount_idr, reference: reference.clone() })
}

/// `25000`, `25.000`, `Rp25.000`, `25.000,00` and `25,000.00`; rupiah have no other cents than none.
fn rupiah(text: &str) -> Option<i64> {
    let text = text.trim_start_matches("Rp").trim();
    let whole = text.strip_suffix(",00").or_else(|| text.strip_suffix(".00")).unwrap_or(text);
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let (first, rest) = groups.split_first()?;
    if !rest.iter().all(|group| group.len() == 3) || (!rest.is_empty() && first.len() > 3) {
        return None;
    }
    let digits = groups.concat();
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permits::money::model::PaymentMethod;
    use pamong_db::Ts;

    fn receipt(number: i32, reference: &str, amount_idr: i64) -> PaymentReceipt {
        PaymentReceipt {
            id: Id::new(),
            order_id: Id::new(),
            application_id: Id::new(),
            agency_id: Id::new(),
            service_id: Id::new(),
            year: 2022,
            number,
            code: String::new(),
            amount_idr,
            method: PaymentMethod::Qris,
            reference: Some(reference.into()),
            paid_on: NaiveDate::from_ymd_opt(2022, 2, 14).unwrap(),
            cashier_user_id: Id::new(),
            cashier_name: String::new(),
            position_id: Id::new(),
            created_at: Ts::from_utc(chrono::DateTime::UNIX_EPOCH),
        }
    }

    #[test]
    fn amounts_are_read_as_banks_write_them() {
        let read = ["25000", "25.000", "Rp25.000", "Rp 25.000,00", "25,000.00", "1.250.000", "25.00", "0"]
            .map(rupiah);
        assert_eq!(read, [25_000, 25_000, 25_000, 25_000, 25_000, 1_250_000, 25, 0].map(Some));
        let refused = ["", "-5", "25.0", "2500.000", "25,5", "dua", "99999999999999999999"].map(rupiah);
        assert!(refused.iter().all(Option::is_none), "{refused:?}");
    }

    #[test]
    fn headings_and_separators_do_not_matter() {
        let plain = read("2022-02-14,25000,A 1\n14/02/2022,5000,B2\n").unwrap();
        assert_eq!(
            plain.iter().map(|line| (line.row, line.amount_idr)).collect::<Vec<_>>(),
            [(1, 25_000), (2, 5_000)]
        );
        let headed = read("tanggal;jumlah;referensi\r\n14-02-2022;25.000,00;A1\r\n").unwrap();
        assert_eq!((headed[0].row, headed[0].amount_idr, headed[0].reference.as_str()), (2, 25_000, "A1"));
        for bad in ["apa saja", "2022-02-14;25000;A1\nbesok;1;B", "2022-02-14;25000;A1\n2022-02-14;1;"] {
            assert!(matches!(read(bad), Err(Error::Invalid(_))), "{bad}");
        }
    }

    #[test]
    fn each_side_is_told_what_the_other_lacks() {
        let receipts =
            [receipt(1, "QR 001", 25_000), receipt(2, "QR002", 25_000), receipt(3, "QR003", 7_000)];
        let csv =
            "2022-02-14;25000;qr001\n2022-02-14;20000;QR002\n2022-02-14;9000;XX\n2022-02-15;25000;QR001\n";
        let found = matched(read(csv).unwrap(), &receipts, Lang::Id);
        assert_eq!((found.matched.len(), found.matched_idr), (1, 25_000));
        let told: Vec<&str> = found.differences.iter().map(|d| d.text.as_str()).collect();
        assert_eq!(
            told,
            [
                "Baris 2: bank mencatat Rp20.000, sedangkan kuitansi 2/2022 sebesar Rp25.000.",
                "Baris 3: Rp9.000 tanggal 14 Februari 2022 dengan referensi XX ada di bank, tetapi tidak ada kuitansinya.",
                "Baris 4: referensi kuitansi 1/2022 muncul sekali lagi di bank.",
                "Kuitansi 3/2022 sebesar Rp7.000 dengan referensi QR003 tidak ada di bank.",
            ]
        );
    }
}
