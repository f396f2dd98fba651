//! Handler of steps of several applications.
use super::model::{NewPermitTransitions, PermitResults};
use crate::documents::LetterRegister;
use crate::error::Result;
use crate::http::problems::{JsonBody, Staff};
use crate::http::{AppState, Input, Lang, command, done, several};
use crate::identity::Can;
use crate::identity::permission::PermitRead;
use crate::permits::applications::service;
use actix_web::{HttpRequest, HttpResponse, post, web};

/// Move several applications on
///
/// The same step for each of them, by the rules of a single one; each takes it or is refused by itself and the answer tells
/// which.
#[utoipa::path(tag = "permits", request_body = NewPermitTransitions, security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "What became of each", body = PermitResults),
    Staff, JsonBody,
))]
#[post("/permit-applications/transitions")]
pub async fn create_permit_transitions(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    register: web::Data<dyn LetterRegister>,
    input: Input<NewPermitTransitions>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let lang = Lang::from_headers(req.headers());
    let (secrets, register) = (app.secrets.clone(), register.into_inner());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let step = input.value.step();
        let moved = several::each(tx, &input.value.application_ids, lang, |tx, id| {
            service::transition(tx, &me, &secrets, &*register, id, &step)
        })?;
        Ok(done(PermitResults::of(moved).0, None))
    })
    .await
}
