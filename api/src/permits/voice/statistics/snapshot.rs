//! The numbers of a year for every office and service, and sums of them.
use super::store::{self, CaseRow, ComplaintRow};
use crate::agencies::{self, AgencyRef, Calendar};
use crate::error::Result;
use crate::http::Moment;
use crate::permits::applications::model::{PermitChannel, PermitStatus};
use crate::permits::voice::complaints::model::ComplaintStatus;
use crate::permits::voice::surveys::store as surveys;
use crate::satisfaction::{self, QualityClass, SHOWN_FROM, Tally};
use chrono::{Datelike, NaiveDate};
use pamong_db::{Conn, Id};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What is counted; sums of offices or services are made of these and never of rounded numbers.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    received: u32,
    rejected: u32,
    in_time: u32,
    paused: u32,
    /// Working days of each finished case.
    days: Vec<i64>,
    asked: u32,
    /// Answers to surveys.
    pub tally: Tally,
    /// How many of them came over the public pages.
    pub online: u32,
    complaints: u32,
    complaints_open_late: u32,
    complaints_answered: u32,
    complaints_in_time: u32,
}

impl Figures {
    fn join(&mut self, other: &Self) {
        self.received += other.received;
        self.rejected += other.rejected;
        self.in_time += other.in_time;
        self.paused += other.paused;
        self.days.extend(&other.days);
        self.asked += other.asked;
        self.tally.join(&other.tally);
        self.online += other.online;
        self.complaints += other.complaints;
        self.complaints_open_late += other.complaints_open_late;
        self.complaints_answered += other.complaints_answered;
        self.complaints_in_time += other.complaints_in_time;
    }

    fn count_case(&mut self, calendar: &Calendar, case: &CaseRow, (from, until): (NaiveDate, NaiveDate)) {
        let within = |day: NaiveDate| from <= day && day <= until;
        self.received += u32::from(within(case.times.submitted_on));
        let Some(stopped) = case.times.stopped_on.filter(|day| within(*day)) else { return };
        let rejected = case.status == PermitStatus::Rejected;
        self.rejected += u32::from(rejected);
        self.asked += u32::from(rejected || case.status == PermitStatus::HandedOver);
        if is_finished(case.status) {
            self.days.push(case.times.read(calendar, stopped).working_days_used);
            self.in_time += u32::from(!case.times.is_late(stopped));
            self.paused += u32::from(case.times.working_days_paused > 0);
        }
    }

    fn count_complaint(&mut self, complaint: &ComplaintRow, today: NaiveDate) {
        self.complaints += 1;
        let open = matches!(complaint.status, ComplaintStatus::Received | ComplaintStatus::InProgress);
        self.complaints_open_late += u32::from(open && complaint.due_date < today);
        if let Some(day) = complaint.answered_on {
            self.complaints_answered += 1;
            self.complaints_in_time += u32::from(day <= complaint.due_date);
        }
    }
}

/// Whether the applicant got what was applied for.
pub const fn is_finished(status: PermitStatus) -> bool {
    matches!(status, PermitStatus::Ready | PermitStatus::HandedOver)
}

/// How long finished cases took, in working days from the day after the submission to the signature, without the days on
/// which the office waited for the applicant. Only from 5 cases on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MeasuredTime {
    /// How many cases.
    pub cases: u32,
    /// Half of them were finished within so many working days.
    pub median: i64,
    /// Nine in ten of them were finished within so many working days.
    pub p90: i64,
    /// How many of them stood still for a time, because the applicant had to bring or pay something.
    pub paused_cases: u32,
    /// How many of them kept the promised time.
    pub in_time: u32,
}

