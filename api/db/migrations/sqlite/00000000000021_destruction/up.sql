-- What is on the minutes of a disposal list, and what becomes of the content of the letters that it destroys.
ALTER TABLE disposal_lists ADD COLUMN place text;
ALTER TABLE disposal_lists ADD COLUMN receiver blob;
ALTER TABLE disposal_lists ADD COLUMN approved_position_id blob REFERENCES positions(id);
ALTER TABLE disposal_lists ADD COLUMN executed_position_id blob REFERENCES positions(id);
-- A letter of a destroyed folder: its content is gone, or is kept while these offices still hold the letter.
CREATE TABLE letter_destructions (
  letter_id blob PRIMARY KEY NOT NULL REFERENCES letters(id),
  list_id blob NOT NULL REFERENCES disposal_lists(id),
  status text NOT NULL CHECK (status IN ('destroyed','kept')),
  kept_for blob NOT NULL,
  file_count integer NOT NULL,
  recorded_at integer NOT NULL,
  destroyed_at integer,
  released_by_list_id blob
) STRICT;
CREATE INDEX letter_destructions_list ON letter_destructions (list_id);
-- Files that an act destroyed: the row of the upload stays, its bytes are removed after the act.
CREATE TABLE upload_removals (
  upload_id blob PRIMARY KEY NOT NULL REFERENCES uploads(id),
  subject_id blob NOT NULL,
  requested_at integer NOT NULL,
  outcome text CHECK (outcome IN ('removed','shared')),
  settled_at integer
) STRICT;
CREATE INDEX upload_removals_open ON upload_removals (requested_at) WHERE settled_at IS NULL;
CREATE INDEX upload_removals_subject ON upload_removals (subject_id);
