//! Work that comes again.
use crate::http::Moment;
use chrono::{Days, NaiveTime, TimeDelta, TimeZone};
use pamong_db::Ts;

/// When work comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// So many minutes after the last time.
    Every(u32),
    /// Each day at this time of the installation's zone.
    DailyAt(NaiveTime),
}

/// Work that comes again; its name is the kind of the jobs that it becomes.
#[derive(Debug, Clone, Copy)]
pub struct Schedule {
    /// Kind of the jobs.
    pub name: &'static str,
    /// When.
    pub when: When,
}

impl When {
    /// The first occurrence after this moment.
    pub fn next_after(self, at: Moment) -> Ts {
        match self {
            Self::Every(minutes) => Ts(at.now.0 + TimeDelta::minutes(i64::from(minutes.max(1)))),
            Self::DailyAt(time) => {
                let mut day = at.today();
                // Two days suffice but where a clock change swallows the time of one.
                for _ in 0..3 {
                    let instant = at.zone.from_local_datetime(&day.and_time(time)).earliest();
                    if let Some(next) = instant.filter(|next| *next > at.now.0) {
                        return Ts::from_utc(next.to_utc());
                    }
                    day = day.checked_add_days(Days::new(1)).unwrap_or(day);
                }
                Ts(at.now.0 + TimeDelta::days(1))
            }
        }
    }

    /// The rule as it is kept beside the next occurrence, to see that the configuration changed.
    pub fn rule(self) -> String {
        match self {
            Self::Every(minutes) => format!("every {minutes} min"),
            Self::DailyAt(time) => format!("daily {}", time.format("%H:%M")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(when: When, now: &str) -> String {
        let at = Moment { now: Ts(now.parse().unwrap()), zone: chrono_tz::Asia::Jakarta };
        when.next_after(at).0.to_rfc3339()
    }

    #[test]
    fn a_daily_time_is_of_the_zone_and_never_now() {
        let seven = When::DailyAt(NaiveTime::from_hms_opt(7, 0, 0).unwrap());
        assert_eq!(next(seven, "2026-09-07T06:59:59+07:00"), "2026-09-07T00:00:00+00:00");
        assert_eq!(next(seven, "2026-09-07T07:00:00+07:00"), "2026-09-08T00:00:00+00:00");
        assert_eq!(next(seven, "2026-12-31T23:00:00+07:00"), "2027-01-01T00:00:00+00:00");
        assert_eq!(next(When::Every(15), "2026-09-07T07:00:00Z"), "2026-09-07T07:15:00+00:00");
    }
}
