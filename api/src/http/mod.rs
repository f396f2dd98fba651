//! The web kit: what every handler shares. It knows no feature.
mod answers;
mod command;
mod day;
mod etag;
mod gate;
mod idempotency;
mod input;
mod lang;
mod limits;
mod page;
pub mod problems;
mod security;
mod state;
mod store;

pub use answers::answers;
pub use command::{Reply, command, created, done, item, secret_command};
pub use day::{day, optional_day};
pub use etag::{IfMatch, OptionalIfMatch};
pub use gate::{close_gate, pass_gate};
pub use idempotency::{Idempotency, Owner};
pub use input::{Command, Input, Validate, path_config, query_config, read_json};
pub use lang::Lang;
pub use limits::{Limiter, PublicLimiter, peer};
pub use page::{Cursor, Page, PageArgs};
pub use security::security_headers;
pub use state::{AppState, Moment};
