-- Filing (pemberkasan) and what follows it: folders, retention schedules, disposal lists.
-- A version of the retention schedule (jadwal retensi arsip) holds from a day on; of two of one day the later import holds.
CREATE TABLE retention_schedules (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  valid_from text NOT NULL,
  decree text NOT NULL,
  file_name text NOT NULL,
  upload_id blob NOT NULL REFERENCES uploads(id),
  rule_count integer NOT NULL,
  created_by_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE TABLE retention_rules (
  schedule_id blob NOT NULL REFERENCES retention_schedules(id),
  code text NOT NULL,
  active_years integer NOT NULL CHECK (active_years BETWEEN 0 AND 100),
  inactive_years integer NOT NULL CHECK (inactive_years BETWEEN 0 AND 100),
  final_disposition text NOT NULL CHECK (final_disposition IN ('destroy','permanent','review')),
  note text,
  PRIMARY KEY (schedule_id, code)
) STRICT;
-- Lists for transfer and for destruction. Nothing on one happens before another person than its preparer approved it.
CREATE TABLE disposal_lists (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  kind text NOT NULL CHECK (kind IN ('transfer','hand_over','destruction')),
  status text NOT NULL CHECK (status IN ('prepared','submitted','approved','executed','cancelled')),
  title text NOT NULL,
  prepared_by_user_id blob NOT NULL REFERENCES users(id),
  approved_by_user_id blob REFERENCES users(id),
  approved_at integer,
  return_reason text,
  permission_number text,
  minutes_number text,
  minutes_date text,
  witnesses blob NOT NULL,
  executed_by_user_id blob REFERENCES users(id),
  executed_at integer,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX disposal_lists_agency ON disposal_lists (agency_id, created_at, id);
-- A folder (berkas) of an office. Its number counts up within the office's year.
CREATE TABLE file_folders (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  year integer NOT NULL,
  number integer NOT NULL,
  classification_code text NOT NULL,
  title text NOT NULL,
  status text NOT NULL CHECK (status IN ('open','closed','transferred','handed_over','destroyed')),
  closed_on text,
  last_item integer NOT NULL,
  hold_reason text,
  held_at integer,
  held_by_user_id blob REFERENCES users(id),
  disposal_list_id blob REFERENCES disposal_lists(id),
  created_by_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL,
  UNIQUE (agency_id, year, number)
) STRICT;
CREATE INDEX file_folders_page ON file_folders (agency_id, created_at, id);
CREATE INDEX file_folders_code ON file_folders (agency_id, status, classification_code);
CREATE INDEX file_folders_list ON file_folders (disposal_list_id) WHERE disposal_list_id IS NOT NULL;
CREATE TABLE file_folder_counters (
  agency_id blob NOT NULL REFERENCES agencies(id),
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (agency_id, year)
) STRICT;
-- In which folder a letter is, if it is in one; who took one out and why is in the ledger.
CREATE TABLE letter_filings (
  letter_id blob PRIMARY KEY NOT NULL REFERENCES letters(id),
  folder_id blob NOT NULL REFERENCES file_folders(id),
  item_number integer NOT NULL,
  filed_by_user_id blob NOT NULL REFERENCES users(id),
  filed_at integer NOT NULL,
  UNIQUE (folder_id, item_number)
) STRICT;
-- What was put on a list, with what the schedule said of it on that day.
CREATE TABLE disposal_items (
  list_id blob NOT NULL REFERENCES disposal_lists(id),
  folder_id blob NOT NULL REFERENCES file_folders(id),
  schedule_id blob NOT NULL REFERENCES retention_schedules(id),
  rule_code text NOT NULL,
  final_disposition text NOT NULL CHECK (final_disposition IN ('destroy','permanent','review')),
  due_since text NOT NULL,
  letter_count integer NOT NULL,
  PRIMARY KEY (list_id, folder_id)
) STRICT;
