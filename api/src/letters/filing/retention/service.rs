//! Use cases: import a schedule, look at it, and say what the one in force says of folders.
use super::model::{
    NewRetentionSchedule, RetentionRule, RetentionSchedule, Rule, RulesQuery, Schedule, SchedulesQuery,
};
use super::reading::ReadRule;
use super::rule::{FolderRetention, lineage, longest};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Error, Result};
use crate::http::{Cursor, Page, PageArgs};
use crate::identity::Me;
use crate::storage;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What the schedule that holds on a day says of some codes.
#[derive(Debug, Clone)]
pub struct InForce {
    day: NaiveDate,
    schedule: Option<Schedule>,
    rules: BTreeMap<String, Rule>,
}

/// The schedule that holds on `day`, with the rules that these codes need.
pub fn in_force(c: &mut Conn, day: NaiveDate, codes: &[String]) -> Result<InForce> {
    let schedule = store::in_force(c, day)?;
    let wanted: BTreeSet<String> = codes.iter().flat_map(|code| lineage(code)).map(str::to_owned).collect();
    let wanted: Vec<String> = wanted.into_iter().collect();
    let rules = match &schedule {
        Some(schedule) => store::rules_of(c, schedule.id, &wanted)?,
        None => BTreeMap::new(),
    };
    Ok(InForce { day, schedule, rules })
}

impl InForce {
    /// What it says of a folder of this code; nothing where no schedule holds or none of its rules fits.
    pub fn of(&self, code: &str, closed_on: Option<NaiveDate>) -> Option<FolderRetention> {
        let schedule = self.schedule.as_ref()?;
        let rule = longest(&self.rules, code)?;
        Some(FolderRetention::of(schedule, rule, closed_on, self.day))
    }
}

/// Imports a version. What is in the file was checked before.
pub(super) fn create(
    tx: &mut Conn,
    me: &Me,
    input: &NewRetentionSchedule,
    read: &[ReadRule],
) -> Result<RetentionSchedule> {
    let upload = storage::link_table(tx, me.user_id, "/upload_id", input.upload_id, me.now())?;
    let schedule = Schedule {
        id: Id::new(),
        valid_from: input.valid_from,
        decree: input.decree.trim().to_owned(),
        file_name: upload.file_name,
        upload_id: upload.id,
        rule_count: i32::try_from(read.len()).map_err(Error::internal)?,
        created_by_user_id: me.user_id,
        created_at: me.now(),
        version: 1,
    };
    let rule = |rule: &ReadRule| Rule {
        schedule_id: schedule.id,
        code: rule.code.clone(),
        active_years: rule.active_years,
        inactive_years: rule.inactive_years,
        final_disposition: rule.final_disposition,
        note: rule.note.clone(),
    };
    let rules: Vec<Rule> = read.iter().map(rule).collect();
    store::insert(tx, &schedule, &rules)?;
    let data = json!({
        "decree": schedule.decree, "valid_from": schedule.valid_from, "rules": schedule.rule_count,
        "sha256": upload.sha256,
    });
    let subject = ("retention_schedule", schedule.id);
    let fact = NewFact::new(Application::Letters, "retention_schedule.create", subject, me.agency.id, data);
    audit::record(tx, me, fact)?;
    view(tx, me, schedule)
}

/// Versions, last imported first.
pub(super) fn list(c: &mut Conn, me: &Me, query: &SchedulesQuery) -> Result<Page<RetentionSchedule>> {
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let page = args.page(store::list(c, &args)?, |s| Cursor(s.created_at, s.id))?;
    Ok(Page { items: views(c, me, page.items)?, next_cursor: page.next_cursor })
}

/// One version.
pub(super) fn get(c: &mut Conn, me: &Me, id: Id) -> Result<RetentionSchedule> {
    let schedule = store::find(c, id)?.ok_or_else(Error::not_found)?;
    view(c, me, schedule)
}

/// Rules of a version by code.
pub(super) fn rules(c: &mut Conn, id: Id, query: &RulesQuery) -> Result<Page<RetentionRule>> {
    let schedule = store::find(c, id)?.ok_or_else(Error::not_found)?;
    let args: PageArgs<String> = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let rows = store::rules_page(c, schedule.id, query.q.as_deref(), &args)?;
    let page = args.page(rows, |rule| rule.code.clone())?;
    let codes: Vec<String> = page.items.iter().map(|rule| rule.code.clone()).collect();
    let titles = store::titles(c, &codes)?;
    Ok(page.map(|rule| RetentionRule {
        title: titles.get(&rule.code).cloned(),
        code: rule.code,
        active_years: rule.active_years,
        inactive_years: rule.inactive_years,
        final_disposition: rule.final_disposition,
        note: rule.note,
    }))
}

fn view(c: &mut Conn, me: &Me, schedule: Schedule) -> Result<RetentionSchedule> {
    views(c, me, vec![schedule])?.pop().ok_or_else(|| Error::internal("a schedule has its view"))
}

fn views(c: &mut Conn, me: &Me, rows: Vec<Schedule>) -> Result<Vec<RetentionSchedule>> {
    let now = store::in_force(c, me.today())?.map(|schedule| schedule.id);
    let people: Vec<Id> = rows.iter().map(|row| row.created_by_user_id).collect();
    let names = store::names(c, &people)?;
    let view = |row: Schedule| RetentionSchedule {
        in_force: now == Some(row.id),
        imported_by: names.get(&row.created_by_user_id).cloned().unwrap_or_default(),
        id: row.id,
        valid_from: row.valid_from,
        decree: row.decree,
        file_name: row.file_name,
        rule_count: row.rule_count,
        created_at: row.created_at,
        version: row.version,
    };
    Ok(rows.into_iter().map(view).collect())
}
