//! Days as they stand in agenda books: dates of spreadsheets, `31/12/2022`, `3 Januari 2022`.
use chrono::{Days, NaiveDate};

const MONTHS: [(&str, u32); 42] = [
    ("januari", 1),
    ("january", 1),
    ("jan", 1),
    ("februari", 2),
    ("pebruari", 2),
    ("february", 2),
    ("feb", 2),
    ("peb", 2),
    ("maret", 3),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("juni", 6),
    ("june", 6),
    ("jun", 6),
    ("juli", 7),
    ("july", 7),
    ("jul", 7),
    ("agustus", 8),
    ("august", 8),
    ("agt", 8),
    ("ags", 8),
    ("agu", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("oktober", 10),
    ("october", 10),
    ("okt", 10),
    ("oct", 10),
    ("november", 11),
    ("nopember", 11),
    ("nov", 11),
    ("nop", 11),
    ("desember", 12),
    ("december", 12),
    ("des", 12),
    ("dec", 12),
];

/// The day of a serial number, as spreadsheets count from 1900 (or from 1904).
pub fn from_serial(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    let serial = if from_1904 { serial + 1462.0 } else { serial };
    // Before March 1900 spreadsheets count a day that never was; no agenda book is that old.
    if !(61.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let days = format!("{:.0}", serial.floor()).parse().ok()?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// The day that a text says; two digits of a year are of this century.
pub fn from_text(text: &str) -> Option<NaiveDate> {
    let lower = text.trim().to_lowercase();
    // `Senin, 3 Januari 2022`, and the time behind a day, which no book needs.
    let said = lower.rsplit_once(',').map_or(lower.as_str(), |(_, day)| day).trim();
    let said = said.strip_suffix(" 00:00:00").or_else(|| said.strip_suffix(" 0:00:00")).unwrap_or(said);
    let said = said.strip_suffix("t00:00:00").unwrap_or(said);
    let parts: Vec<&str> =
        said.split(|c: char| "/-. \u{a0}".contains(c)).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let digits = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let month = digits(month, 2).or_else(|| named(month))?;
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let year = match year.len() {
        4 => digits(year, 4)?,
        2 => 2000 + digits(year, 2)?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, digits(day, 2)?)
}

fn named(month: &str) -> Option<u32> {
    MONTHS.iter().find(|(name, _)| *name == month).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_offices_write_them() {
        let third = NaiveDate::from_ymd_opt(2022, 1, 3);
        for text in [
            "03/01/2022",
            "3/1/2022",
            "3-1-2022",
            "03.01.2022",
            "3/1/22",
            "2022-01-03",
            "2022-01-03 00:00:00",
            "2022-01-03T00:00:00",
            "3 Januari 2022",
            " 03 JANUARI 2022 ",
            "3-Jan-2022",
            "3 Jan 22",
            "Senin, 3 Januari 2022",
            "3 January 2022",
        ] {
            assert_eq!(from_text(text), third, "{text}");
        }
        assert_eq!(from_text("17 Agt 2021"), NaiveDate::from_ymd_opt(2021, 8, 17));
        assert_eq!(from_text("1 Nopember 2021"), NaiveDate::from_ymd_opt(2021, 11, 1));
        for wrong in [
            "",
            "31/02/2022",
            "3/13/2022",
            "kemarin",
            "2022",
            "3/1",
            "3/1/222",
            "a/b/c",
            "+3/1/2022",
            "3/1/2022/4",
        ] {
            assert_eq!(from_text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn serial_numbers_are_days() {
        assert_eq!(from_serial(44_564.0, false), NaiveDate::from_ymd_opt(2022, 1, 3));
        assert_eq!(from_serial(44_564.75, false), NaiveDate::from_ymd_opt(2022, 1, 3));
        assert_eq!(from_serial(43_102.0, true), NaiveDate::from_ymd_opt(2022, 1, 3));
        for wrong in [0.0, -5.0, 1e12, f64::NAN, f64::INFINITY] {
            assert_eq!(from_serial(wrong, false), None, "{wrong}");
        }
    }
}
