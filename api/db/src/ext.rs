//! Query nodes that let the multi connection run what the derive leaves out.
use crate::conn::MultiBackend;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sqlite::Sqlite;

/// A statement that both databases support on their own but the multi backend does not declare, such as ON CONFLICT.
pub struct Both<Q>(Q);

/// Adds `.both()` to statements.
pub trait BothExt: Sized {
    /// Runs this statement as each database renders it.
    fn both(self) -> Both<Self> {
        Both(self)
    }
}
impl<Q> BothExt for Q {}

impl<Q: QueryFragment<Pg> + QueryFragment<Sqlite>> QueryFragment<MultiBackend> for Both<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(&self.0, pass)
    }
}
impl<Q: QueryId> QueryId for Both<Q> {
    type QueryId = Q::QueryId;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}
impl<Q: Query> Query for Both<Q> {
    type SqlType = Q::SqlType;
}
impl<Q, C> RunQueryDsl<C> for Both<Q> {}

struct Suffix {
    pg: &'static str,
}
impl QueryFragment<Pg> for Suffix {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(self.pg);
        Ok(())
    }
}
impl QueryFragment<Sqlite> for Suffix {
    fn walk_ast<'b>(&'b self, _out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        Ok(())
    }
}

const FOR_UPDATE: Suffix = Suffix { pg: " FOR UPDATE" };

/// `SELECT … FOR UPDATE` on PostgreSQL; nothing on SQLite, where BEGIN IMMEDIATE already serialises writers.
pub struct Locked<Q>(Q);

/// Adds `.locked()` to selects.
pub trait LockedExt: Sized {
    /// Locks the selected rows until the transaction ends.
    fn locked(self) -> Locked<Self> {
        Locked(self)
    }
}
impl<Q> LockedExt for Q {}

impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Locked<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        MultiBackend::walk_variant_ast(&FOR_UPDATE, out)
    }
}
impl<Q> QueryId for Locked<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<Q: Query> Query for Locked<Q> {
    type SqlType = Q::SqlType;
}
impl<Q, C> RunQueryDsl<C> for Locked<Q> {}

/// The same Rust expression compiled once per database, for what the multi backend cannot express (batch inserts).
/// The connection's name is shadowed by the inner connection.
#[macro_export]
macro_rules! each {
    ($c:ident => $e:expr) => {
        match $c {
            $crate::Conn::Pg($c) => $e,
            $crate::Conn::Sqlite($c) => $e,
        }
    };
}

/// Column list of a `Selectable`, for `.returning(cols::<Row>())`: `as_returning` does not compile on the multi connection.
#[must_use]
pub fn cols<T: Selectable<MultiBackend>>() -> T::SelectExpression {
    T::construct_selection()
}
