//! What a schedule says of one folder.
//!
//! Every archive creator of the government keeps a retention schedule beside classification, letter rules and access rules
//! (PP 28/2012, art. 40(4)). It names the years as active and as inactive archive and what becomes of the archive then.
use super::model::{FinalDisposition, Rule, Schedule};
use chrono::{Datelike, NaiveDate};
use pamong_db::{Id, text_enum};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

text_enum! {
    /// Where a folder is in its life (PP 28/2012: arsip aktif, arsip inaktif).
    pub enum RetentionPhase {
        /// Still in use: it is open, or its years as active archive are not over (arsip aktif).
        Active = "active",
        /// Rarely used, to be kept by the record centre (arsip inaktif).
        Inactive = "inactive",
        /// All its years are over: its fate is due.
        Due = "due",
    }
}

/// What the retention schedule says of a folder, computed on the day of the request from the version that holds that day.
/// Years are counted from the end of the year in which the folder was closed; nothing happens by itself when they are over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FolderRetention {
    /// The version that holds today.
    pub schedule_id: Id,
    /// The decree that set it.
    pub decree: String,
    /// The code whose rule it is: the folder's own, or the longest code above it that has a rule.
    pub rule_code: String,
    /// Years as active archive.
    pub active_years: i32,
    /// Years as inactive archive after those.
    pub inactive_years: i32,
    /// What becomes of it then.
    pub final_disposition: FinalDisposition,
    /// Exception or remark of the rule.
    pub note: Option<String>,
    /// Last day as active archive; null while the folder is open.
    pub active_until: Option<NaiveDate>,
    /// Last day as inactive archive; null while the folder is open.
    pub inactive_until: Option<NaiveDate>,
    /// Where the folder is today.
    pub phase: RetentionPhase,
}

/// A code and the codes above it, the longest first: `400.12.3`, `400.12`, `400`. A rule of the schedule holds for its
/// code and for every code below it that has no rule of its own.
pub fn lineage(code: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(code), |code| code.rsplit_once('.').map(|(above, _)| above))
}

/// The rule of a code: that of the longest prefix, whole parts between the dots, that has one.
pub fn longest<'a>(rules: &'a BTreeMap<String, Rule>, code: &str) -> Option<&'a Rule> {
    lineage(code).find_map(|code| rules.get(code))
}

/// Last day of the year that is so many years after `day`.
fn year_end(day: NaiveDate, years: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year().checked_add(years)?, 12, 31)
}

impl FolderRetention {
    /// What `rule` says on `today` of a folder that was closed on that day, or is open.
    pub fn of(schedule: &Schedule, rule: &Rule, closed_on: Option<NaiveDate>, today: NaiveDate) -> Self {
        let end = |years: i32| closed_on.and_then(|day| year_end(day, years));
        let active_until = end(rule.active_years);
        let inactive_until = end(rule.active_years.saturating_add(rule.inactive_years));
        let over = |last: Option<NaiveDate>| last.is_some_and(|last| last < today);
        let phase = match (over(active_until), over(inactive_until)) {
            (_, true) => RetentionPhase::Due,
            (true, false) => RetentionPhase::Inactive,
            (false, false) => RetentionPhase::Active,
        };
        Self {
            schedule_id: schedule.id,
            decree: schedule.decree.clone(),
            rule_code: rule.code.clone(),
            active_years: rule.active_years,
            inactive_years: rule.inactive_years,
            final_disposition: rule.final_disposition,
            note: rule.note.clone(),
            active_until,
            inactive_until,
            phase,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pamong_db::Ts;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn rule(code: &str, active_years: i32, inactive_years: i32) -> Rule {
        Rule {
            schedule_id: Id::new(),
            code: code.into(),
            active_years,
            inactive_years,
            final_disposition: FinalDisposition::Destroy,
            note: None,
        }
    }

    fn schedule() -> Schedule {
        Schedule {
            id: Id::new(),
            valid_from: day(2026, 1, 1),
            decree: "Perwal 5/2026".into(),
            file_name: "jra.csv".into(),
            upload_id: Id::new(),
            rule_count: 1,
            created_by_user_id: Id::new(),
            created_at: Ts(chrono::DateTime::UNIX_EPOCH),
            version: 1,
        }
    }

    #[test]
    fn the_longest_prefix_of_whole_parts_has_the_rule() {
        let codes = ["400", "400.12", "400.12.3", "500.16.7.1"];
        let rules = codes.iter().map(|code| ((*code).to_owned(), rule(code, 1, 1))).collect();
        let of = |code: &str| longest(&rules, code).map(|rule| rule.code.as_str());
        assert_eq!(of("400.12.3"), Some("400.12.3"));
        assert_eq!(of("400.12.3.2"), Some("400.12.3"));
        assert_eq!(of("400.12.4"), Some("400.12"));
        assert_eq!(of("400.123"), Some("400"), "a part is whole or it is another one");
        assert_eq!(of("500.16.7"), None, "a rule below is none for what is above");
        assert_eq!(of("900"), None);
    }

    #[test]
    fn years_are_counted_from_the_end_of_the_year_of_closing() {
        let (schedule, rule) = (schedule(), rule("000.1", 1, 2));
        let at = |closed, today| FolderRetention::of(&schedule, &rule, closed, today);
        let closed = Some(day(2022, 3, 15));
        let active = at(closed, day(2023, 12, 31));
        assert_eq!(
            (active.active_until, active.inactive_until),
            (Some(day(2023, 12, 31)), Some(day(2025, 12, 31)))
        );
        assert_eq!(active.phase, RetentionPhase::Active, "the last day counts");
        assert_eq!(at(closed, day(2024, 1, 1)).phase, RetentionPhase::Inactive);
        assert_eq!(at(closed, day(2025, 12, 31)).phase, RetentionPhase::Inactive);
        assert_eq!(at(closed, day(2026, 1, 1)).phase, RetentionPhase::Due);
        let open = at(None, day(2040, 1, 1));
        assert_eq!((open.active_until, open.phase), (None, RetentionPhase::Active));
    }
}