impl MeasuredTime {
    /// The measure of some cases; none where there are too few to tell.
    pub fn of(mut days: Vec<i64>, paused_cases: u32, in_time: u32) -> Option<Self> {
        let cases = u32::try_from(days.len()).ok().filter(|cases| *cases >= SHOWN_FROM)?;
        days.sort_unstable();
        // The smallest number of days that so many hundredths of the cases kept (nearest rank).
        let within =
            |hundredths: usize| days.get((days.len() * hundredths).div_ceil(100).max(1) - 1).copied();
        Some(Self { cases, median: within(50)?, p90: within(90)?, paused_cases, in_time })
    }
}

/// A service by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ServiceName {
    /// Code, such as `KEL-SKD`.
    pub code: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
}

/// The numbers of an office, a service, or both.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ServiceStatistics)]
pub struct View {
    /// The office; null in a sum of offices.
    pub agency: Option<AgencyRef>,
    /// The service; null in a sum of services.
    pub service: Option<ServiceName>,
    /// Applications that came in.
    pub received: u32,
    /// Cases that were finished: signed, or handed over where nothing is signed.
    pub finished: u32,
    /// Cases that were rejected.
    pub rejected: u32,
    /// How long the finished ones took; null below 5.
    pub time: Option<MeasuredTime>,
    /// Cases that were asked for an answer to the survey: handed over or rejected.
    pub asked: u32,
    /// How many answered.
    pub answered: u32,
    /// How many answers a sample of those asked needs (Krejcie and Morgan, annex of PermenPANRB 14/2017).
    pub sample_needed: u32,
    /// Satisfaction index (IKM), 25 to 100, exact until it is rounded to two decimals; null below 5 answers.
    pub index: Option<f64>,
    /// Class of the index; null below 5 answers.
    pub quality: Option<QualityClass>,
    /// Complaints that were received.
    pub complaints: u32,
    /// How many of them were answered.
    pub complaints_answered: u32,
    /// How many of those were answered in time.
    pub complaints_in_time: u32,
    /// How many are open although their time has passed.
    pub complaints_late: u32,
}

/// All numbers of a year.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The year.
    pub year: i32,
    /// Years in which cases came in, newest first.
    pub years: Vec<i32>,
    offices: BTreeMap<Id, AgencyRef>,
    services: BTreeMap<String, ServiceName>,
    rows: BTreeMap<(Id, Option<String>), Figures>,
}

/// Computes the numbers of a year; none for a year of which nothing is known.
pub fn compute(c: &mut Conn, at: Moment, year: Option<i32>) -> Result<Option<Snapshot>> {
    let [first, last, ended] = store::span(c)?.map(|day| day.map_or(at.year(), |day| day.year()));
    let years: Vec<i32> = (first..=last.max(ended)).rev().collect();
    let year = year.unwrap_or(last);
    let (true, Some(from), Some(until)) =
        (years.contains(&year), NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31))
    else {
        return Ok(None);
    };
    let calendar = Calendar::load(c)?;
    let (mut codes, mut services) = (BTreeMap::new(), BTreeMap::new());
    for (id, code, name_id, name_en) in store::services(c)? {
        codes.insert(id, code.clone());
        services.insert(code.clone(), ServiceName { code, name_id, name_en });
    }
    let mut rows: BTreeMap<(Id, Option<String>), Figures> = BTreeMap::new();
    for case in store::cases(c, from, until)? {
        let row = rows.entry((case.agency_id, codes.get(&case.service_id).cloned())).or_default();
        row.count_case(&calendar, &case, (from, until));
    }
    for group in surveys::tallies(c, from, until)? {
        let row = rows.entry((group.agency_id, codes.get(&group.service_id).cloned())).or_default();
        row.tally.join(&group.tally);
        if group.channel == PermitChannel::Online {
            row.online += group.tally.respondents();
        }
    }
    for complaint in store::complaints(c, from, until)? {
        let code = complaint.service_id.and_then(|id| codes.get(&id).cloned());
        rows.entry((complaint.agency_id, code)).or_default().count_complaint(&complaint, at.today());
    }
    let ids: Vec<Id> = rows.keys().map(|(agency, _)| *agency).collect();
    let offices = agencies::store::refs(c, &ids)?.into_iter().map(|agency| (agency.id, agency)).collect();
    Ok(Some(Snapshot { year, years, offices, services, rows }))
}

