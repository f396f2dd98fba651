//! Dates in words, as the pages show them.
use crate::http::Lang;
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use pamong_db::Ts;

const INDONESIAN: [&str; 12] = [
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
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `7 September 2026`
pub fn date(day: NaiveDate, lang: Lang) -> String {
    let names = lang.pick(INDONESIAN, ENGLISH);
    let month = usize::try_from(day.month0()).ok().and_then(|month| names.get(month)).copied();
    format!("{} {} {}", day.day(), month.unwrap_or_default(), day.year())
}

/// `7 September 2026 pukul 09.05 WIB`
pub fn time(at: Ts, zone: Tz, lang: Lang) -> String {
    let local = at.0.with_timezone(&zone);
    let day = date(local.date_naive(), lang);
    let clock = local.format(lang.pick("%H.%M %Z", "%H:%M %Z"));
    let word = lang.pick("pukul", "at");
    format!("{day} {word} {clock}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn moments_are_told_in_the_zone_of_the_city() {
        let at = Ts(DateTime::parse_from_rfc3339("2026-12-31T17:05:00Z").unwrap().to_utc());
        let zone = chrono_tz::Asia::Jakarta;
        assert_eq!(time(at, zone, Lang::Id), "1 Januari 2027 pukul 00.05 WIB");
        assert_eq!(time(at, zone, Lang::En), "1 January 2027 at 00:05 WIB");
    }
}
