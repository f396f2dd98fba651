-- What the offices that a letter invites answer, each for itself.
CREATE TABLE invitation_answers (
  letter_id blob NOT NULL,
  addressee_pos integer NOT NULL,
  answer text NOT NULL CHECK (answer IN ('attends','represented','declines')),
  representative text,
  reason text,
  user_id blob NOT NULL REFERENCES users(id),
  position_id blob NOT NULL REFERENCES positions(id),
  answered_at integer NOT NULL,
  PRIMARY KEY (letter_id, addressee_pos),
  FOREIGN KEY (letter_id, addressee_pos) REFERENCES letter_addressees(letter_id, pos)
) STRICT;
-- Who was there (daftar hadir): addressees by their place on the letter, and guests by name.
CREATE TABLE attendance_lists (
  letter_id blob PRIMARY KEY NOT NULL REFERENCES letters(id),
  people blob NOT NULL,
  user_id blob NOT NULL REFERENCES users(id),
  position_id blob NOT NULL REFERENCES positions(id),
  updated_at integer NOT NULL,
  closed_at integer,
  version integer NOT NULL
) STRICT;
-- The visa table (visum) of a travel order: where the traveller came and went.
CREATE TABLE travel_visas (
  letter_id blob PRIMARY KEY NOT NULL REFERENCES letters(id),
  entries blob NOT NULL,
  user_id blob NOT NULL REFERENCES users(id),
  position_id blob NOT NULL REFERENCES positions(id),
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
-- What the traveller reports (laporan perjalanan dinas); never changed, a correction is another report.
CREATE TABLE travel_reports (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  letter_id blob NOT NULL REFERENCES letters(id),
  reported_on text NOT NULL,
  words text NOT NULL,
  user_id blob NOT NULL REFERENCES users(id),
  position_id blob NOT NULL REFERENCES positions(id),
  created_at integer NOT NULL
) STRICT;
CREATE INDEX travel_reports_letter ON travel_reports (letter_id, created_at);
-- Files of the letter that came with a report.
CREATE TABLE travel_report_files (
  attachment_id blob PRIMARY KEY NOT NULL REFERENCES letter_attachments(id),
  report_id blob NOT NULL REFERENCES travel_reports(id)
) STRICT;
CREATE INDEX travel_report_files_report ON travel_report_files (report_id);
