-- What the offices that a letter invites answer, each for itself.
CREATE TABLE invitation_answers (
  letter_id uuid NOT NULL,
  addressee_pos integer NOT NULL,
  answer text NOT NULL CHECK (answer IN ('attends','represented','declines')),
  representative text,
  reason text,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (letter_id, addressee_pos),
  FOREIGN KEY (letter_id, addressee_pos) REFERENCES letter_addressees(letter_id, pos)
);
-- Who was there (daftar hadir): addressees by their place on the letter, and guests by name.
CREATE TABLE attendance_lists (
  letter_id uuid PRIMARY KEY NOT NULL REFERENCES letters(id),
  people jsonb NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  updated_at timestamptz NOT NULL,
  closed_at timestamptz,
  version integer NOT NULL
);
-- The visa table (visum) of a travel order: where the traveller came and went.
CREATE TABLE travel_visas (
  letter_id uuid PRIMARY KEY NOT NULL REFERENCES letters(id),
  entries jsonb NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
-- What the traveller reports (laporan perjalanan dinas); never changed, a correction is another report.
CREATE TABLE travel_reports (
  id uuid PRIMARY KEY NOT NULL,
  letter_id uuid NOT NULL REFERENCES letters(id),
  reported_on date NOT NULL,
  words text NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  created_at timestamptz NOT NULL
);
CREATE INDEX travel_reports_letter ON travel_reports (letter_id, created_at);
-- Files of the letter that came with a report.
CREATE TABLE travel_report_files (
  attachment_id uuid PRIMARY KEY NOT NULL REFERENCES letter_attachments(id),
  report_id uuid NOT NULL REFERENCES travel_reports(id)
);
CREATE INDEX travel_report_files_report ON travel_report_files (report_id);