impl Snapshot {
    /// The sum of the rows that are wanted, and what it is made of.
    pub fn total(&self, wanted: &impl Fn(Id, Option<&str>) -> bool) -> (View, Figures) {
        let mut sum = Figures::default();
        for ((agency, service), figures) in &self.rows {
            if wanted(*agency, service.as_deref()) {
                sum.join(figures);
            }
        }
        (self.view((None, None), &sum), sum)
    }

    /// The offices, in the order of their codes.
    pub fn by_office(&self, wanted: &impl Fn(Id, Option<&str>) -> bool) -> Vec<View> {
        let mut found = self.grouped(wanted, |agency, _| (Some(agency), None));
        found.sort_by(|a, b| code_of(a).cmp(code_of(b)));
        found
    }

    /// The services, in the order of their codes; complaints that name none are in no row.
    pub fn by_service(&self, wanted: &impl Fn(Id, Option<&str>) -> bool) -> Vec<View> {
        let named = |agency: Id, service: Option<&str>| service.is_some() && wanted(agency, service);
        self.grouped(&named, |_, service| (None, service.map(str::to_owned)))
    }

    /// Every office with every service of which something is known, in the order of their codes.
    pub fn all(&self) -> Vec<View> {
        let mut found =
            self.grouped(&|_, _| true, |agency, service| (Some(agency), service.map(str::to_owned)));
        found.sort_by(|a, b| code_of(a).cmp(code_of(b)));
        found
    }

    fn grouped(
        &self,
        wanted: &impl Fn(Id, Option<&str>) -> bool,
        key: impl Fn(Id, Option<&str>) -> (Option<Id>, Option<String>),
    ) -> Vec<View> {
        let mut groups: BTreeMap<(Option<Id>, Option<String>), Figures> = BTreeMap::new();
        for ((agency, service), figures) in &self.rows {
            if wanted(*agency, service.as_deref()) {
                groups.entry(key(*agency, service.as_deref())).or_default().join(figures);
            }
        }
        groups
            .into_iter()
            .map(|((agency, service), sum)| self.view((agency, service.as_deref()), &sum))
            .collect()
    }

    fn view(&self, (agency, service): (Option<Id>, Option<&str>), sum: &Figures) -> View {
        let answered = sum.tally.respondents();
        let index = sum.tally.index().filter(|_| answered >= SHOWN_FROM);
        View {
            agency: agency.and_then(|id| self.offices.get(&id).cloned()),
            service: service.and_then(|code| self.services.get(code).cloned()),
            received: sum.received,
            finished: u32::try_from(sum.days.len()).unwrap_or(u32::MAX),
            rejected: sum.rejected,
            time: MeasuredTime::of(sum.days.clone(), sum.paused, sum.in_time),
            asked: sum.asked,
            answered,
            sample_needed: satisfaction::needed(sum.asked),
            index: index.map(satisfaction::Index::value),
            quality: index.map(satisfaction::Index::class),
            complaints: sum.complaints,
            complaints_answered: sum.complaints_answered,
            complaints_in_time: sum.complaints_in_time,
            complaints_late: sum.complaints_open_late,
        }
    }
}

fn code_of(view: &View) -> &str {
    view.agency.as_ref().map_or("", |agency| agency.code.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_nine_in_ten_of_the_cases_kept_the_time() {
        let measured =
            |days: &[i64]| MeasuredTime::of(days.to_vec(), 0, 0).map(|m| (m.cases, m.median, m.p90));
        assert_eq!(measured(&[1, 1, 1, 1]), None);
        assert_eq!(measured(&[5, 1, 1, 2, 9]), Some((5, 2, 9)));
        assert_eq!(measured(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), Some((10, 5, 9)));
        assert_eq!(measured(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30]), Some((11, 0, 0)));
    }
}
