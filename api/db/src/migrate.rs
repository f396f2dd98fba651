//! Embedded migrations of both databases.
use crate::conn::{Conn, Url};
use crate::error::DbError;
use diesel::connection::{Connection, SimpleConnection};
use diesel::migration::MigrationSource;
use diesel::pg::{Pg, PgConnection};
use diesel::sqlite::SqliteConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

fn other(e: impl std::fmt::Display) -> DbError {
    DbError::Other(e.to_string())
}

/// Brings the database to the newest schema. Several servers may call it at once.
pub fn migrate(url: &Url) -> Result<(), DbError> {
    match url {
        Url::Pg(address) => {
            let mut conn = PgConnection::establish(address).map_err(other)?;
            // Only orders the first start of several servers; it is released when this connection closes.
            conn.batch_execute("SELECT pg_advisory_lock(727274)")?;
            conn.run_pending_migrations(POSTGRES).map_err(other)?;
        }
        Url::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(path).map_err(other)?;
            conn.batch_execute(
                "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA foreign_keys=OFF;",
            )?;
            conn.run_pending_migrations(SQLITE).map_err(other)?;
        }
    }
    Ok(())
}

/// The newest migration that this connection's database has, and whether this program knows a newer one.
pub fn schema_version(conn: &mut Conn) -> Result<(Option<String>, bool), DbError> {
    let applied = crate::each!(conn => conn.applied_migrations()).map_err(other)?;
    let newest = applied.iter().max().map(ToString::to_string);
    let known: Vec<_> = MigrationSource::<Pg>::migrations(&POSTGRES).map_err(other)?;
    let pending = known.iter().any(|m| !applied.contains(&m.name().version().as_owned()));
    Ok((newest, pending))
}
