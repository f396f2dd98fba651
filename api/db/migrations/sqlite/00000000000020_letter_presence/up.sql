-- Who has a letter open now, and who writes on it. A row is worth nothing a minute after it was renewed, and is removed.
CREATE TABLE letter_presence (
  letter_id blob NOT NULL REFERENCES letters(id) ON DELETE CASCADE,
  user_id blob NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  position_id blob NOT NULL REFERENCES positions(id) ON DELETE CASCADE,
  seen_at integer NOT NULL,
  drafting_at integer,
  PRIMARY KEY (letter_id, user_id)
) STRICT;
CREATE INDEX letter_presence_seen ON letter_presence (seen_at);
