//! Days as Indonesian papers write them.
use chrono::{Datelike, NaiveDate, Weekday};

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// `24 November 2026`
pub fn day(day: NaiveDate) -> String {
    let month = usize::try_from(day.month0()).ok().and_then(|m| MONTHS.get(m)).unwrap_or(&"");
    format!("{} {month} {}", day.day(), day.year())
}

/// `Selasa, 24 November 2026`
pub fn weekday_and_day(date: NaiveDate) -> String {
    let name = match date.weekday() {
        Weekday::Mon => "Senin",
        Weekday::Tue => "Selasa",
        Weekday::Wed => "Rabu",
        Weekday::Thu => "Kamis",
        Weekday::Fri => "Jumat",
        Weekday::Sat => "Sabtu",
        Weekday::Sun => "Minggu",
    };
    format!("{name}, {}", day(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_weekday() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        assert_eq!(weekday_and_day(date), "Selasa, 24 November 2026");
    }
}
