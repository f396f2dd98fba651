//! `IN` with a list of values, as a statement that is prepared once and then kept.
//!
//! Diesel's `eq_any` prepares its statement anew each time, because each length of list is another text. Here a list is
//! filled up to the next power of two by repeating its last value, so that few texts stand for all lengths.
use diesel::backend::Backend;
use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, TypedExpressionType, ValidGrouping,
};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::is_nullable::{IsSqlTypeNullable, MaybeNullable};
use diesel::sql_types::{Bool, HasSqlType, MaybeNullableType, SqlType};

/// Whether an expression is one of these values, or none of them. Of no values nothing is one.
#[derive(Debug, Clone)]
pub struct OneOf<C, T> {
    column: C,
    values: Vec<T>,
    none: bool,
}

/// Adds `.one_of(…)` and `.none_of(…)` to columns. For what another query selects there is `eq_any`.
pub trait OneOfExt: Expression + Sized {
    /// True where the column is one of these values.
    fn one_of<T>(self, values: impl IntoIterator<Item = T>) -> OneOf<Self, T> {
        OneOf { column: self, values: values.into_iter().collect(), none: false }
    }

    /// True where the column is none of these values.
    fn none_of<T>(self, values: impl IntoIterator<Item = T>) -> OneOf<Self, T> {
        OneOf { column: self, values: values.into_iter().collect(), none: true }
    }
}
impl<C: Expression> OneOfExt for C {}

impl<C, T> Expression for OneOf<C, T>
where
    C: Expression,
    C::SqlType: SqlType,
    IsSqlTypeNullable<C::SqlType>: MaybeNullableType<Bool>,
    MaybeNullable<IsSqlTypeNullable<C::SqlType>, Bool>: TypedExpressionType,
{
    type SqlType = MaybeNullable<IsSqlTypeNullable<C::SqlType>, Bool>;
}

impl<C: ValidGrouping<G>, T, G> ValidGrouping<G> for OneOf<C, T> {
    type IsAggregate = C::IsAggregate;
}

impl<C: AppearsOnTable<S>, T, S> AppearsOnTable<S> for OneOf<C, T> where Self: Expression {}

impl<C: SelectableExpression<S>, T, S> SelectableExpression<S> for OneOf<C, T> where Self: AppearsOnTable<S> {}

impl<C, T> QueryId for OneOf<C, T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<C, T, DB> QueryFragment<DB> for OneOf<C, T>
where
    C: Expression + QueryFragment<DB>,
    DB: Backend + HasSqlType<C::SqlType>,
    T: ToSql<C::SqlType, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let Some(last) = self.values.last() else {
            out.push_sql(if self.none { "(1=1)" } else { "(1=0)" });
            return Ok(());
        };
        out.push_sql("(");
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(if self.none { " NOT IN (" } else { " IN (" });
        let missing = self.values.len().next_power_of_two() - self.values.len();
        let filled = std::iter::repeat_n(last, missing);
        for (n, value) in self.values.iter().chain(filled).enumerate() {
            if n > 0 {
                out.push_sql(", ");
            }
            out.push_bind_param::<C::SqlType, T>(value)?;
        }
        out.push_sql("))");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::OneOfExt;
    use diesel::connection::Connection;
    use diesel::prelude::*;
    use diesel::query_builder::QueryFragment;
    use diesel::sqlite::{Sqlite, SqliteConnection};

    diesel::table! {
        rooms (number) {
            number -> Integer,
            floor -> Nullable<Integer>,
        }
    }

    fn text(query: &impl QueryFragment<Sqlite>) -> String {
        diesel::debug_query(query).to_string()
    }

    fn kept(query: &impl QueryFragment<Sqlite>) -> bool {
        query.is_safe_to_cache_prepared(&Sqlite).unwrap()
    }

    #[test]
    fn lists_of_like_length_are_one_statement() {
        let three = rooms::table.filter(rooms::number.one_of([1, 2, 3]));
        assert!(text(&three).ends_with("IN (?, ?, ?, ?)) -- binds: [1, 2, 3, 3]"), "{}", text(&three));
        let none = rooms::table.filter(rooms::number.one_of(Vec::<i32>::new()));
        assert!(text(&none).contains("(1=0)"), "{}", text(&none));
    }

    #[test]
    fn finds_what_eq_any_finds_and_keeps_the_statement() {
        let mut c = SqliteConnection::establish(":memory:").unwrap();
        diesel::sql_query("CREATE TABLE rooms (number INTEGER PRIMARY KEY, floor INTEGER)")
            .execute(&mut c)
            .unwrap();
        diesel::sql_query("INSERT INTO rooms VALUES (1, 1), (2, 1), (3, 2), (4, NULL)")
            .execute(&mut c)
            .unwrap();
        for wanted in [vec![], vec![1], vec![1, 3, 9], vec![2, 3, 4, 5, 6]] {
            let numbers = |c: &mut SqliteConnection, some: bool| {
                let all = rooms::table.select(rooms::number).order(rooms::number);
                if some {
                    all.filter(rooms::number.one_of(wanted.clone())).load::<i32>(c)
                } else {
                    all.filter(rooms::number.none_of(wanted.clone())).load(c)
                }
            };
            let (some, others) = (numbers(&mut c, true).unwrap(), numbers(&mut c, false).unwrap());
            let named: Vec<i32> = wanted.iter().copied().filter(|n| *n <= 4).collect();
            assert_eq!(some, named);
            assert_eq!(some.len() + others.len(), 4);
        }
        let upstairs = rooms::table.filter(rooms::floor.one_of([2, 7])).select(rooms::number);
        assert!(kept(&upstairs));
        assert_eq!(upstairs.load::<i32>(&mut c).unwrap(), [3]);
    }
}
