//! Users, the positions they hold, their rights and their sessions.
//!
//! The right goes with the position and its agency's subtree; the ledger names the person and on whose behalf.
mod guard;
mod me;
pub mod model;
pub mod password;
pub mod permission;
pub mod roles;
pub mod routes;
pub mod service;
pub mod sessions;
pub mod store;
mod tokens;
pub mod users;

pub use guard::Can;
pub use me::{Me, Scope};
pub use model::{Locale, PositionView};
pub use permission::Permission;
pub use sessions::routes::LoginLimiter;
pub use tokens::{Claims, Tokens};

use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(sessions::routes::login)
        .service(sessions::routes::refresh)
        .service(sessions::routes::logout)
        .service(routes::get_me)
        .service(routes::update_me)
        .service(routes::change_my_password)
        .service(users::routes::list_users)
        .service(users::routes::create_user)
        .service(users::routes::get_user)
        .service(users::routes::update_user)
        .service(users::routes::reset_user_password)
        .service(users::routes::list_positions)
        .service(users::routes::create_position)
        .service(users::routes::list_roles)
        .service(users::routes::list_acting_assignments)
        .service(users::routes::create_acting_assignment);
}
