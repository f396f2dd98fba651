//! The tables of a package, row by row as they are stored, and which rows of them an agency owns.
mod events;
mod fits;
mod kinds;
mod ledger;
mod letters;
mod money;
mod moving;
mod numbers;
mod people;
mod permits;
mod requests;
mod roles;
mod sets;
mod ways;

pub use kinds::{Kind, LEFT_OUT, Visitor, tables, visit_people, visit_records};
pub use ledger::{LedgerEntry, insert_facts, sealed};
pub use numbers::{Upload, UploadRemoval};
pub use people::{Agency, Position, PositionAssignment, User};
pub use permits::PermitService;
pub use requests::{expired, find, find_any, forget_file, insert, list, settle, waiting};
pub use roles::{Role, add_role, role_of, roles};
pub use sets::{Sets, Staff, agency_by_id, agency_codes, files, letters_of, sets, staff, username_taken};

use pamong_db::{Conn, Id, Res};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// One table as a package holds it.
pub trait Record: Serialize + DeserializeOwned + Sized + Send {
    /// The table; the entry of the package is `records/<table>.jsonl`.
    const TABLE: &'static str;
    /// What a row is.
    const MEANING: &'static str;
    /// Its fields with their types.
    const FIELDS: &'static [(&'static str, &'static str)];

    /// The rows whose key is one of these; at most `pamong_db::AT_ONCE` keys.
    fn of(c: &mut Conn, keys: &[Id]) -> Res<Vec<Self>>;
    /// The row as the package of these sets may hold it; none where it is left out.
    fn fit(self, sets: &Sets) -> Option<Self>;
    /// Adds rows.
    fn insert(c: &mut Conn, rows: &[Self]) -> Res<()>;
    /// Adds a row where there is none of its key.
    fn keep(c: &mut Conn, row: &Self) -> Res<()>;
    /// The row's id, where other rows of the table may point at it.
    fn id(&self) -> Option<Id>;
    /// Rows of the same table that must be there before.
    fn after(&self) -> Vec<Id>;
}

/// A struct of a table's columns. `by` is the column whose values are asked for; `fit` says what a package may hold of a
/// row, `only` which rows it may hold; `after` names the columns that point at rows of the same table.
macro_rules! record {
    (@fit $row:expr, $sets:expr) => { Some($row) };
    (@fit $row:expr, $sets:expr, fit $fit:path) => { Some($fit($row, $sets)) };
    (@fit $row:expr, $sets:expr, only $only:path) => { $only(&$row, $sets).then_some($row) };
    (@id $row:expr) => { None };
    (@id $row:expr, $($after:ident)+) => { Some($row.id) };
    ($(#[doc = $doc:literal])* $name:ident: $table:ident by $key:ident
        $(, fit $fit:path)? $(, only $only:path)? $(, after [$($after:ident),+])? { $($field:ident: $type:ty,)+ }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Queryable, Selectable, Insertable, serde::Serialize, serde::Deserialize)]
        #[diesel(
            table_name = $table,
            treat_none_as_default_value = false,
            check_for_backend(pamong_db::MultiBackend)
        )]
        #[serde(deny_unknown_fields)]
        #[allow(clippy::struct_field_names, reason = "fields are called like their columns")]
        pub struct $name { $(pub(in crate::packages) $field: $type),+ }

        impl super::Record for $name {
            const TABLE: &'static str = stringify!($table);
            const MEANING: &'static str = concat!($($doc),*);
            const FIELDS: &'static [(&'static str, &'static str)] =
                &[$((stringify!($field), stringify!($type))),+];

            fn of(c: &mut pamong_db::Conn, keys: &[pamong_db::Id]) -> pamong_db::Res<Vec<Self>> {
                use pamong_db::OneOfExt as _;
                let query = $table::table.filter($table::$key.one_of(keys.to_vec()));
                Ok(query.order($table::table.primary_key()).select(Self::as_select()).load(c)?)
            }

            fn fit(self, _sets: &super::Sets) -> Option<Self> {
                record!(@fit self, _sets $(, fit $fit)? $(, only $only)?)
            }

            fn insert(c: &mut pamong_db::Conn, rows: &[Self]) -> pamong_db::Res<()> {
                pamong_db::each!(c => diesel::insert_into($table::table).values(rows).execute(c))?;
                Ok(())
            }

            fn keep(c: &mut pamong_db::Conn, row: &Self) -> pamong_db::Res<()> {
                use pamong_db::BothExt as _;
                diesel::insert_into($table::table).values(row).on_conflict_do_nothing().both().execute(c)?;
                Ok(())
            }

            fn id(&self) -> Option<pamong_db::Id> {
                record!(@id self $(, $($after)+)?)
            }

            fn after(&self) -> Vec<pamong_db::Id> {
                let points: &[Option<pamong_db::Id>] = &[$($(self.$after),+)?];
                points.iter().copied().flatten().collect()
            }
        }
    };
}
use record;
