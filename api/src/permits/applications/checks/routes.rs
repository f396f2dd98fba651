//! HTTP of checks.
use super::model::NewCheckResult;
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Staff};
use crate::http::{AppState, Input, command, done};
use crate::identity::Can;
use crate::identity::permission::PermitRead;
use crate::permits::applications::views::{self, PermitApplicationView};
use actix_web::{HttpResponse, post, web};
use pamong_db::Id;

/// Record what a check found
///
/// By whoever has the right that the procedure names, at the office itself or at the agency whose opinion was asked. All
/// checks of a stage are over before the application moves forward; an objection does not stop it, it is weighed.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application"),
        ("check_id" = Id, Path, description = "Check")),
    request_body = NewCheckResult, security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The application after it", body = PermitApplicationView),
        (status = 409, description = "Done already", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/permit-applications/{id}/checks/{check_id}/result")]
pub async fn record_permit_check(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    path: web::Path<(Id, Id)>,
    input: Input<NewCheckResult>,
) -> Result<HttpResponse> {
    let ((id, check), secrets) = (path.into_inner(), app.secrets.clone());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let after = service::conclude(tx, &me, id, check, &input.value)?;
        let version = after.version;
        Ok(done(views::view(tx, &me, &secrets, after)?, Some(version)))
    })
    .await
}
