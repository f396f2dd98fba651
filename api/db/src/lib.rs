//! One diesel code base on SQLite and PostgreSQL, chosen at run time by the database URL.
//!
//! Kept apart from the features so that editing a feature rebuilds in seconds.
mod checkpoints;
mod clock;
mod conn;
mod error;
mod ext;
mod glue;
mod migrate;
mod one_of;
mod pool;
#[allow(unused_imports, reason = "each table! block imports the same short list of SQL types")]
pub mod schema;
pub mod text;
mod text_enum;
mod types;

pub use clock::{Clock, simulate_ids};
pub use conn::{Conn, MultiBackend, Url};
pub use error::{DbError, Res, TxError};
pub use ext::{Both, BothExt, LockedExt, cols};
pub use migrate::{migrate, schema_version};
pub use one_of::{OneOf, OneOfExt};
pub use pool::{Db, attempt, write_in};
pub use text_enum::word_schema;
pub use types::{Id, Ts, UtcTs, UuidT};

/// Rows or ids that one statement takes at once: a database binds only so many values (SQLite 32,766).
pub const AT_ONCE: usize = 500;
