//! What a service costs: a fixed amount, or the sum of lines that depend on answers.
//!
//! Reckoned in whole numbers alone. A quantity counts with its first four decimals, what comes after them is left out in
//! the applicant's favour; a negative or missing one counts as nothing. Each line is rounded to a whole rupiah, half a rupiah
//! up, and the bounds hold for the sum.
use crate::documents::words;
use crate::error::{Code, Violations};
use crate::permits::form::Answers;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// The highest amount in rupiah that a fee may come to.
pub const MOST_IDR: i64 = 1_000_000_000_000;
/// Lines of a fee, and quantities that a line multiplies its rate with.
const MOST_LINES: usize = 10;
const MOST_TIMES: usize = 2;
/// Characters of a label.
const LABEL: usize = 200;
/// What a quantity is kept in: ten-thousandths.
const PARTS: i128 = 10_000;
/// Digits of a quantity before its decimals.
const WHOLE_DIGITS: usize = 12;

/// A fee that depends on answers: the sum of its lines, within bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeRule {
    /// What is added up.
    pub lines: Vec<FeeLine>,
    /// The least that is asked for, in rupiah.
    #[serde(default)]
    pub minimum_idr: Option<i64>,
    /// The most that is asked for, in rupiah.
    #[serde(default)]
    pub maximum_idr: Option<i64>,
}

/// A part of a fee: a rate, once or times one or two answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeLine {
    /// What it is for, in Indonesian.
    pub label_id: String,
    /// What it is for, in English.
    pub label_en: String,
    /// Rupiah for one unit.
    pub rate_idr: i64,
    /// Keys of at most two fields with numbers.
    #[serde(default)]
    pub times: Vec<String>,
}

/// A line of what somebody has to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BillLine {
    /// What it is for and how it comes about, in Indonesian.
    pub label_id: String,
    /// The same in English.
    pub label_en: String,
    /// Rupiah; below nothing where the sum was brought down to the most that is asked for.
    pub amount_idr: i64,
}

/// What somebody has to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// Rupiah; the sum of the lines.
    pub amount_idr: i64,
    /// How it comes about.
    pub lines: Vec<BillLine>,
}

impl Bill {
    /// A fixed amount for what these names say.
    pub fn fixed(amount_idr: i64, label_id: &str, label_en: &str) -> Self {
        let line = BillLine { label_id: label_id.into(), label_en: label_en.into(), amount_idr };
        Self { amount_idr, lines: vec![line] }
    }
}

impl FeeRule {
    /// What these answers come to; none where that is beyond `MOST_IDR`.
    pub fn bill(&self, answers: &Answers) -> Option<Bill> {
        let mut lines = Vec::new();
        let mut sum: i64 = 0;
        for line in &self.lines {
            let made = line.bill(answers)?;
            sum = sum.checked_add(made.amount_idr)?;
            if made.amount_idr > 0 {
                lines.push(made);
            }
        }
        let least = self.minimum_idr.unwrap_or(0);
        let most = self.maximum_idr.unwrap_or(i64::MAX);
        let amount_idr = sum.max(least).min(most);
        let bound = |label_id: &str, label_en: &str| BillLine {
            label_id: label_id.into(),
            label_en: label_en.into(),
            amount_idr: amount_idr - sum,
        };
        if amount_idr > sum {
            lines.push(bound("Sampai biaya paling sedikit", "Up to the least fee"));
        } else if amount_idr < sum {
            lines.push(bound("Sampai biaya paling banyak", "Down to the highest fee"));
        }
        (amount_idr <= MOST_IDR).then_some(Bill { amount_idr, lines })
    }

    /// Notes what could not even be kept, below `/fee_rule`.
    pub fn validate(&self, violations: &mut Violations) {
        let amount = |violations: &mut Violations, at: String, amount: i64| {
            if !(0..=MOST_IDR).contains(&amount) {
                violations.add_with(at, Code::OutOfRange, "0–1.000.000.000.000");
            }
        };
        if self.lines.len() > MOST_LINES {
            violations.add_with("/fee_rule/lines", Code::TooMany, MOST_LINES);
        }
        for (i, line) in self.lines.iter().enumerate() {
            let at = format!("/fee_rule/lines/{i}");
            amount(violations, format!("{at}/rate_idr"), line.rate_idr);
            violations.optional_text(&format!("{at}/label_id"), filled(&line.label_id), LABEL);
            violations.optional_text(&format!("{at}/label_en"), filled(&line.label_en), LABEL);
            if line.times.len() > MOST_TIMES {
                violations.add_with(format!("{at}/times"), Code::TooMany, MOST_TIMES);
            }
        }
        for (name, bound) in [("minimum_idr", self.minimum_idr), ("maximum_idr", self.maximum_idr)] {
            if let Some(bound) = bound {
                amount(violations, format!("/fee_rule/{name}"), bound);
            }
        }
    }

