//! Queries on the numbers of orders, receipts, refunds and closed days.
use diesel::prelude::*;
use pamong_db::{Conn, Id, OneOfExt, Res};

/// Queries on the numbers of one table.
macro_rules! numbers {
    ($table:ident) => {
        pub mod $table {
            use super::*;
            use pamong_db::schema::$table as rows;

            /// How many rows these agencies have in these years: agency, year, count.
            pub fn counts(c: &mut Conn, agencies: &[Id], years: &[i32]) -> Res<Vec<(Id, i32, i64)>> {
                let query = rows::table
                    .filter(rows::agency_id.one_of(agencies.to_vec()))
                    .filter(rows::year.one_of(years.to_vec()))
                    .group_by((rows::agency_id, rows::year));
                Ok(query.select((rows::agency_id, rows::year, diesel::dsl::count_star())).load(c)?)
            }

            /// Numbers of an agency's rows in a year.
            pub fn of(c: &mut Conn, agency: Id, year: i32) -> Res<Vec<i32>> {
                let query = rows::table.filter(rows::agency_id.eq(agency)).filter(rows::year.eq(year));
                Ok(query.select(rows::number).load(c)?)
            }
        }
    };
}

numbers!(payment_orders);
numbers!(payment_receipts);
numbers!(payment_refunds);
numbers!(cashier_closings);
