//! The connection type of every store, and the URL that picks the database.
use crate::error::DbError;
use diesel::connection::Connection;
use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;

/// Either database behind one type; queries are written once against it.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL, for several replicas.
    Pg(PgConnection),
    /// The embedded default.
    Sqlite(SqliteConnection),
}

/// A parsed database URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Url {
    /// `postgres://…`, handed to libpq as it is.
    Pg(String),
    /// The path after `sqlite://`.
    Sqlite(String),
}

impl Url {
    /// Reads `postgres://…`, `postgresql://…` or `sqlite://path`; anything else is refused.
    ///
    /// The scheme is checked here because the derived `Conn::establish` tries PostgreSQL first and then quietly
    /// creates an SQLite file that carries the URL as its name.
    pub fn parse(text: &str) -> Result<Self, DbError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self::Pg(text.into()))
        } else if let Some(path) = text.strip_prefix("sqlite://") {
            Ok(Self::Sqlite(path.into()))
        } else {
            Err(DbError::Other("DATABASE_URL must start with postgres:// or sqlite://".into()))
        }
    }

    /// Opens one connection without any session settings.
    pub fn connect(&self) -> diesel::ConnectionResult<Conn> {
        match self {
            Self::Pg(url) => PgConnection::establish(url).map(Conn::Pg),
            Self::Sqlite(path) => SqliteConnection::establish(path).map(Conn::Sqlite),
        }
    }
}