    /// Notes everything because of which nobody could be charged by it, below `/fee_rule`.
    pub fn faults(&self, fields: &Map<String, Value>, fixed: Option<i64>, violations: &mut Violations) {
        if fixed.is_some() {
            // two fees for one service
            violations.add("/fee_rule", Code::InvalidChoice);
        }
        if self.lines.is_empty() {
            violations.add("/fee_rule/lines", Code::Required);
        }
        if self.minimum_idr.zip(self.maximum_idr).is_some_and(|(least, most)| least > most) {
            violations.add("/fee_rule/maximum_idr", Code::OutOfRange);
        }
        for (i, line) in self.lines.iter().enumerate() {
            let at = format!("/fee_rule/lines/{i}");
            violations.text(&format!("{at}/label_id"), &line.label_id, LABEL);
            violations.text(&format!("{at}/label_en"), &line.label_en, LABEL);
            for (n, key) in line.times.iter().enumerate() {
                let at = format!("{at}/times/{n}");
                let kind = fields.get(key).map(|field| field.get("type").and_then(Value::as_str));
                match kind {
                    None => violations.add_with(at, Code::FieldMissing, key),
                    Some(Some("integer" | "number")) => {}
                    Some(_) => violations.add(at, Code::InvalidChoice),
                }
            }
        }
    }
}

/// What is not there yet in a draft is no fault of its form.
fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

impl FeeLine {
    fn bill(&self, answers: &Answers) -> Option<BillLine> {
        let (mut product, mut unit) = (i128::from(self.rate_idr), 1_i128);
        let mut shown = vec![words::rupiah(self.rate_idr)];
        for key in &self.times {
            let quantity = quantity(answers.get(key))?;
            product = product.checked_mul(quantity)?;
            unit = unit.checked_mul(PARTS)?;
            shown.push(words::number(&decimal(quantity)));
        }
        let rounded = product.checked_add(unit / 2)? / unit;
        let amount_idr = i64::try_from(rounded).ok().filter(|amount| *amount <= MOST_IDR)?;
        let how = if self.times.is_empty() { String::new() } else { format!(" ({})", shown.join(" × ")) };
        Some(BillLine {
            label_id: format!("{}{how}", self.label_id.trim()),
            label_en: format!("{}{how}", self.label_en.trim()),
            amount_idr,
        })
    }
}

/// An answer in ten-thousandths; none where it has more digits than anything that is paid for.
fn quantity(answer: Option<&Value>) -> Option<i128> {
    let Some(Value::Number(number)) = answer else { return Some(0) };
    let text = number.to_string();
    if text.starts_with('-') {
        return Some(0);
    }
    if let Some((_, power)) = text.split_once(['e', 'E']) {
        // so small that nothing of it is left, or so large that nobody has it
        return power.starts_with('-').then_some(0);
    }
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    if whole.len() > WHOLE_DIGITS {
        return None;
    }
    let part: String = part.chars().chain("0000".chars()).take(4).collect();
    format!("{whole}{part}").parse().ok()
}

