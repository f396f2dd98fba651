//! The national identity number (NIK): what its sixteen digits say.
//!
//! Six digits of the region of first registration, six of the birth date (DDMMYY, the day raised by 40 for women) and a
//! serial from 0001. It stays the same for life: it does not follow a move or a correction of the birth data, so a
//! difference from a form is a warning and never an error.
use crate::error::Code;
use chrono::{Datelike, NaiveDate};

/// Sex as the number and the forms write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Laki-laki.
    Male,
    /// Perempuan.
    Female,
}

impl Sex {
    /// The letter on Indonesian forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Male => "L",
            Self::Female => "P",
        }
    }
}

/// What a well-formed number says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nik {
    /// Six digits: province, city or regency, and district of first registration.
    pub region: String,
    /// Birth date; the century is not coded, so it is the latest one that is not in the future.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Sex,
}

/// Why a text is no NIK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not sixteen digits.
    Format,
    /// Its birth date is on no calendar.
    Date,
    /// Serials start at 0001.
    Serial,
}

impl Fault {
    /// The code that the caller sees.
    pub const fn code(self) -> Code {
        match self {
            Self::Format => Code::NikFormat,
            Self::Date => Code::NikDate,
            Self::Serial => Code::NikSerial,
        }
    }
}

/// Reads a NIK as of `today`, which decides the century.
pub fn parse(text: &str, today: NaiveDate) -> Result<Nik, Fault> {
    if !is_sixteen_digits(text) {
        return Err(Fault::Format);
    }
    let number = |from: usize, until: usize| text.get(from..until).and_then(|part| part.parse::<u32>().ok());
    let (Some(region), Some(day), Some(month), Some(year), Some(serial)) =
        (text.get(0..6), number(6, 8), number(8, 10), number(10, 12), number(12, 16))
    else {
        return Err(Fault::Format);
    };
    let (day, sex) = if day > 40 { (day - 40, Sex::Female) } else { (day, Sex::Male) };
    let birth_date = born(day, month, year, today).ok_or(Fault::Date)?;
    if serial == 0 {
        return Err(Fault::Serial);
    }
    Ok(Nik { region: region.into(), birth_date, sex })
}

/// True for what a NIK and a family card number both are.
pub fn is_sixteen_digits(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|b| b.is_ascii_digit())
}

/// The latest date with these two digits of the year that is not after `today`.
fn born(day: u32, month: u32, year: u32, today: NaiveDate) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    let century = today.year() - today.year().rem_euclid(100);
    [century + year, century - 100 + year]
        .into_iter()
        .filter_map(|y| NaiveDate::from_ymd_opt(y, month, day))
        .find(|date| *date <= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn reads_every_published_case() {
        let cases: Vec<Value> = serde_json::from_str(include_str!("testdata/nik_cases.json")).unwrap();
        for case in cases {
            let text = case["nik"].as_str().unwrap();
            let found = parse(text, day(2022, 2, 10));
            match &case["expect"] {
                Value::String(fault) => {
                    let expected = match fault.as_str() {
                        "format" => Fault::Format,
                        "date" => Fault::Date,
                        "serial" => Fault::Serial,
                        other => panic!("unknown fault {other}"),
                    };
                    assert_eq!(found, Err(expected), "{text}");
                }
                expected => {
                    let nik = found.unwrap_or_else(|e| panic!("{text}: {e:?}"));
                    assert_eq!(nik.region, expected["region"].as_str().unwrap(), "{text}");
                    assert_eq!(
                        nik.birth_date.to_string(),
                        expected["birth_date"].as_str().unwrap(),
                        "{text}"
                    );
                    assert_eq!(nik.sex.as_str(), expected["sex"].as_str().unwrap(), "{text}");
                }
            }
        }
    }

    #[test]
    fn nobody_is_born_in_the_future() {
        let born_on = |text: &str, today| parse(text, today).unwrap().birth_date;
        assert_eq!(born_on("1571011102220001", day(2022, 2, 10)), day(1922, 2, 11));
        assert_eq!(born_on("1571011002220001", day(2022, 2, 10)), day(2022, 2, 10));
        assert_eq!(born_on("1571010101990001", day(2022, 2, 10)), day(1999, 1, 1));
    }

    #[test]
    fn a_leap_day_needs_a_leap_year() {
        assert_eq!(parse("1571012902230001", day(2024, 1, 1)), Err(Fault::Date));
        assert_eq!(parse("1571013102990001", day(2022, 2, 10)), Err(Fault::Date));
        assert!(parse("1571016902040001", day(2022, 2, 10)).is_ok());
    }

    #[test]
    fn other_digits_than_ascii_are_refused() {
        assert_eq!(parse("１５７１０１０１０１９９０００１", day(2022, 2, 10)), Err(Fault::Format));
    }
}
