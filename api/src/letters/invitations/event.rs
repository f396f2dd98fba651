//! When an event takes place, read from what stands on the invitation.
use crate::letters::parts::LetterEvent;
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::{Asia, Tz};

/// Hours that an event takes in a calendar where the invitation does not say when it ends, as with `s.d. selesai`.
const USUAL_HOURS: i64 = 2;

/// When an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On whole days, both included.
    Days(NaiveDate, NaiveDate),
    /// From one instant to another.
    Hours(DateTime<Utc>, DateTime<Utc>),
}

/// The days, or the hours where the event takes one day and the invitation gives a time; none without a day that a
/// calendar knows. A time is in the zone that stands behind it (WIB, WITA, WIT), else in `zone`.
pub fn when(event: &LetterEvent, zone: Tz) -> Option<When> {
    let known = |day: &NaiveDate| (1..=9998).contains(&day.year());
    let from = event.date.filter(known)?;
    let until = event.until.filter(known).unwrap_or(from);
    let days = When::Days(from, until);
    let text = event.time.as_deref().unwrap_or_default();
    let times = clock_times(text);
    let Some(begins) = times.first().filter(|_| from == until) else { return Some(days) };
    let zone = named_zone(text).unwrap_or(zone);
    let instant =
        |time: &NaiveTime| zone.from_local_datetime(&from.and_time(*time)).earliest().map(|at| at.to_utc());
    let Some(start) = instant(begins) else { return Some(days) };
    let end = times.get(1).and_then(instant).filter(|end| *end > start);
    Some(When::Hours(start, end.unwrap_or_else(|| start + Duration::hours(USUAL_HOURS))))
}

/// `09.00`, `9:30`: the times in a text, in order.
fn clock_times(text: &str) -> Vec<NaiveTime> {
    let words = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ':');
    let time = |word: &str| {
        let mut parts = word.trim_matches(['.', ':']).split(['.', ':']);
        let hour = parts.next()?.parse().ok()?;
        let minute = parts.next().filter(|minute| minute.len() == 2)?.parse().ok()?;
        NaiveTime::from_hms_opt(hour, minute, 0)
    };
    words.filter_map(time).collect()
}

/// The zone that a text names.
fn named_zone(text: &str) -> Option<Tz> {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.find_map(|word| match word.to_uppercase().as_str() {
        "WIB" => Some(Asia::Jakarta),
        "WITA" => Some(Asia::Makassar),
        "WIT" => Some(Asia::Jayapura),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(time: &str, until: Option<&str>) -> Option<When> {
        let event = LetterEvent {
            date: "2026-09-14".parse().ok(),
            until: until.map(|day| day.parse().unwrap()),
            time: Some(time.into()),
            ..LetterEvent::default()
        };
        when(&event, Asia::Jakarta)
    }

    #[test]
    fn hours_are_read_as_they_are_printed() {
        for (time, hours) in [
            ("09.00 WIB", "02:00 04:00"),
            ("09.00 s.d. 12.30 WIB", "02:00 05:30"),
            ("pukul 9:30 - 11:00", "02:30 04:00"),
            ("09.00-selesai", "02:00 04:00"),
            ("13.00 WITA", "05:00 07:00"),
            ("13.00 s/d 15.00 Wit", "04:00 06:00"),
            ("14.00 s.d. 10.00", "07:00 09:00"),
        ] {
            let Some(When::Hours(start, end)) = on(time, None) else { panic!("{time}") };
            assert_eq!(format!("{} {}", start.format("%H:%M"), end.format("%H:%M")), hours, "{time}");
        }
    }

    #[test]
    fn without_a_time_or_over_several_days_it_takes_whole_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let first = day("2026-09-14");
        for time in ["", "pukul sembilan", "25.00", "9", "ruang 3.1"] {
            assert_eq!(on(time, None), Some(When::Days(first, first)), "{time}");
        }
        assert_eq!(on("09.00", Some("2026-09-16")), Some(When::Days(first, day("2026-09-16"))));
        assert_eq!(when(&LetterEvent::default(), Asia::Jakarta), None);
        let far = LetterEvent { date: NaiveDate::from_ymd_opt(10_000, 1, 1), ..LetterEvent::default() };
        assert_eq!(when(&far, Asia::Jakarta), None);
    }
}
