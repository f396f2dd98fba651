-- Who has a letter open now, and who writes on it. A row is worth nothing a minute after it was renewed, and is removed.
CREATE TABLE letter_presence (
  letter_id uuid NOT NULL REFERENCES letters(id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  position_id uuid NOT NULL REFERENCES positions(id) ON DELETE CASCADE,
  seen_at timestamptz NOT NULL,
  drafting_at timestamptz,
  PRIMARY KEY (letter_id, user_id)
);
CREATE INDEX letter_presence_seen ON letter_presence (seen_at);
