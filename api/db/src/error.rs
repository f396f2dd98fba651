//! What can go wrong below the features.
use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A database failure. Its text is for the log, never for a response body.
#[derive(Debug)]
pub enum DbError {
    /// diesel refused or the database answered with an error.
    Diesel(DieselError),
    /// No connection could be had.
    Pool(String),
    /// Configuration, migration or another failure around the database.
    Other(String),
}

/// Result of a store function.
pub type Res<T> = Result<T, DbError>;

impl DbError {
    /// The constraint that refused a row, as `table.column` (SQLite) or the constraint's name (PostgreSQL).
    #[must_use]
    pub fn unique_violation(&self) -> Option<String> {
        match self {
            Self::Diesel(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, info)) => {
                Some(info.constraint_name().map_or_else(|| info.message().to_owned(), str::to_owned))
            }
            _ => None,
        }
    }

    /// True where running the same transaction again may succeed: a serialisation failure or a deadlock.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Diesel(DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _)) => true,
            // PostgreSQL reports a deadlock (40P01) under the kind Unknown.
            Self::Diesel(DieselError::DatabaseError(DatabaseErrorKind::Unknown, info)) => {
                info.message().contains("deadlock detected")
            }
            _ => false,
        }
    }
}

impl From<DieselError> for DbError {
    fn from(e: DieselError) -> Self {
        Self::Diesel(e)
    }
}

impl std::fmt::Display for DbError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Diesel(e) => write!(f, "{e}"),
            Self::Pool(e) | Self::Other(e) => f.write_str(e),
        }
    }
}

impl std::error::Error for DbError {}

/// The error of a write closure: it must tell whether the transaction may be run again.
pub trait TxError: From<DbError> {
    /// True for a serialisation failure or deadlock.
    fn is_transient(&self) -> bool;
}

impl TxError for DbError {
    fn is_transient(&self) -> bool {
        Self::is_transient(self)
    }
}
