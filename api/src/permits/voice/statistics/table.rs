//! The numbers as a table for spreadsheets; its columns are described in docs/STATISTICS.md.
use super::snapshot::View;
use crate::http::table::{Cell, Column, Table};

const COLUMNS: [(&str, u16); 22] = [
    ("year", 6),
    ("agency_code", 14),
    ("agency", 30),
    ("service_code", 12),
    ("service", 40),
    ("received", 10),
    ("finished", 10),
    ("rejected", 10),
    ("measured_cases", 10),
    ("median_working_days", 10),
    ("p90_working_days", 10),
    ("paused_cases", 10),
    ("in_time", 10),
    ("asked", 10),
    ("answered", 10),
    ("sample_needed", 10),
    ("index", 8),
    ("quality", 8),
    ("complaints", 10),
    ("complaints_answered", 10),
    ("complaints_in_time", 10),
    ("complaints_late", 10),
];

/// One row for each office and service.
pub fn table(year: i32, rows: &[View]) -> Table {
    let column = |(title, width): (&str, u16)| Column { title: title.into(), width };
    Table {
        name: format!("statistik {year}"),
        columns: COLUMNS.into_iter().map(column).collect(),
        rows: rows.iter().map(|row| cells(year, row)).collect(),
    }
}

fn cells(year: i32, row: &View) -> Vec<Cell> {
    let number = |n: u32| Cell::Number(n.into());
    let agency = row.agency.as_ref().map_or(("", ""), |a| (a.code.as_str(), a.name.as_str()));
    let service = row.service.as_ref().map_or(("", ""), |s| (s.code.as_str(), s.name_id.as_str()));
    let mut cells = vec![
        Cell::Number(year.into()),
        agency.0.into(),
        agency.1.into(),
        service.0.into(),
        service.1.into(),
        number(row.received),
        number(row.finished),
        number(row.rejected),
    ];
    cells.extend(match &row.time {
        None => std::array::from_fn(|_| Cell::Blank),
        Some(time) => [
            number(time.cases),
            Cell::Number(time.median),
            Cell::Number(time.p90),
            number(time.paused_cases),
            number(time.in_time),
        ],
    });
    cells.extend([
        number(row.asked),
        number(row.answered),
        number(row.sample_needed),
        row.index.map_or(Cell::Blank, |index| Cell::Text(format!("{index:.2}"))),
        row.quality.map_or(Cell::Blank, |quality| Cell::Text(quality.as_str().to_uppercase())),
        number(row.complaints),
        number(row.complaints_answered),
        number(row.complaints_in_time),
        number(row.complaints_late),
    ]);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Moment;
    use crate::http::table::TableFormat;
    use pamong_db::Ts;

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        let view = View {
            agency: None,
            service: None,
            received: 3,
            finished: 2,
            rejected: 0,
            time: None,
            asked: 2,
            answered: 1,
            sample_needed: 2,
            index: None,
            quality: None,
            complaints: 1,
            complaints_answered: 1,
            complaints_in_time: 0,
            complaints_late: 0,
        };
        let table = table(2022, &[view]);
        assert_eq!(table.rows[0].len(), table.columns.len());
        let at = Moment { now: Ts("2022-03-01T00:00:00Z".parse().unwrap()), zone: chrono_tz::Asia::Jakarta };
        let csv = String::from_utf8(table.bytes(TableFormat::Csv, at).unwrap()).unwrap();
        assert!(csv.ends_with("2022;;;;;3;2;0;;;;;;2;1;2;;;1;1;0;0\r\n"), "{csv}");
    }
}
