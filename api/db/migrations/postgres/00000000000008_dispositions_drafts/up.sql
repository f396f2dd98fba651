-- Opinions beside dispositions, answers that are sent back, versions and comments of drafts, coordination initials.
ALTER TABLE dispositions ADD COLUMN kind text NOT NULL DEFAULT 'hand_over' CHECK (kind IN ('hand_over','opinion'));
-- When it came back to its receiver: an answer was sent back, or what was passed on was taken back.
ALTER TABLE dispositions ADD COLUMN reopened_at timestamptz;
ALTER TABLE disposition_follow_ups ADD COLUMN kind text NOT NULL DEFAULT 'report' CHECK (kind IN ('report','return'));
ALTER TABLE letter_reviews ADD COLUMN kind text NOT NULL DEFAULT 'hierarchical' CHECK (kind IN ('hierarchical','coordination'));
CREATE TABLE letter_versions (
  id uuid PRIMARY KEY,
  letter_id uuid NOT NULL REFERENCES letters(id),
  number integer NOT NULL,
  step text NOT NULL CHECK (step IN ('draft','after_return','submission')),
  content jsonb NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (letter_id, number)
);
CREATE TABLE letter_comments (
  id uuid PRIMARY KEY,
  letter_id uuid NOT NULL REFERENCES letters(id),
  version_number integer,
  words text NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  created_at timestamptz NOT NULL,
  resolved_by_user_id uuid REFERENCES users(id),
  resolved_at timestamptz
);
CREATE INDEX letter_comments_letter ON letter_comments (letter_id, created_at);
-- An outgoing letter that was taken back before anybody had read it.
CREATE TABLE letter_recalls (
  letter_id uuid PRIMARY KEY NOT NULL REFERENCES letters(id),
  reason text NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  recalled_at timestamptz NOT NULL
);
-- The thread of a correspondence is followed both ways.
CREATE INDEX letters_reply_to ON letters (reply_to_id) WHERE reply_to_id IS NOT NULL;
CREATE INDEX letters_source ON letters (source_letter_id) WHERE source_letter_id IS NOT NULL;
