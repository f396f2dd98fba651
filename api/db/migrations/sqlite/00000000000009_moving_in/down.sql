DROP TABLE agenda_import_rows;
DROP TABLE agenda_imports;
