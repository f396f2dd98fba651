//! Reads and writes of the import.
use crate::agencies::model::{Agency, CalendarDay};
use crate::agencies::reference::{Classification, DispositionInstruction, LetterKind};
use diesel::prelude::*;
use pamong_db::schema::{agencies, calendar_days, classifications, disposition_instructions, letter_kinds};
use pamong_db::{Conn, Res, each};

/// Read all, add many, and change many rows of one table.
macro_rules! table_access {
    ($row:ty, $table:ident, $all:ident, $insert:ident, $update:ident, |$r:ident| $key:expr) => {
        pub(super) fn $all(c: &mut Conn) -> Res<Vec<$row>> {
            Ok($table::table.select(<$row>::as_select()).load(c)?)
        }
        table_access!($row, $table, $insert, $update, |$r| $key);
    };
    ($row:ty, $table:ident, $insert:ident, $update:ident, |$r:ident| $key:expr) => {
        pub(super) fn $insert(c: &mut Conn, rows: &[$row]) -> Res<()> {
            if !rows.is_empty() {
                each!(c => diesel::insert_into($table::table).values(rows).execute(c))?;
            }
            Ok(())
        }
        pub(super) fn $update(c: &mut Conn, rows: &[$row]) -> Res<()> {
            for $r in rows {
                diesel::update($table::table.find($key)).set($r).execute(c)?;
            }
            Ok(())
        }
    };
}

table_access!(Agency, agencies, agencies, insert_agencies, update_agencies, |row| row.id);
table_access!(
    Classification,
    classifications,
    classifications,
    insert_classifications,
    update_classifications,
    |row| (&row.scheme, &row.code)
);
table_access!(LetterKind, letter_kinds, letter_kinds, insert_letter_kinds, update_letter_kinds, |row| &row
    .code);
table_access!(
    DispositionInstruction,
    disposition_instructions,
    insert_instructions,
    update_instructions,
    |row| &row.code
);
table_access!(CalendarDay, calendar_days, calendar_days, insert_calendar_days, update_calendar_days, |row| {
    row.day
});
