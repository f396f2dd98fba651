//! Handlers of assignments.
use super::inputs::NewPermitAssignments;
use super::service;
use super::views::{self, Workload};
use crate::error::Result;
use crate::http::problems::{JsonBody, Staff};
use crate::http::{AppState, Input, Lang, command, done, several};
use crate::identity::Can;
use crate::identity::permission::PermitRead;
use crate::notifications::emit;
use crate::permits::PermitSubjects;
use crate::permits::applications::several::PermitResults;
use actix_web::{HttpRequest, HttpResponse, get, post, web};

/// Give applications to an officer
///
/// Of the caller's own office. With `permit.assign` to any position that processes applications; with `permit.process` what
/// nobody has to oneself, and one's own back. Each is given or refused by itself and the answer tells which.
#[utoipa::path(tag = "permits", request_body = NewPermitAssignments, security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "What became of each", body = PermitResults),
    Staff, JsonBody,
))]
#[post("/permit-applications/assignments")]
pub async fn assign_permit_applications(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    input: Input<NewPermitAssignments>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let lang = Lang::from_headers(req.headers());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let NewPermitAssignments { application_ids, position_id } = &input.value;
        let given =
            several::each(tx, application_ids, lang, |tx, id| service::assign(tx, &me, id, *position_id))?;
        let (results, notices) = PermitResults::of(given);
        let notices: Vec<_> = notices.into_iter().flatten().collect();
        emit(tx, me.at, &PermitSubjects, Some(&me), &notices)?;
        Ok(done(results, None))
    })
    .await
}

/// Show the work of the office
///
/// How many open applications each officer of the caller's office has, how many of them are late or due soon, and how many
/// nobody looks after.
#[utoipa::path(tag = "permits", security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "The work", body = Workload),
    Staff,
))]
#[get("/permit-workload")]
pub async fn get_permit_workload(me: Can<PermitRead>, app: web::Data<AppState>) -> Result<HttpResponse> {
    let workload = app.db.read(move |c| views::workload(c, &me)).await?;
    Ok(HttpResponse::Ok().json(workload))
}
