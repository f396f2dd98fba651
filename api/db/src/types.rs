//! SQL types that differ per database, and the newtypes that carry them.
use chrono::{DateTime, SubsecRound, Utc};
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::query_builder::QueryId;
use diesel::sql_types::{SqlOrd, SqlType};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};

/// `uuid` on PostgreSQL, `BLOB` of 16 bytes on SQLite. Both sort bytewise, so keyset paging is the same.
#[derive(SqlType, QueryId, Clone, Copy, Debug, Default)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Binary"))]
pub struct UuidT;

/// `timestamptz` on PostgreSQL, microseconds since 1970 (UTC) as `INTEGER` on SQLite.
#[derive(SqlType, QueryId, Clone, Copy, Debug, Default)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185), sqlite_type(name = "Long"))]
pub struct UtcTs;

// Lets max() and min() work on the custom types.
impl SqlOrd for UtcTs {}
impl SqlOrd for UuidT {}

/// Identifier of a record: a `UUIDv7`, so ids sort by the time they were made.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    AsExpression,
    FromSqlRow,
    serde::Serialize,
    serde::Deserialize,
)]
#[diesel(sql_type = UuidT)]
#[serde(transparent)]
pub struct Id(pub uuid::Uuid);

impl Id {
    /// A new id.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "a default id would hide that each call differs")]
    pub fn new() -> Self {
        crate::clock::new_id()
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Id {
    type Err = uuid::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        s.parse().map(Self)
    }
}

/// An instant in UTC, whole microseconds; RFC 3339 with `Z` in JSON.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    AsExpression,
    FromSqlRow,
    serde::Serialize,
    serde::Deserialize,
)]
#[diesel(sql_type = UtcTs)]
#[serde(transparent)]
pub struct Ts(pub DateTime<Utc>);

impl Ts {
    /// Cuts to the precision that both databases keep, so that a value reads back as it was written.
    #[must_use]
    pub fn from_utc(at: DateTime<Utc>) -> Self {
        Self(at.trunc_subsecs(6))
    }
}

macro_rules! string_schema {
    ($type:ty, $name:literal, $format:expr, $text:literal) => {
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .format(Some(SchemaFormat::KnownFormat($format)))
                    .description(Some($text))
                    .into()
            }
        }
        impl utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
        }
    };
}
string_schema!(Id, "Id", KnownFormat::Uuid, "UUIDv7 of a record.");
string_schema!(Ts, "Instant", KnownFormat::DateTime, "Instant in UTC, RFC 3339 with `Z`.");
