//! Queries on surveys.
use super::model::{AnswerColumns, Survey};
use crate::http::{Cursor, PageArgs};
use crate::permits::applications::model::PermitChannel;
use crate::satisfaction::{Element, Tally};
use chrono::NaiveDate;
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;
use pamong_db::schema::surveys;
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, Ts, cols};
use std::collections::BTreeMap;

/// The survey of a case.
pub fn of_application(c: &mut Conn, application: Id) -> Res<Option<Survey>> {
    let query = surveys::table.filter(surveys::application_id.eq(application));
    Ok(query.select(Survey::as_select()).first(c).optional()?)
}

/// Stores a new survey; a second one of the same case breaks a rule of the table.
pub fn insert(c: &mut Conn, row: &Survey) -> Res<()> {
    diesel::insert_into(surveys::table).values(row).execute(c)?;
    Ok(())
}

/// Stores corrected answers, if nobody else did meanwhile.
pub fn correct(
    c: &mut Conn,
    survey: &Survey,
    answers: AnswerColumns,
    remark: Option<&str>,
    now: Ts,
) -> Res<Option<Survey>> {
    let target = surveys::table.filter(surveys::id.eq(survey.id)).filter(surveys::version.eq(survey.version));
    let change = (
        answers,
        surveys::remark.eq(remark),
        surveys::changed_at.eq(Some(now)),
        surveys::version.eq(surveys::version + 1),
    );
    let query = diesel::update(target).set(change).returning(cols::<Survey>());
    Ok(query.get_result(c).optional()?)
}

/// Answers that were added up: of an office, for a service, from one side.
pub struct Group {
    /// The office.
    pub agency_id: Id,
    /// The service, in one revision.
    pub service_id: Id,
    /// From which side.
    pub channel: PermitChannel,
    /// The answers.
    pub tally: Tally,
}

type Sums = (
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
);

/// What was answered about cases that ended between two days, both included: one row for each office, service and side.
pub fn tallies(c: &mut Conn, from: NaiveDate, until: NaiveDate) -> Res<Vec<Group>> {
    let rows: Vec<(Id, Id, PermitChannel, i64, Sums)> = surveys::table
        .filter(surveys::ended_on.between(from, until))
        .group_by((surveys::agency_id, surveys::service_id, surveys::channel))
        .select((
            surveys::agency_id,
            surveys::service_id,
            surveys::channel,
            count_star(),
            (
                sum(surveys::requirements),
                sum(surveys::procedure),
                sum(surveys::service_time),
                sum(surveys::fee),
                sum(surveys::product),
                sum(surveys::competence),
                sum(surveys::behaviour),
                sum(surveys::facilities),
                sum(surveys::complaint_handling),
            ),
        ))
        .load(c)?;
    let group = |(agency_id, service_id, channel, count, sums): (Id, Id, PermitChannel, i64, Sums)| {
        let tally = Tally::new(u32::try_from(count).unwrap_or(u32::MAX), by_element(sums));
        Group { agency_id, service_id, channel, tally }
    };
    Ok(rows.into_iter().map(group).collect())
}

fn by_element(sums: Sums) -> BTreeMap<Element, u64> {
    let (requirements, procedure, service_time, fee, product, competence, behaviour, facilities, handling) =
        sums;
    [
        (Element::Requirements, requirements),
        (Element::Procedure, procedure),
        (Element::ServiceTime, service_time),
        (Element::Fee, fee),
        (Element::Product, product),
        (Element::Competence, competence),
        (Element::Behaviour, behaviour),
        (Element::Facilities, facilities),
        (Element::ComplaintHandling, handling),
    ]
    .into_iter()
    .map(|(element, sum)| (element, sum.and_then(|sum| u64::try_from(sum).ok()).unwrap_or(0)))
    .collect()
}

/// Surveys with a remark, of these offices, newest first.
pub fn with_remark(c: &mut Conn, agencies: &[Id], page: &PageArgs) -> Res<Vec<Survey>> {
    let mut query = surveys::table
        .filter(surveys::agency_id.one_of(agencies.to_vec()))
        .filter(surveys::remark.is_not_null())
        .select(Survey::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(surveys::created_at.le(at))
            .filter(surveys::created_at.lt(at).or(surveys::id.lt(id)));
    }
    let query = query.order((surveys::created_at.desc(), surveys::id.desc()));
    Ok(query.limit(page.fetch()).load(c)?)
}
