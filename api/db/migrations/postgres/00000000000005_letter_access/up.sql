-- Who had a letter in hand, in which position and as what; written with the fact of the act. What a position may see
-- without having acted (a disposition to it, initials that wait for it) is read from those tables.
CREATE TABLE letter_involved (
  letter_id uuid NOT NULL REFERENCES letters(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  user_id uuid NOT NULL REFERENCES users(id),
  role text NOT NULL CHECK (role IN ('registered','drafted','reviewed','approved','disposed','reported')),
  PRIMARY KEY (letter_id, position_id, user_id, role)
);
CREATE INDEX letter_involved_position ON letter_involved (position_id, role, letter_id);
CREATE INDEX letter_involved_user ON letter_involved (user_id, letter_id);
CREATE INDEX dispositions_giver ON dispositions (from_position_id, created_at, id);
-- What the ledger knows of the letters that are there already.
INSERT INTO letter_involved (letter_id, position_id, user_id, role)
SELECT DISTINCT f.subject_id, f.position_id, f.actor_user_id,
  CASE f.action
    WHEN 'letter.register' THEN 'registered'
    WHEN 'letter.draft' THEN 'drafted'
    WHEN 'letter.approve' THEN 'approved'
    WHEN 'letter.dispose' THEN 'disposed'
    ELSE 'reviewed'
  END
FROM audit_facts f
JOIN letters l ON l.id = f.subject_id
JOIN positions p ON p.id = f.position_id
JOIN users u ON u.id = f.actor_user_id
WHERE f.action IN ('letter.register','letter.draft','letter.review','letter.return','letter.approve','letter.dispose');
INSERT INTO letter_involved (letter_id, position_id, user_id, role)
SELECT DISTINCT d.letter_id, f.position_id, f.actor_user_id,
  CASE f.action WHEN 'disposition.forward' THEN 'disposed' ELSE 'reported' END
FROM audit_facts f
JOIN dispositions d ON d.id = f.subject_id
JOIN positions p ON p.id = f.position_id
JOIN users u ON u.id = f.actor_user_id
WHERE f.action IN ('disposition.forward','disposition.follow_up','disposition.complete')
ON CONFLICT DO NOTHING;
