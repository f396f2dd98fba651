//! The working-day clock of an application: it promises a day, stops while the applicant must act, and ends with the
//! signature (service standard, PermenPANRB 15/2014: jangka waktu).
use crate::agencies::Calendar;
use chrono::NaiveDate;
use pamong_db::text_enum;
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// Whether working days count.
    pub enum ClockState {
        /// The office must act.
        Running = "running",
        /// The applicant must act: papers are missing or a fee is due.
        Paused = "paused",
        /// The application is signed or has ended.
        Stopped = "stopped",
    }
}

/// The service time of one application on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ServiceClock {
    /// Whether working days count now.
    pub state: ClockState,
    /// Last day on which the application is in time.
    pub due_date: NaiveDate,
    /// Working days until the due date; negative where it has passed.
    pub working_days_left: i64,
    /// Working days used since the submission, without pauses.
    pub working_days_used: i64,
}

/// The stored figures that the clock is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// Day of the submission; it does not count itself.
    pub submitted_on: NaiveDate,
    /// Last day in time.
    pub due_date: NaiveDate,
    /// Since when the applicant must act.
    pub paused_since: Option<NaiveDate>,
    /// When it was signed or ended.
    pub stopped_on: Option<NaiveDate>,
    /// Working days of all pauses that are over.
    pub working_days_paused: i32,
}

impl Times {
    /// A clock that starts with the submission.
    pub fn start(calendar: &Calendar, submitted_on: NaiveDate, service_days: i32) -> Self {
        let days = u32::try_from(service_days).unwrap_or(0);
        Self {
            submitted_on,
            due_date: calendar.add_working_days(submitted_on, days),
            paused_since: None,
            stopped_on: None,
            working_days_paused: 0,
        }
    }

    /// The same clock in the state that the application takes on `today`: a pause that ends moves the due date by the
    /// working days that it lasted.
    pub fn turn(mut self, calendar: &Calendar, state: ClockState, today: NaiveDate) -> Self {
        if let Some(since) = self.paused_since
            && state != ClockState::Paused
        {
            let days = calendar.working_days_between(since, today);
            self.due_date = calendar.add_working_days(self.due_date, days);
            self.working_days_paused =
                self.working_days_paused.saturating_add(i32::try_from(days).unwrap_or(i32::MAX));
            self.paused_since = None;
        }
        match state {
            ClockState::Running => {}
            ClockState::Paused => self.paused_since = self.paused_since.or(Some(today)),
            ClockState::Stopped => self.stopped_on = self.stopped_on.or(Some(today)),
        }
        self
    }

    /// Reads the clock on `today`.
    pub fn read(&self, calendar: &Calendar, today: NaiveDate) -> ServiceClock {
        let (state, until) = match (self.stopped_on, self.paused_since) {
            (Some(day), _) => (ClockState::Stopped, day),
            (None, Some(day)) => (ClockState::Paused, day),
            (None, None) => (ClockState::Running, today),
        };
        let passed = i64::from(calendar.working_days_between(self.submitted_on, until));
        let ahead = i64::from(calendar.working_days_between(until, self.due_date));
        let behind = i64::from(calendar.working_days_between(self.due_date, until));
        ServiceClock {
            state,
            due_date: self.due_date,
            working_days_left: ahead - behind,
            working_days_used: passed - i64::from(self.working_days_paused),
        }
    }

    /// True where the last day in time has passed while the office had to act.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.stopped_on.or(self.paused_since).unwrap_or(today) > self.due_date
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, m, d).unwrap()
    }

    /// Lunar New Year and Isra Mi'raj of 2022.
    fn calendar() -> Calendar {
        Calendar::new([(day(2, 1), false), (day(2, 28), false)])
    }

    #[test]
    fn holidays_and_weekends_do_not_count() {
        let clock = |m, d, days| Times::start(&calendar(), day(m, d), days).due_date;
        // Monday; Tuesday is Lunar New Year.
        assert_eq!(clock(1, 31, 1), day(2, 2));
        assert_eq!(clock(1, 31, 3), day(2, 4));
        // Handed in on the holiday itself.
        assert_eq!(clock(2, 1, 1), day(2, 2));
        // Friday; Monday is Isra Mi'raj.
        assert_eq!(clock(2, 25, 1), day(3, 1));
        assert_eq!(clock(2, 28, 5), day(3, 7));
    }

    #[test]
    fn a_pause_moves_the_due_date_by_its_working_days() {
        let cal = calendar();
        let start = Times::start(&cal, day(1, 31), 3);
        let paused = start.turn(&cal, ClockState::Paused, day(1, 31));
        assert_eq!(paused.read(&cal, day(2, 20)).state, ClockState::Paused);
        assert_eq!(paused.read(&cal, day(2, 20)).working_days_used, 0);
        assert!(!paused.is_late(day(2, 20)));
        // Tuesday was a holiday, so three working days went by until Friday.
        let resumed = paused.turn(&cal, ClockState::Running, day(2, 4));
        assert_eq!(resumed.working_days_paused, 3);
        assert_eq!(resumed.due_date, day(2, 9));
        let clock = resumed.read(&cal, day(2, 7));
        assert_eq!((clock.working_days_used, clock.working_days_left), (1, 2));
    }

    #[test]
    fn it_stops_with_the_signature() {
        let cal = calendar();
        let signed = Times::start(&cal, day(2, 25), 1).turn(&cal, ClockState::Stopped, day(3, 2));
        let clock = signed.read(&cal, day(3, 30));
        assert_eq!(
            (clock.state, clock.working_days_used, clock.working_days_left),
            (ClockState::Stopped, 2, -1)
        );
        assert!(signed.is_late(day(3, 30)));
        assert_eq!(signed.turn(&cal, ClockState::Stopped, day(3, 9)).stopped_on, Some(day(3, 2)));
    }

    proptest! {
        #[test]
        fn used_and_left_make_the_service_time(
            start in 0_u64..300, days in 1_i32..20, pause in 0_u64..20, length in 0_u64..30, later in 0_u64..60,
        ) {
            let cal = calendar();
            let on = |n: u64| day(1, 1).checked_add_days(chrono::Days::new(n)).unwrap();
            let clock = Times::start(&cal, on(start), days)
                .turn(&cal, ClockState::Paused, on(start + pause))
                .turn(&cal, ClockState::Running, on(start + pause + length));
            let read = clock.read(&cal, on(start + pause + length + later));
            prop_assert_eq!(read.working_days_used + read.working_days_left, i64::from(days));
        }
    }
}
