//! The clock against a slow and obvious model: one walks from midnight to midnight and asks who had to act when the day began.
use super::clock::{ClockState, Times};
use crate::agencies::{Calendar, import};
use crate::http::Moment;
use chrono::{DateTime, Datelike, Duration, NaiveDate, TimeZone, Utc, Weekday};
use pamong_db::Ts;
use proptest::prelude::*;

/// A case as a list of instants from which on somebody else had to act; the first is the submission.
type Story = Vec<(DateTime<Utc>, ClockState)>;

/// Days on which offices of Jambi are closed beside the weekend, as the joint decrees list them.
fn closed() -> Vec<NaiveDate> {
    let days = import::shipped_calendar().unwrap();
    assert!(days.iter().all(|day| !day.is_working_day), "the model knows no working Saturdays");
    days.into_iter().map(|day| day.day).collect()
}

/// The date on the wall of an office in Jambi: seven hours ahead of UTC, all the year.
fn on_the_wall(at: DateTime<Utc>) -> NaiveDate {
    (at + Duration::hours(7)).date_naive()
}

/// The first instant of a day on that wall.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(0, 0, 0).unwrap().and_utc() - Duration::hours(7)
}

/// Who had to act at an instant, before what happened in that very instant.
fn acting(story: &Story, at: DateTime<Utc>) -> ClockState {
    story.iter().rev().find(|(since, _)| *since < at).map_or(ClockState::Running, |(_, state)| *state)
}

/// The working days after a day, one by one.
fn working_days(after: NaiveDate, closed: &[NaiveDate]) -> impl Iterator<Item = NaiveDate> {
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    after.iter_days().skip(1).filter(move |day| !weekend(day) && !closed.contains(day))
}

/// Working days after the submission at whose beginning the office had to act, until an instant.
fn used(story: &Story, closed: &[NaiveDate], until: DateTime<Utc>) -> i64 {
    let days = working_days(on_the_wall(story[0].0), closed).take_while(|day| *day <= on_the_wall(until));
    days.map(|day| i64::from(acting(story, midnight(day)) == ClockState::Running)).sum()
}

/// What happens to a case: who acts from then on, and how many minutes after the step before.
fn steps() -> impl Strategy<Value = Vec<(i64, ClockState)>> {
    // Minutes, or so many whole days that midnight is met to the minute.
    let gap = prop_oneof![0_i64..3000, (0_i64..12).prop_map(|days| days * 1440), 0_i64..30_000];
    let state = prop_oneof![Just(ClockState::Running), Just(ClockState::Paused)];
    proptest::collection::vec((gap, state), 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn the_clock_agrees_with_a_walk_from_midnight_to_midnight(
        begin in 0_i64..(4 * 366 + 250) * 1440,
        to_midnight in any::<bool>(),
        allowed in 0_i32..25,
        steps in steps(),
        stops in any::<bool>(),
        later in 0_i64..40_000,
    ) {
        let closed = closed();
        let calendar = Calendar::new(closed.iter().map(|day| (*day, false)));
        let zone = chrono_tz::Asia::Jakarta;
        let today = |at: DateTime<Utc>| Moment { now: Ts(at), zone }.today();
        let mut at = Utc.with_ymd_and_hms(2022, 1, 1, 0, 0, 0).unwrap() + Duration::minutes(begin);
        if to_midnight {
            at = midnight(on_the_wall(at));
        }
        let mut story = vec![(at, ClockState::Running)];
        let mut clock = Times::start(&calendar, today(at), allowed);
        for (minutes, state) in steps {
            at += Duration::minutes(minutes);
            story.push((at, state));
            clock = clock.turn(&calendar, state, today(at));
        }
        if stops {
            at += Duration::minutes(later / 2);
            story.push((at, ClockState::Stopped));
            clock = clock.turn(&calendar, ClockState::Stopped, today(at));
        }
        let now = at + Duration::minutes(later);
        let until = if stops { at } else { now };
        let used = used(&story, &closed, until);
        let left = i64::from(allowed) - used;
        let read = clock.read(&calendar, today(now));
        prop_assert_eq!(read.state, story.last().unwrap().1);
        prop_assert_eq!(read.working_days_used, used);
        prop_assert_eq!(read.working_days_left, left);
        if left != 0 {
            prop_assert_eq!(clock.is_late(today(now)), left < 0);
        }
        if read.state == ClockState::Running && left > 0 {
            let ahead = usize::try_from(left).unwrap() - 1;
            prop_assert_eq!(Some(read.due_date), working_days(on_the_wall(now), &closed).nth(ahead));
        }
    }
}
