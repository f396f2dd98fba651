//! Queries on applications.
use super::model::{PermitApplication, PermitDocument, PermitEvent, PermitStatus, Progress};
use crate::http::{Cursor, PageArgs};
use crate::identity::{Me, Scope};
use crate::permits::assignments::store::{self as assignments, LookedAfter};
use crate::permits::form::Protected;
use crate::permits::tracking;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Text;
use pamong_db::schema::{
    permit_applications as applications, permit_checks as checks, permit_documents as documents,
    permit_erasures as erasures, permit_events as events, permit_secrets as secrets,
    permit_services as services,
};
use pamong_db::{Conn, Id, LockedExt, MultiBackend, OneOfExt, Res, Ts, cols, each};
use serde::{Deserialize, Serialize};

diesel::define_sql_function! {
    /// Lower case; on SQLite only of ASCII letters.
    fn lower(text: Text) -> Text;
}

type Applications = applications::BoxedQuery<'static, MultiBackend>;

/// Place of a row in a list that is ordered by due date and id, latest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueCursor(pub NaiveDate, pub Id);

/// What a list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct ApplicationFilter {
    /// Only in this state.
    pub status: Option<PermitStatus>,
    /// Only of this office.
    pub agency_id: Option<Id>,
    /// Only of this service.
    pub service_code: Option<String>,
    /// Only of this officer, or of none.
    pub looked_after: Option<LookedAfter>,
    /// Tracking code, register number or part of the applicant's name.
    pub q: Option<String>,
}

/// The applications that a person may see: those of the offices in the person's scope.
fn visible_to(scope: &Scope) -> Applications {
    applications::table.filter(applications::agency_id.one_of(scope.agency_ids.clone())).into_boxed()
}

fn filtered(scope: &Scope, filter: &ApplicationFilter) -> Applications {
    narrowed(visible_to(scope), filter)
}

fn narrowed(query: Applications, filter: &ApplicationFilter) -> Applications {
    let mut query = query;
    if let Some(status) = filter.status {
        query = query.filter(applications::status.eq(status));
    }
    if let Some(agency) = filter.agency_id {
        query = query.filter(applications::agency_id.eq(agency));
    }
    if let Some(code) = filter.service_code.clone() {
        let named = services::table.filter(services::code.eq(code)).select(services::id);
        query = query.filter(applications::service_id.eq_any(named));
    }
    if let Some(by) = filter.looked_after {
        query = assignments::narrowed(query, by);
    }
    match filter.q.as_deref().map(str::trim) {
        None | Some("") => query,
        Some(q) => found_by(query, q),
    }
}

/// A tracking code, a register number (`12` or `12/2022`) or part of the applicant's name.
fn found_by(query: Applications, q: &str) -> Applications {
    if let Some(code) = tracking::normalise(q) {
        return query.filter(applications::tracking_code.eq(code));
    }
    let (number, year) = q.split_once('/').map_or((q, None), |(number, year)| (number, Some(year)));
    if let Ok(number) = number.trim().parse::<i32>() {
        let query = query.filter(applications::register_number.eq(number));
        return match year.and_then(|year| year.trim().parse::<i32>().ok()) {
            Some(year) => query.filter(applications::register_year.eq(year)),
            None => query,
        };
    }
    let literal = q.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    query.filter(lower(applications::applicant_name).like(format!("%{literal}%")).escape('\\'))
}

/// A page of applications, newest first.
pub fn list_newest(
    c: &mut Conn,
    scope: &Scope,
    filter: &ApplicationFilter,
    page: &PageArgs,
) -> Res<Vec<PermitApplication>> {
    let mut query = filtered(scope, filter);
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(applications::created_at.le(at))
            .filter(applications::created_at.lt(at).or(applications::id.lt(id)));
    }
    let query = query.order((applications::created_at.desc(), applications::id.desc())).limit(page.fetch());
    Ok(query.select(PermitApplication::as_select()).load(c)?)
}

