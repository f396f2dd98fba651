//! HTTP of the chain.
use super::model::Proof;
use super::service;
use crate::error::Error;
use crate::error::Result;
use crate::http::AppState;
use crate::http::problems::{Existing, Query, Staff};
use crate::identity::Can;
use crate::identity::permission::AuditRead;
use actix_web::{HttpResponse, get, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which chain, and how much of it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProofQuery {
    /// The agency; the caller's own where it is not named.
    agency_id: Option<Id>,
    /// Only up to this seal, to compare with a hash that was noted before.
    until: Option<i64>,
}

/// Prove the ledger of an agency
///
/// Computes the hash of every sealed fact anew and compares it with its seal: a fact that was changed, left out or put in
/// shows. The last hash stands for all of them; noted elsewhere, such as in an export package, it also shows that the end
/// was not cut off. Facts are sealed each night and before a package is made.
#[utoipa::path(tag = "audit", params(ProofQuery), security(("bearer" = ["audit.read"])), responses(
    (status = 200, description = "What the chain shows", body = Proof),
    Staff, Existing, Query,
))]
#[get("/ledger-proof")]
pub async fn get_ledger_proof(
    me: Can<AuditRead>,
    app: web::Data<AppState>,
    query: web::Query<ProofQuery>,
) -> Result<HttpResponse> {
    let (agency, until) = (query.agency_id.unwrap_or(me.agency.id), query.until);
    if !me.scope.covers(agency) {
        return Err(Error::not_found());
    }
    let proof = app.db.read(move |c| service::prove(c, agency, until)).await?;
    Ok(HttpResponse::Ok().json(proof))
}