/// Ten-thousandths as a decimal text.
fn decimal(quantity: i128) -> String {
    format!("{}.{:04}", quantity / PARTS, quantity % PARTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn rule(lines: &Value, least: Option<i64>, most: Option<i64>) -> FeeRule {
        let rule = json!({"lines": lines, "minimum_idr": least, "maximum_idr": most});
        serde_json::from_value(rule).unwrap()
    }

    fn lines(rate: i64, times: &[&str]) -> Value {
        json!([{"label_id": "Retribusi", "label_en": "Levy", "rate_idr": rate, "times": times}])
    }

    fn amount(rule: &FeeRule, answers: &Value) -> Option<i64> {
        rule.bill(answers.as_object().unwrap()).map(|bill| bill.amount_idr)
    }

    #[test]
    fn lines_add_up_and_tell_how_they_come_about() {
        let lines = json!([
            {"label_id": "Formulir", "label_en": "Form", "rate_idr": 10_000},
            {"label_id": "Retribusi", "label_en": "Levy", "rate_idr": 5_000, "times": ["area_m2", "months"]},
        ]);
        let bill = rule(&lines, None, None).bill(json!({"area_m2": 12.5, "months": 3}).as_object().unwrap());
        let bill = bill.unwrap();
        assert_eq!(bill.amount_idr, 197_500);
        let told: Vec<_> = bill.lines.iter().map(|line| (line.label_id.as_str(), line.amount_idr)).collect();
        assert_eq!(told, [("Formulir", 10_000), ("Retribusi (Rp5.000 × 12,5 × 3)", 187_500)]);
    }

    #[test]
    fn bounds_hold_for_the_sum_and_stand_in_the_lines() {
        let bounded = rule(&lines(1_000, &["n"]), Some(20_000), Some(50_000));
        assert_eq!(amount(&bounded, &json!({"n": 3})), Some(20_000));
        assert_eq!(amount(&bounded, &json!({"n": 30})), Some(30_000));
        assert_eq!(amount(&bounded, &json!({"n": 300})), Some(50_000));
        let bill = bounded.bill(json!({"n": 300}).as_object().unwrap()).unwrap();
        assert_eq!(bill.lines.iter().map(|line| line.amount_idr).collect::<Vec<_>>(), [300_000, -250_000]);
    }

    #[test]
    fn half_a_rupiah_is_rounded_up_and_a_fifth_decimal_is_left_out() {
        let plain = rule(&lines(1, &["n"]), None, None);
        let amounts =
            [json!(0.4999), json!(0.5), json!(0.49999), json!(1.5), json!(-7), json!("7"), json!(1e-9)]
                .map(|n| amount(&plain, &json!({"n": n})));
        assert_eq!(amounts, [0, 1, 0, 2, 0, 0, 0].map(Some));
        assert_eq!(amount(&plain, &json!({})), Some(0));
    }

    #[test]
    fn what_nobody_could_pay_has_no_amount() {
        let twice = rule(&lines(MOST_IDR, &["n", "n"]), None, None);
        assert_eq!(amount(&twice, &json!({"n": 1})), Some(MOST_IDR));
        for n in [json!(2), json!(999_999_999_999_i64), json!(u64::MAX), json!(1e30)] {
            assert_eq!(amount(&twice, &json!({"n": n})), None, "{n}");
        }
    }

    #[test]
    fn faults_are_told_with_their_place() {
        let fields = json!({"area": {"type": "number"}, "name": {"type": "string"}});
        let told = |rule: &FeeRule, fixed: Option<i64>| {
            let mut violations = Violations::default();
            rule.validate(&mut violations);
            rule.faults(fields.as_object().unwrap(), fixed, &mut violations);
            match violations.finish() {
                Err(crate::error::Error::Invalid(all)) => {
                    all.iter().map(|f| format!("{} {}", f.pointer, f.code)).collect::<Vec<_>>()
                }
                _ => Vec::new(),
            }
        };
        assert!(told(&rule(&lines(5, &["area"]), None, None), None).is_empty());
        assert_eq!(told(&rule(&lines(5, &["area"]), None, None), Some(0)), ["/fee_rule invalid_choice"]);
        assert_eq!(told(&rule(&json!([]), None, None), None), ["/fee_rule/lines required"]);
        assert_eq!(
            told(&rule(&lines(-5, &["name", "gone"]), Some(9), Some(8)), None),
            [
                "/fee_rule/lines/0/rate_idr out_of_range",
                "/fee_rule/maximum_idr out_of_range",
                "/fee_rule/lines/0/times/0 invalid_choice",
                "/fee_rule/lines/0/times/1 field_missing",
            ]
        );
        let three = rule(&lines(5, &["area", "area", "area"]), None, None);
        assert_eq!(told(&three, None), ["/fee_rule/lines/0/times too_many"]);
    }

    proptest! {
        #[test]
        fn lines_always_add_up_to_the_amount(
            rate in 0_i64..10_000_000, whole in 0_u32..100_000, part in 0_u32..10_000, least in 0_i64..1_000_000,
        ) {
            let n: Value = serde_json::from_str(&format!("{whole}.{part:04}")).unwrap();
            let bounded = rule(&lines(rate, &["n"]), Some(least), Some(1_000_000));
            if let Some(bill) = bounded.bill(json!({"n": n}).as_object().unwrap()) {
                prop_assert_eq!(bill.lines.iter().map(|line| line.amount_idr).sum::<i64>(), bill.amount_idr);
                prop_assert!((least..=1_000_000).contains(&bill.amount_idr));
            }
        }
    }
}
