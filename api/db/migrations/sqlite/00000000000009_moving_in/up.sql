-- Agenda books that are taken over from paper or from another program: what was read, what became of each row.
CREATE TABLE agenda_imports (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  register text NOT NULL CHECK (register IN ('incoming','outgoing')),
  year integer,
  file_name text NOT NULL,
  upload_id blob NOT NULL REFERENCES uploads(id),
  status text NOT NULL CHECK (status IN ('previewed','accepting','accepted','undoing','undone')),
  mapping blob NOT NULL,
  counters blob NOT NULL,
  row_count integer NOT NULL,
  faulty integer NOT NULL,
  imported integer NOT NULL,
  removed integer NOT NULL,
  kept integer NOT NULL,
  created_by_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX agenda_imports_agency ON agenda_imports (agency_id, created_at, id);
CREATE TABLE agenda_import_rows (
  import_id blob NOT NULL REFERENCES agenda_imports(id),
  row_number integer NOT NULL,
  result text NOT NULL CHECK (result IN ('ready','faulty','imported','removed','kept')),
  letter_id blob NOT NULL CHECK (length(letter_id)=16),
  data blob NOT NULL,
  faults blob NOT NULL,
  PRIMARY KEY (import_id, row_number)
) STRICT;
CREATE INDEX agenda_import_rows_result ON agenda_import_rows (import_id, result, row_number);