fn by_due_date(c: &mut Conn, query: Applications, page: &PageArgs<DueCursor>) -> Res<Vec<PermitApplication>> {
    let mut query = query;
    if let Some(DueCursor(due, id)) = page.after {
        query = query
            .filter(applications::due_date.ge(due))
            .filter(applications::due_date.gt(due).or(applications::id.gt(id)));
    }
    let query = query.order((applications::due_date, applications::id)).limit(page.fetch());
    Ok(query.select(PermitApplication::as_select()).load(c)?)
}

/// A page of what waits for somebody with these rights at one office, latest first: applications of the office at stages
/// that wait for them, and those of any office with a check that this office is asked for.
pub fn list_waiting(
    c: &mut Conn,
    filter: &ApplicationFilter,
    (agency, rights): (Id, &[String]),
    page: &PageArgs<DueCursor>,
) -> Res<Vec<PermitApplication>> {
    let asked = checks::table
        .filter(checks::agency_id.eq(agency))
        .filter(checks::permission.one_of(rights.to_vec()))
        .filter(checks::outcome.is_null())
        .select(checks::application_id);
    let query = narrowed(applications::table.into_boxed(), filter).filter(
        applications::agency_id
            .eq(agency)
            .and(applications::waits_for.assume_not_null().one_of(rights.to_vec()))
            .or(applications::id.eq_any(asked)),
    );
    by_due_date(c, query, page)
}

/// A page of what is late while its office has to act, latest first.
pub fn list_late(
    c: &mut Conn,
    scope: &Scope,
    filter: &ApplicationFilter,
    today: NaiveDate,
    page: &PageArgs<DueCursor>,
) -> Res<Vec<PermitApplication>> {
    let query = filtered(scope, filter)
        .filter(applications::stopped_on.is_null())
        .filter(applications::paused_since.is_null())
        .filter(applications::due_date.lt(today));
    by_due_date(c, query, page)
}

/// A page of what ended before its day and still holds personal data, latest first. Each day is of a service, or of all that
/// are not named.
pub fn list_expired(
    c: &mut Conn,
    scope: &Scope,
    filter: &ApplicationFilter,
    days: &[(Option<String>, NaiveDate)],
    page: &PageArgs<DueCursor>,
) -> Res<Vec<PermitApplication>> {
    let named: Vec<String> = days.iter().filter_map(|(code, _)| code.clone()).collect();
    let services_of =
        |codes: Vec<String>| services::table.filter(services::code.one_of(codes)).select(services::id);
    let mut found = Vec::new();
    for (code, day) in days {
        let erased = erasures::table.filter(erasures::application_id.eq(applications::id));
        let ended = filtered(scope, filter)
            .filter(applications::status.one_of(PermitStatus::ENDED.to_vec()))
            .filter(applications::stopped_on.lt(*day))
            .filter(diesel::dsl::not(diesel::dsl::exists(erased)));
        let query = match code {
            Some(code) => ended.filter(applications::service_id.eq_any(services_of(vec![code.clone()]))),
            None => ended.filter(applications::service_id.ne_all(services_of(named.clone()))),
        };
        found.extend(by_due_date(c, query, page)?);
    }
    found.sort_by_key(|a| (a.due_date, a.id));
    found.truncate(usize::try_from(page.fetch()).unwrap_or_default());
    Ok(found)
}

