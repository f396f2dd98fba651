//! Rules of a definition, checked when it is written; all that is wrong is named at once.
use super::definition::{ApplicationDefinition, Definition, Formula, Indicator, Question};
use crate::agencies::AgencyKind;
use crate::error::{Code, Violations};
use crate::evaluations::exact::Exact;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

const MAX_INDICATORS: usize = 50;
const KEY_CHARS: usize = 60;
const NAME_CHARS: usize = 300;

/// Notes everything that is wrong with `definition`, which stands at `at` in the request.
pub fn check(definition: &Definition, at: &str, v: &mut Violations) {
    let t = &definition.thresholds;
    let ordered = Decimal::ZERO <= t.fair.0 && t.fair <= t.good && t.good.0 <= Decimal::ONE_HUNDRED;
    if !(ordered && t.fair.fits(2) && t.good.fits(2)) {
        v.add_with(format!("{at}/thresholds"), Code::OutOfRange, "0 ≤ fair ≤ good ≤ 100");
    }
    if !(1..=1_000_000).contains(&definition.minimum_volume) {
        v.add_with(format!("{at}/minimum_volume"), Code::OutOfRange, "1..1000000");
    }
    if definition.applications.is_empty() {
        v.add(format!("{at}/applications"), Code::Required);
    }
    let (mut keys, mut indicators) = (BTreeSet::new(), BTreeSet::new());
    for (i, application) in definition.applications.iter().enumerate() {
        let at = format!("{at}/applications/{i}");
        if !keys.insert(application.key) {
            v.add(format!("{at}/key"), Code::Duplicate);
        }
        check_application(application, &at, v);
        for (n, indicator) in application.indicators.iter().enumerate() {
            check_indicator(application, indicator, &format!("{at}/indicators/{n}"), v);
            if !indicators.insert(&indicator.key) {
                v.add(format!("{at}/indicators/{n}/key"), Code::Duplicate);
            }
        }
    }
}

fn check_application(application: &ApplicationDefinition, at: &str, v: &mut Violations) {
    if application.applies_to.is_empty() {
        v.add(format!("{at}/applies_to"), Code::Required);
    }
    let mut kinds = BTreeSet::new();
    for (i, kind) in application.applies_to.iter().enumerate() {
        if *kind == AgencyKind::City {
            v.add(format!("{at}/applies_to/{i}"), Code::InvalidChoice);
        } else if !kinds.insert(*kind) {
            v.add(format!("{at}/applies_to/{i}"), Code::Duplicate);
        }
    }
    let parts = [
        ("dashboard_weight", application.dashboard_weight),
        ("interview_weight", application.interview_weight),
    ];
    for (name, part) in parts {
        if !(Decimal::ZERO..=Decimal::ONE).contains(&part.0) {
            v.add_with(format!("{at}/{name}"), Code::OutOfRange, "0..1");
        }
    }
    check_sum(parts.iter().map(|(_, part)| *part), &format!("{at}/dashboard_weight"), v);
    let lists = [
        ("indicators", application.indicators.len(), application.dashboard_weight),
        ("questions", application.questions.len(), application.interview_weight),
    ];
    for (name, len, part) in lists {
        let at = format!("{at}/{name}");
        if len == 0 && !part.0.is_zero() {
            v.add(at, Code::Required);
        } else if len > MAX_INDICATORS {
            v.add_with(at, Code::TooMany, MAX_INDICATORS);
        }
    }
    if !application.indicators.is_empty() {
        check_sum(application.indicators.iter().map(|i| i.weight), &format!("{at}/indicators"), v);
    }
    if !application.questions.is_empty() {
        check_sum(application.questions.iter().map(|q| q.weight), &format!("{at}/questions"), v);
    }
    let mut keys = BTreeSet::new();
    for (i, question) in application.questions.iter().enumerate() {
        check_question(application, question, &format!("{at}/questions/{i}"), v);
        if !keys.insert(&question.key) {
            v.add(format!("{at}/questions/{i}/key"), Code::Duplicate);
        }
    }
}

fn check_indicator(application: &ApplicationDefinition, indicator: &Indicator, at: &str, v: &mut Violations) {
    check_key(&indicator.key, &format!("{at}/key"), v);
    v.text(&format!("{at}/name_id"), &indicator.name_id, NAME_CHARS);
    v.text(&format!("{at}/name_en"), &indicator.name_en, NAME_CHARS);
    check_weight(indicator.weight, application.dashboard_weight, at, v);
    let counts = match &indicator.formula {
        Formula::Ratio { numerator, denominator, target } => {
            if target.is_some_and(|t| t.0 <= Decimal::ZERO || t.0 > Decimal::ONE) {
                v.add_with(format!("{at}/formula/ratio/target"), Code::OutOfRange, "0 < target ≤ 1");
            }
            vec![("ratio/numerator", *numerator), ("ratio/denominator", *denominator)]
        }
        Formula::Breadth { count, full } => {
            if !(1..=1000).contains(full) {
                v.add_with(format!("{at}/formula/breadth/full"), Code::OutOfRange, "1..1000");
            }
            vec![("breadth/count", *count)]
        }
    };
    for (place, count) in counts {
        if count.application() != application.key {
            v.add(format!("{at}/formula/{place}"), Code::InvalidChoice);
        }
    }
}

fn check_question(application: &ApplicationDefinition, question: &Question, at: &str, v: &mut Violations) {
    check_key(&question.key, &format!("{at}/key"), v);
    v.text(&format!("{at}/text_id"), &question.text_id, NAME_CHARS);
    v.text(&format!("{at}/text_en"), &question.text_en, NAME_CHARS);
    check_weight(question.weight, application.interview_weight, at, v);
    if !(2..=10).contains(&question.scale_max) {
        v.add_with(format!("{at}/scale_max"), Code::OutOfRange, "2..10");
    }
}

fn check_key(key: &str, at: &str, v: &mut Violations) {
    v.text(at, key, KEY_CHARS);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !key.chars().all(plain) {
        v.add(at, Code::InvalidFormat);
    }
}

/// A weight whose most points are a whole number of hundredths: then no sum of rounded contributions can exceed 100.
fn check_weight(weight: Exact, part: Exact, at: &str, v: &mut Violations) {
    let at = format!("{at}/weight");
    if weight.0 <= Decimal::ZERO || weight.0 > Decimal::ONE {
        v.add_with(at, Code::OutOfRange, "0 < weight ≤ 1");
    } else if !weight.fits(4) || !Exact(weight.0 * part.0 * Decimal::ONE_HUNDRED).fits(2) {
        v.add(at, Code::WeightPrecision);
    }
}

fn check_sum(weights: impl Iterator<Item = Exact>, at: &str, v: &mut Violations) {
    let sum: Exact = weights.sum();
    if sum.0 != Decimal::ONE {
        v.add_with(at, Code::WeightSum, sum);
    }
}
