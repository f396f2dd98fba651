-- A back-dated letter stands behind a number that was given before: 35.a. Other numbers have no suffix.
ALTER TABLE letters ADD COLUMN sequence_suffix text NOT NULL DEFAULT '';
DROP INDEX letters_sequence;
CREATE UNIQUE INDEX letters_sequence ON letters (agency_id, register_year, sequence_number, sequence_suffix)
  WHERE sequence_number IS NOT NULL;
ALTER TABLE papers ADD COLUMN sequence_suffix text NOT NULL DEFAULT '';
-- Patterns of numbers, version after version; an agency's own holds before the city's. A version never changes.
CREATE TABLE number_patterns (
  id uuid PRIMARY KEY,
  kind_code text NOT NULL REFERENCES letter_kinds(code),
  agency_id uuid REFERENCES agencies(id),
  valid_from date NOT NULL,
  pattern text NOT NULL,
  note text,
  created_by_user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL
);
CREATE INDEX number_patterns_kind ON number_patterns (kind_code, valid_from, created_at);
CREATE INDEX number_patterns_created ON number_patterns (created_at, id);
-- The gap register: every number that is not simply the next one on a paper, with its reason.
CREATE TABLE number_entries (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  register text NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('void','skipped','inserted','leased','registered')),
  first_number integer NOT NULL CHECK (first_number > 0),
  last_number integer NOT NULL,
  suffix text NOT NULL,
  reason text NOT NULL,
  dated date NOT NULL,
  valid_until date,
  lease_id uuid REFERENCES number_entries(id),
  subject_type text,
  subject_id uuid,
  created_by_user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL,
  CHECK (last_number >= first_number)
);
CREATE UNIQUE INDEX number_entries_number ON number_entries (agency_id, register, year, kind, first_number, suffix);
CREATE INDEX number_entries_created ON number_entries (agency_id, created_at, id);
CREATE INDEX number_entries_lease ON number_entries (lease_id) WHERE lease_id IS NOT NULL;
CREATE FUNCTION numbers_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER number_patterns_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON number_patterns
  FOR EACH STATEMENT EXECUTE FUNCTION numbers_refuse();
CREATE TRIGGER number_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON number_entries
  FOR EACH STATEMENT EXECUTE FUNCTION numbers_refuse();
-- Numbers that were given up before this register existed are known from the ledger.
INSERT INTO number_entries (id, agency_id, register, year, kind, first_number, last_number, suffix, reason, dated,
  subject_type, subject_id, created_by_user_id, created_at)
SELECT id, agency_id, 'outgoing', (data->>'year')::integer, 'void', (data->>'sequence')::integer,
  (data->>'sequence')::integer, '', 'Nomor dilepas sebelum naskah ditandatangani', effective_date, subject_type,
  subject_id, actor_user_id, recorded_at
FROM audit_facts WHERE action = 'number.void' AND actor_user_id IS NOT NULL
  AND data->>'sequence' IS NOT NULL AND data->>'year' IS NOT NULL
ON CONFLICT DO NOTHING;