/// One application that the person may see.
pub fn find_visible(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<PermitApplication>> {
    let query = visible_to(scope).filter(applications::id.eq(id));
    Ok(query.select(PermitApplication::as_select()).first(c).optional()?)
}

/// Those of the applications that the person may see.
pub fn visible_among(c: &mut Conn, scope: &Scope, ids: &[Id]) -> Res<Vec<PermitApplication>> {
    let query = visible_to(scope).filter(applications::id.one_of(ids.to_vec()));
    Ok(query.select(PermitApplication::as_select()).load(c)?)
}

/// One application that the person may see, or that the person's office is or was asked to examine.
pub fn find_for(c: &mut Conn, me: &Me, id: Id) -> Res<Option<PermitApplication>> {
    if let Some(found) = find_visible(c, &me.scope, id)? {
        return Ok(Some(found));
    }
    let asked = checks::table
        .filter(checks::agency_id.eq(me.agency.id))
        .filter(checks::application_id.eq(id))
        .select(checks::application_id);
    let query = applications::table.filter(applications::id.eq_any(asked)).into_boxed::<MultiBackend>();
    Ok(query.select(PermitApplication::as_select()).first(c).optional()?)
}

/// These applications.
pub fn by_id(c: &mut Conn, ids: &[Id]) -> Res<Vec<PermitApplication>> {
    let query = applications::table.filter(applications::id.one_of(ids.to_vec()));
    Ok(query.select(PermitApplication::as_select()).load(c)?)
}

/// Service, number and year of the register of those of these that are applications.
pub fn registered(c: &mut Conn, ids: &[Id]) -> Res<Vec<(Id, Id, i32, i32)>> {
    let query = applications::table.filter(applications::id.one_of(ids.to_vec()));
    let columns = (
        applications::id,
        applications::service_id,
        applications::register_number,
        applications::register_year,
    );
    Ok(query.select(columns).load(c)?)
}

/// The application behind a tracking code in its stored form.
pub fn find_by_tracking(c: &mut Conn, code: &str) -> Res<Option<PermitApplication>> {
    let query = applications::table.filter(applications::tracking_code.eq(code));
    Ok(query.select(PermitApplication::as_select()).first(c).optional()?)
}

/// One application, whoever asks.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<PermitApplication>> {
    Ok(applications::table.find(id).select(PermitApplication::as_select()).first(c).optional()?)
}

/// Names of the applicants of these applications.
pub fn names(c: &mut Conn, ids: &[Id]) -> Res<Vec<(Id, String)>> {
    let query = applications::table.filter(applications::id.one_of(ids.to_vec()));
    Ok(query.select((applications::id, applications::applicant_name)).load(c)?)
}

/// Stores a new application.
pub fn insert(c: &mut Conn, row: &PermitApplication) -> Res<()> {
    diesel::insert_into(applications::table).values(row).execute(c)?;
    Ok(())
}

/// Takes a step, if the application is still at this version.
pub fn advance(c: &mut Conn, id: Id, version: i32, to: &Progress) -> Res<Option<PermitApplication>> {
    let target =
        applications::table.filter(applications::id.eq(id)).filter(applications::version.eq(version));
    let change = (to, applications::version.eq(applications::version + 1));
    let query = diesel::update(target).set(change).returning(cols::<PermitApplication>());
    Ok(query.get_result(c).optional()?)
}

/// Raises the version, if the application is still at this one.
pub fn touch(c: &mut Conn, id: Id, version: i32, now: Ts) -> Res<Option<PermitApplication>> {
    let target =
        applications::table.filter(applications::id.eq(id)).filter(applications::version.eq(version));
    let change = (applications::updated_at.eq(now), applications::version.eq(applications::version + 1));
    let query = diesel::update(target).set(change).returning(cols::<PermitApplication>());
    Ok(query.get_result(c).optional()?)
}

/// Stores changed answers; the step that goes with them raises the version.
pub fn replace_form(c: &mut Conn, id: Id, applicant_name: &str, form: &Protected) -> Res<()> {
    diesel::update(applications::table.find(id))
        .set((
            applications::applicant_name.eq(applicant_name),
            applications::form_data.eq(&form.answers),
            applications::nik_masked.eq(form.nik_masked.as_deref()),
            applications::nik_index.eq(form.nik_index.as_deref()),
        ))
        .execute(c)?;
    Ok(())
}

