//! Dates and numbers as Indonesian papers write them.
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
const DIGITS: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas",
];

/// A date: `5 Agustus 2026`.
pub fn date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

fn month(day: NaiveDate) -> &'static str {
    usize::try_from(day.month0()).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default()
}

/// A date with its day of the week: `Rabu, 5 Agustus 2026`.
pub fn weekday_date(day: NaiveDate) -> String {
    format!("{}, {}", weekday(day), date(day))
}

/// A day as minutes name it: `Rabu, tanggal lima bulan Agustus tahun dua ribu dua puluh enam (5 Agustus 2026)`.
pub fn day_in_words(day: NaiveDate) -> String {
    let year = u32::try_from(day.year()).map(spelled).unwrap_or_default();
    let (number, month) = (spelled(day.day()), month(day));
    format!("{}, tanggal {number} bulan {month} tahun {year} ({})", weekday(day), date(day))
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "Senin",
        Weekday::Tue => "Selasa",
        Weekday::Wed => "Rabu",
        Weekday::Thu => "Kamis",
        Weekday::Fri => "Jumat",
        Weekday::Sat => "Sabtu",
        Weekday::Sun => "Minggu",
    }
}

/// Two dates: `1 Januari 2026 s.d. 31 Maret 2026`.
pub fn period(from: NaiveDate, until: NaiveDate) -> String {
    format!("{} s.d. {}", date(from), date(until))
}

/// A decimal text with a comma and dots between thousands: `1.250,5`.
pub fn number(decimal: &str) -> String {
    let (whole, part) = decimal.split_once('.').map_or((decimal, None), |(whole, part)| (whole, Some(part)));
    let mut text = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && !text.ends_with('-') {
            text.push('.');
        }
        text.push(digit);
    }
    match part.map(|part| part.trim_end_matches('0')) {
        None | Some("") => text,
        Some(part) => format!("{text},{part}"),
    }
}

/// An amount: `Rp1.500.000`.
pub fn rupiah(amount: i64) -> String {
    format!("Rp{}", number(&amount.to_string()))
}

/// Several things: `A, B, dan C`.
pub fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} dan {two}"),
        [front @ .., last] => format!("{}, dan {last}", front.join(", ")),
    }
}

/// A number below a million in words: `180` is `seratus delapan puluh`.
pub fn spelled(number: u32) -> String {
    let rest = |rest: u32| if rest == 0 { String::new() } else { format!(" {}", spelled(rest)) };
    match number {
        0..=11 => {
            usize::try_from(number).ok().and_then(|n| DIGITS.get(n)).copied().unwrap_or_default().into()
        }
        12..=19 => format!("{} belas", spelled(number - 10)),
        20..=99 => format!("{} puluh{}", spelled(number / 10), rest(number % 10)),
        100..=199 => format!("seratus{}", rest(number - 100)),
        200..=999 => format!("{} ratus{}", spelled(number / 100), rest(number % 100)),
        1000..=1999 => format!("seribu{}", rest(number - 1000)),
        _ => format!("{} ribu{}", spelled(number / 1000), rest(number % 1000)),
    }
}

/// An amount in words: `25000` is `dua puluh lima ribu rupiah`.
pub fn rupiah_in_words(amount: i64) -> String {
    const SIZES: [(u64, &str); 3] =
        [(1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta")];
    let mut parts: Vec<String> = Vec::new();
    let mut rest = amount.unsigned_abs();
    for (size, name) in SIZES {
        if let Ok(count @ 1..) = u32::try_from(rest / size) {
            parts.push(format!("{} {name}", spelled(count)));
        }
        rest %= size;
    }
    if rest > 0 || parts.is_empty() {
        parts.push(u32::try_from(rest).map(spelled).unwrap_or_default());
    }
    let minus = if amount < 0 { "minus " } else { "" };
    format!("{minus}{} rupiah", parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_amounts_are_indonesian() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(date(day(2026, 8, 5)), "5 Agustus 2026");
        assert_eq!(weekday_date(day(2026, 9, 7)), "Senin, 7 September 2026");
        assert_eq!(
            day_in_words(day(2026, 9, 30)),
            "Rabu, tanggal tiga puluh bulan September tahun dua ribu dua puluh enam (30 September 2026)"
        );
        assert_eq!(rupiah(0), "Rp0");
        assert_eq!(rupiah(1_500_000), "Rp1.500.000");
        let numbers = ["7", "120.50", "1250.5", "1000000", "85.00", "-1250"].map(number);
        assert_eq!(numbers, ["7", "120,5", "1.250,5", "1.000.000", "85", "-1.250"]);
    }

    #[test]
    fn amounts_are_spelled() {
        let words =
            [0, 25_000, 1_000_000, 1_500_250, 2_000_000_001, 1_000_000_000_000, -1].map(rupiah_in_words);
        let expected = [
            "nol rupiah",
            "dua puluh lima ribu rupiah",
            "satu juta rupiah",
            "satu juta lima ratus ribu dua ratus lima puluh rupiah",
            "dua miliar satu rupiah",
            "satu triliun rupiah",
            "minus satu rupiah",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn numbers_are_spelled() {
        let words = [0, 11, 12, 20, 30, 90, 100, 180, 365, 1000, 2026, 12_345].map(spelled);
        let expected = [
            "nol",
            "sebelas",
            "dua belas",
            "dua puluh",
            "tiga puluh",
            "sembilan puluh",
            "seratus",
            "seratus delapan puluh",
            "tiga ratus enam puluh lima",
            "seribu",
            "dua ribu dua puluh enam",
            "dua belas ribu tiga ratus empat puluh lima",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn lists_end_with_dan() {
        let all = ["A", "B", "C"].map(String::from);
        assert_eq!(listed(&all), "A, B, dan C");
        assert_eq!(listed(&all[..2]), "A dan B");
        assert_eq!(listed(&all[..1]), "A");
    }
}
