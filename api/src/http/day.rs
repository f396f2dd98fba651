//! Days on the wire are `YYYY-MM-DD` and nothing else.
//!
//! The date type would also read signs and years that only one of the databases can store.
use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error};

fn read<E: Error>(text: &str) -> Result<NaiveDate, E> {
    let mark = |(place, byte): (usize, u8)| {
        if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
    };
    let plain = text.len() == 10 && text.bytes().enumerate().all(mark);
    let day = plain.then(|| text.parse().ok()).flatten();
    day.ok_or_else(|| E::custom("a day is written YYYY-MM-DD"))
}

/// For `#[serde(deserialize_with)]` on a day.
pub fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    read(&String::deserialize(from)?)
}

/// For `#[serde(default, deserialize_with)]` on a day that may be missing.
pub fn optional_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    Option::<String>::deserialize(from)?.map(|text| read(&text)).transpose()
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde::de::value::Error;

    #[test]
    fn only_four_digits_of_year_two_of_month_two_of_day() {
        assert!(read::<Error>("2026-02-28").is_ok());
        let wrong = [
            "2026-02-31",
            "-999-01-01",
            "-9999-01-01",
            "+2026-01-1",
            "2026-1-01",
            "20260101",
            "",
            "2026-01-01 ",
        ];
        for text in wrong {
            assert!(read::<Error>(text).is_err(), "{text}");
        }
    }
}