/// Stores encrypted numbers.
pub fn insert_secrets(c: &mut Conn, application: Id, sealed: &[(String, String)]) -> Res<()> {
    for (field, ciphertext) in sealed {
        diesel::insert_into(secrets::table)
            .values((
                secrets::application_id.eq(application),
                secrets::field.eq(field),
                secrets::ciphertext.eq(ciphertext),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Stores encrypted numbers in place of the former ones.
pub fn replace_secrets(c: &mut Conn, application: Id, sealed: &[(String, String)]) -> Res<()> {
    diesel::delete(secrets::table.filter(secrets::application_id.eq(application))).execute(c)?;
    insert_secrets(c, application, sealed)
}

/// Field and ciphertext of each encrypted number.
pub fn secrets_of(c: &mut Conn, application: Id) -> Res<Vec<(String, String)>> {
    let query = secrets::table.filter(secrets::application_id.eq(application)).order(secrets::field);
    Ok(query.select((secrets::field, secrets::ciphertext)).load(c)?)
}

/// Application, field and ciphertext of encrypted numbers, in that order.
pub fn sealed(c: &mut Conn, after: Option<(Id, String)>, limit: i64) -> Res<Vec<(Id, String, String)>> {
    let mut query = secrets::table.into_boxed::<MultiBackend>();
    if let Some((id, field)) = after {
        let behind = secrets::application_id.gt(id);
        query = query.filter(behind.or(secrets::application_id.eq(id).and(secrets::field.gt(field))));
    }
    let query = query.order((secrets::application_id, secrets::field)).limit(limit);
    Ok(query.select((secrets::application_id, secrets::field, secrets::ciphertext)).load(c)?)
}

/// Puts another ciphertext in the place of one that is still there. True where it was.
pub fn reseal(c: &mut Conn, (id, field): (Id, &str), was: &str, sealed: &str) -> Res<bool> {
    let target = secrets::table
        .filter(secrets::application_id.eq(id))
        .filter(secrets::field.eq(field))
        .filter(secrets::ciphertext.eq(was));
    Ok(diesel::update(target).set(secrets::ciphertext.eq(sealed)).execute(c)? == 1)
}

/// The index under which an application's NIK is found; the row is locked until the transaction ends.
pub fn lock_index(c: &mut Conn, id: Id) -> Res<Option<String>> {
    let query = applications::table.find(id).select(applications::nik_index);
    Ok(query.locked().get_result(c)?)
}

/// The index under which an application's NIK is found.
pub fn nik_index(c: &mut Conn, id: Id) -> Res<Option<String>> {
    Ok(applications::table.find(id).select(applications::nik_index).get_result(c)?)
}

/// Sets the index under which an application's NIK is found.
pub fn set_index(c: &mut Conn, id: Id, index: &str) -> Res<()> {
    let target = applications::table.find(id);
    diesel::update(target).set(applications::nik_index.eq(index)).execute(c)?;
    Ok(())
}

/// Applications of a NIK that the person may see, newest first, by the indexes that it may have.
pub fn find_by_index(c: &mut Conn, scope: &Scope, indexes: Vec<String>) -> Res<Vec<PermitApplication>> {
    let indexes: Vec<Option<String>> = indexes.into_iter().map(Some).collect();
    let query = visible_to(scope).filter(applications::nik_index.one_of(indexes));
    let query = query.order((applications::created_at.desc(), applications::id.desc())).limit(100);
    Ok(query.select(PermitApplication::as_select()).load(c)?)
}

/// Stores papers.
pub fn insert_documents(c: &mut Conn, rows: &[PermitDocument]) -> Res<()> {
    if !rows.is_empty() {
        each!(c => diesel::insert_into(documents::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Papers in the order of the requirements, newest last.
pub fn documents(c: &mut Conn, application: Id) -> Res<Vec<PermitDocument>> {
    let query = documents::table.filter(documents::application_id.eq(application)).order((
        documents::requirement_index,
        documents::created_at,
        documents::id,
    ));
    Ok(query.select(PermitDocument::as_select()).load(c)?)
}

/// One paper of an application.
pub fn find_document(c: &mut Conn, application: Id, id: Id) -> Res<Option<PermitDocument>> {
    let query =
        documents::table.filter(documents::application_id.eq(application)).filter(documents::id.eq(id));
    Ok(query.select(PermitDocument::as_select()).first(c).optional()?)
}

/// Stores a step.
pub fn insert_event(c: &mut Conn, row: &PermitEvent) -> Res<()> {
    diesel::insert_into(events::table).values(row).execute(c)?;
    Ok(())
}

/// Steps in the order in which they were taken.
pub fn events(c: &mut Conn, application: Id) -> Res<Vec<PermitEvent>> {
    let query = events::table.filter(events::application_id.eq(application));
    Ok(query.order((events::occurred_at, events::id)).select(PermitEvent::as_select()).load(c)?)
}
