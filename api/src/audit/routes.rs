//! The ledger over HTTP: reading only.
use super::model::{Application, AuditEvent};
use super::sight::{LetterSight, shown};
use super::store::{self, FactFilter};
use crate::error::{Code, Error, Problem, Result};
use crate::http::{AppState, Cursor, Moment, Page, PageArgs};
use crate::identity::Can;
use crate::identity::permission::AuditRead;
use actix_web::{HttpResponse, get, web};
use chrono::{Days, NaiveDate, NaiveTime, TimeZone};
use pamong_db::{Conn, Id, Ts};
use serde::Deserialize;
use utoipa::IntoParams;

/// Routes of this feature.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(list_audit_events).service(super::seals::routes::get_ledger_proof);
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Only facts about this thing.
    subject_id: Option<Id>,
    /// Only facts of this agency.
    agency_id: Option<Id>,
    /// Only what this person did.
    actor_user_id: Option<Id>,
    /// Only facts of this part of the product.
    application: Option<Application>,
    /// Only this action, such as `letter.dispose`.
    action: Option<String>,
    /// Only facts recorded on this day or later.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    from: Option<NaiveDate>,
    /// Only facts recorded on this day or earlier.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    until: Option<NaiveDate>,
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// The instant at which a day begins where the office is.
fn start_of(day: NaiveDate, at: Moment) -> Result<Ts> {
    let local = at.zone.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest();
    let instant = local.ok_or_else(|| Error::Code(Code::Malformed, Some(day.to_string())))?;
    Ok(Ts::from_utc(instant.to_utc()))
}

impl ListQuery {
    fn filter(self, at: Moment) -> Result<FactFilter> {
        let next = self.until.and_then(|day| day.checked_add_days(Days::new(1)));
        Ok(FactFilter {
            subject_id: self.subject_id,
            agency_id: self.agency_id,
            actor_user_id: self.actor_user_id,
            application: self.application,
            action: self.action,
            from: self.from.map(|day| start_of(day, at)).transpose()?,
            before: next.map(|day| start_of(day, at)).transpose()?,
        })
    }
}

/// What was done in the caller's agency and those below it, newest first. Of a letter that the caller may not see, the
/// event tells that something was done, and its data is withheld.
#[utoipa::path(
    tag = "audit", params(ListQuery), security(("bearer" = ["audit.read"])),
    responses(
        (status = 200, body = Page<AuditEvent>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/audit-events")]
async fn list_audit_events(
    me: Can<AuditRead>,
    app: web::Data<AppState>,
    sight: web::Data<dyn LetterSight>,
    query: web::Query<ListQuery>,
) -> Result<HttpResponse> {
    let query = query.into_inner();
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let filter = query.filter(me.at)?;
    let read = move |c: &mut Conn| {
        let rows = store::list(c, &me.scope, &filter, &page)?;
        let found = page.page(rows, |f| Cursor(f.recorded_at, f.id))?;
        let items = shown(c, sight.as_ref(), &me.scope, found.items)?;
        Ok::<_, Error>(Page { items, next_cursor: found.next_cursor })
    };
    Ok(HttpResponse::Ok().json(app.db.read(read).await?))
}
