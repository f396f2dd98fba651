-- The letters that a position has or had in hand, in the order of lists: a list reads along this table and along the
-- letters of the office, and never through everybody's. It only narrows: who sees a letter is asked of the letter.
CREATE TABLE letter_hands (
  position_id uuid NOT NULL REFERENCES positions(id),
  created_at timestamptz NOT NULL,
  letter_id uuid NOT NULL REFERENCES letters(id),
  PRIMARY KEY (position_id, created_at, letter_id)
);
CREATE INDEX letter_hands_letter ON letter_hands (letter_id);
INSERT INTO letter_hands (position_id, created_at, letter_id)
SELECT d.to_position_id, l.created_at, l.id FROM dispositions d JOIN letters l ON l.id = d.letter_id
UNION SELECT r.position_id, l.created_at, l.id FROM letter_reviews r JOIN letters l ON l.id = r.letter_id
UNION SELECT l.approver_position_id, l.created_at, l.id FROM letters l WHERE l.approver_position_id IS NOT NULL
UNION SELECT l.drafter_position_id, l.created_at, l.id FROM letters l WHERE l.drafter_position_id IS NOT NULL;
-- What waits for a position; all that it had in hand is in letter_hands.
DROP INDEX letters_approver;
DROP INDEX letters_drafter;
CREATE INDEX letters_approver ON letters (approver_position_id, status, created_at, id);
CREATE INDEX letters_drafter ON letters (drafter_position_id, status, created_at, id);
-- Lists of an office by state or year, and lists of the whole city by what they are narrowed to.
CREATE INDEX letters_agency_status ON letters (agency_id, status, created_at, id);
CREATE INDEX letters_agency_year ON letters (agency_id, register_year, created_at, id);
CREATE INDEX letters_kind ON letters (kind_code, created_at, id);
CREATE INDEX letters_status ON letters (status, created_at, id);
CREATE INDEX letters_classification ON letters (classification_code text_pattern_ops, created_at, id);
CREATE INDEX letters_year ON letters (register_year, created_at, id);
CREATE INDEX letters_urgency ON letters (urgency, created_at, id);
-- What a position has open.
CREATE INDEX dispositions_open ON dispositions (to_position_id, status, letter_id);
