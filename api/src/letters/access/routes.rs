//! HTTP of the question why somebody sees a letter.
use super::model::{AccessQuery, LetterAccess};
use super::service;
use crate::error::{Code, Error, Result};
use crate::http::AppState;
use crate::http::problems::{Existing, Query, Staff};
use crate::identity::permission::{AuditRead, LetterRead, Right, UserManage};
use crate::identity::{Can, Me, Permission};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, HttpResponse, get, web};
use futures_util::future::LocalBoxFuture;
use pamong_db::Id;

/// Somebody who may ask: about oneself with `letter.read`, about others with `user.manage` or `audit.read`.
pub struct Asker(Me);

impl FromRequest for Asker {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let mut asked = with::<LetterRead>(&req).await;
            if is_forbidden(&asked) {
                asked = with::<UserManage>(&req).await;
            }
            if is_forbidden(&asked) {
                asked = with::<AuditRead>(&req).await;
            }
            asked.map(Self)
        })
    }
}

async fn with<P: Right + 'static>(req: &HttpRequest) -> Result<Me> {
    Can::<P>::from_request(req, &mut Payload::None).await.map(Can::into_me)
}

fn is_forbidden(asked: &Result<Me>) -> bool {
    matches!(asked, Err(Error::Code(Code::Forbidden, _)))
}

/// Explain who sees a letter
///
/// Why the caller sees it (right `letter.read`; 404 where the caller does not). With `position_id`, for those who manage
/// users or read the ledger: whether and why the present holder of that position sees it, for every letter of the
/// caller's scope, also one that the caller does not see. The answer holds the letter's level, never what it is about.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"), AccessQuery),
    security(("bearer" = ["letter.read"]), ("bearer" = ["user.manage"]), ("bearer" = ["audit.read"])), responses(
        (status = 200, description = "The reasons", body = LetterAccess),
        Staff, Existing, Query,
    ))]
#[get("/letters/{id}/access")]
pub async fn get_letter_access(
    me: Asker,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<AccessQuery>,
) -> Result<HttpResponse> {
    let (Asker(me), id) = (me, id.into_inner());
    let access = match query.position_id {
        None => {
            me.require(Permission::LetterRead)?;
            app.db.read(move |c| service::own(c, &me, id)).await?
        }
        Some(position) => {
            if !me.can(Permission::UserManage) && !me.can(Permission::AuditRead) {
                return Err(Code::Forbidden.into());
            }
            app.db.write(move |tx| service::of_position(tx, &me, id, position)).await?
        }
    };
    Ok(HttpResponse::Ok().json(access))
}
