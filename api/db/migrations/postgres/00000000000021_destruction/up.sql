-- What is on the minutes of a disposal list, and what becomes of the content of the letters that it destroys.
ALTER TABLE disposal_lists ADD COLUMN place text;
ALTER TABLE disposal_lists ADD COLUMN receiver jsonb;
ALTER TABLE disposal_lists ADD COLUMN approved_position_id uuid REFERENCES positions(id);
ALTER TABLE disposal_lists ADD COLUMN executed_position_id uuid REFERENCES positions(id);
-- A letter of a destroyed folder: its content is gone, or is kept while these offices still hold the letter.
CREATE TABLE letter_destructions (
  letter_id uuid PRIMARY KEY REFERENCES letters(id),
  list_id uuid NOT NULL REFERENCES disposal_lists(id),
  status text NOT NULL CHECK (status IN ('destroyed','kept')),
  kept_for jsonb NOT NULL,
  file_count integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  destroyed_at timestamptz,
  released_by_list_id uuid
);
CREATE INDEX letter_destructions_list ON letter_destructions (list_id);
-- Files that an act destroyed: the row of the upload stays, its bytes are removed after the act.
CREATE TABLE upload_removals (
  upload_id uuid PRIMARY KEY REFERENCES uploads(id),
  subject_id uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('removed','shared')),
  settled_at timestamptz
);
CREATE INDEX upload_removals_open ON upload_removals (requested_at) WHERE settled_at IS NULL;
CREATE INDEX upload_removals_subject ON upload_removals (subject_id);
