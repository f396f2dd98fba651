//! Users, the positions they hold, their rights and their sessions.
//!
//! The right goes with the position and its agency's subtree; the ledger names the person and on whose behalf.
mod guard;
mod me;
pub mod permission;
pub mod roles;
pub mod store;
mod tokens;

pub use guard::Can;
pub use me::{Me, Scope};
pub use permission::Permission;
pub use tokens::{Claims, Tokens};

/// Routes of this feature.
pub fn routes(_cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {}
