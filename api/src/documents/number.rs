//! The number on a letter, made from the pattern of its kind.
use chrono::{Datelike, NaiveDate};

/// What the tokens of a pattern stand for.
pub struct Parts<'a> {
    /// Archive classification; without one its segment falls away.
    pub classification: Option<&'a str>,
    /// Number in the outgoing register.
    pub sequence: i32,
    /// Short name of the agency.
    pub unit: &'a str,
    /// Date of the letter.
    pub date: NaiveDate,
}

const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// Fills the tokens `{classification}`, `{seq}`, `{unit}`, `{month_roman}` and `{year}`, segment by segment.
pub fn render(pattern: &str, parts: &Parts<'_>) -> String {
    let month = usize::try_from(parts.date.month0()).ok().and_then(|m| ROMAN.get(m)).copied();
    let fill = |segment: &str| {
        segment
            .replace("{classification}", parts.classification.unwrap_or_default())
            .replace("{seq}", &parts.sequence.to_string())
            .replace("{unit}", parts.unit)
            .replace("{month_roman}", month.unwrap_or_default())
            .replace("{year}", &parts.date.year().to_string())
    };
    pattern.split('/').map(fill).filter(|s| !s.is_empty()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_follows_the_pattern_of_its_kind() {
        let date = NaiveDate::from_ymd_opt(2022, 3, 15).unwrap();
        let mut parts = Parts { classification: Some("067"), sequence: 35, unit: "DISKOMINFO", date };
        let pattern = "{classification}/{seq}/{unit}/{month_roman}/{year}";
        assert_eq!(render(pattern, &parts), "067/35/DISKOMINFO/III/2022");
        parts.classification = None;
        assert_eq!(render(pattern, &parts), "35/DISKOMINFO/III/2022");
        assert_eq!(render("{seq} TAHUN {year}", &parts), "35 TAHUN 2022");
    }

    #[test]
    fn every_month_has_its_roman_number() {
        let numbers = (1..=12).map(|month| {
            let date = NaiveDate::from_ymd_opt(2024, month, 29).unwrap();
            render("{month_roman}", &Parts { classification: None, sequence: 1, unit: "", date })
        });
        assert_eq!(numbers.collect::<Vec<_>>(), ROMAN);
    }
}
