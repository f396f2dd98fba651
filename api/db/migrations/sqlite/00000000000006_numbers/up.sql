-- A back-dated letter stands behind a number that was given before: 35.a. Other numbers have no suffix.
ALTER TABLE letters ADD COLUMN sequence_suffix text NOT NULL DEFAULT '';
DROP INDEX letters_sequence;
CREATE UNIQUE INDEX letters_sequence ON letters (agency_id, register_year, sequence_number, sequence_suffix)
  WHERE sequence_number IS NOT NULL;
ALTER TABLE papers ADD COLUMN sequence_suffix text NOT NULL DEFAULT '';
-- Patterns of numbers, version after version; an agency's own holds before the city's. A version never changes.
CREATE TABLE number_patterns (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  kind_code text NOT NULL REFERENCES letter_kinds(code),
  agency_id blob REFERENCES agencies(id),
  valid_from text NOT NULL,
  pattern text NOT NULL,
  note text,
  created_by_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL
) STRICT;
CREATE INDEX number_patterns_kind ON number_patterns (kind_code, valid_from, created_at);
CREATE INDEX number_patterns_created ON number_patterns (created_at, id);
CREATE TRIGGER number_patterns_no_update BEFORE UPDATE ON number_patterns BEGIN
  SELECT RAISE(ABORT, 'number_patterns is append-only');
END;
CREATE TRIGGER number_patterns_no_delete BEFORE DELETE ON number_patterns BEGIN
  SELECT RAISE(ABORT, 'number_patterns is append-only');
END;
-- The gap register: every number that is not simply the next one on a paper, with its reason.
CREATE TABLE number_entries (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  register text NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('void','skipped','inserted','leased','registered')),
  first_number integer NOT NULL CHECK (first_number > 0),
  last_number integer NOT NULL,
  suffix text NOT NULL,
  reason text NOT NULL,
  dated text NOT NULL,
  valid_until text,
  lease_id blob REFERENCES number_entries(id),
  subject_type text,
  subject_id blob,
  created_by_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL,
  CHECK (last_number >= first_number)
) STRICT;
CREATE UNIQUE INDEX number_entries_number ON number_entries (agency_id, register, year, kind, first_number, suffix);
CREATE INDEX number_entries_created ON number_entries (agency_id, created_at, id);
CREATE INDEX number_entries_lease ON number_entries (lease_id) WHERE lease_id IS NOT NULL;
CREATE TRIGGER number_entries_no_update BEFORE UPDATE ON number_entries BEGIN
  SELECT RAISE(ABORT, 'number_entries is append-only');
END;
CREATE TRIGGER number_entries_no_delete BEFORE DELETE ON number_entries BEGIN
  SELECT RAISE(ABORT, 'number_entries is append-only');
END;
-- Numbers that were given up before this register existed are known from the ledger.
INSERT OR IGNORE INTO number_entries (id, agency_id, register, year, kind, first_number, last_number, suffix, reason,
  dated, subject_type, subject_id, created_by_user_id, created_at)
SELECT id, agency_id, 'outgoing', json_extract(data, '$.year'), 'void', json_extract(data, '$.sequence'),
  json_extract(data, '$.sequence'), '', 'Nomor dilepas sebelum naskah ditandatangani', effective_date, subject_type,
  subject_id, actor_user_id, recorded_at
FROM audit_facts WHERE action = 'number.void' AND actor_user_id IS NOT NULL
  AND json_extract(data, '$.sequence') IS NOT NULL AND json_extract(data, '$.year') IS NOT NULL;
