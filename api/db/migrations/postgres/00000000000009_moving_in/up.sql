-- Agenda books that are taken over from paper or from another program: what was read, what became of each row.
CREATE TABLE agenda_imports (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  register text NOT NULL CHECK (register IN ('incoming','outgoing')),
  year integer,
  file_name text NOT NULL,
  upload_id uuid NOT NULL REFERENCES uploads(id),
  status text NOT NULL CHECK (status IN ('previewed','accepting','accepted','undoing','undone')),
  mapping jsonb NOT NULL,
  counters jsonb NOT NULL,
  row_count integer NOT NULL,
  faulty integer NOT NULL,
  imported integer NOT NULL,
  removed integer NOT NULL,
  kept integer NOT NULL,
  created_by_user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX agenda_imports_agency ON agenda_imports (agency_id, created_at, id);
CREATE TABLE agenda_import_rows (
  import_id uuid NOT NULL REFERENCES agenda_imports(id),
  row_number integer NOT NULL,
  result text NOT NULL CHECK (result IN ('ready','faulty','imported','removed','kept')),
  letter_id uuid NOT NULL,
  data jsonb NOT NULL,
  faults jsonb NOT NULL,
  PRIMARY KEY (import_id, row_number)
);
CREATE INDEX agenda_import_rows_result ON agenda_import_rows (import_id, result, row_number);
