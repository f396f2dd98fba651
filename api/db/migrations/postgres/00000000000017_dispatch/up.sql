-- How a dispatched letter goes to each of its addressees, and where it is on the way.
CREATE TABLE letter_dispatches (
  letter_id uuid NOT NULL,
  pos integer NOT NULL,
  way text NOT NULL CHECK (way IN ('system','mail','courier','post','hand')),
  status text NOT NULL CHECK (status IN ('delivered','read','waiting','sent','failed','prepared','handed_over','received','returned','withdrawn')),
  since timestamptz NOT NULL,
  copy_letter_id uuid REFERENCES letters(id),
  email text,
  mails integer NOT NULL,
  problem text,
  problem_detail text,
  carrier text,
  tracking_number text,
  handed_over_on date,
  received_on date,
  received_by text,
  returned_on date,
  return_reason text,
  proof_upload_id uuid REFERENCES uploads(id),
  user_id uuid REFERENCES users(id),
  position_id uuid REFERENCES positions(id),
  version integer NOT NULL,
  PRIMARY KEY (letter_id, pos),
  FOREIGN KEY (letter_id, pos) REFERENCES letter_addressees(letter_id, pos)
);
CREATE UNIQUE INDEX letter_dispatches_copy ON letter_dispatches (copy_letter_id) WHERE copy_letter_id IS NOT NULL;
-- The scan of a letter that was signed by hand, which goes out by mail in place of the signed file.
CREATE TABLE letter_scans (
  letter_id uuid PRIMARY KEY NOT NULL REFERENCES letters(id),
  upload_id uuid NOT NULL REFERENCES uploads(id),
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  added_at timestamptz NOT NULL
);
-- Acknowledgements of receipt (tanda terima) of incoming letters, on paper or by mail. Those that were asked for together
-- are a batch and one paper.
CREATE TABLE letter_receipts (
  id uuid PRIMARY KEY NOT NULL,
  batch_id uuid NOT NULL,
  pos integer NOT NULL,
  letter_id uuid NOT NULL REFERENCES letters(id),
  way text NOT NULL CHECK (way IN ('paper','mail')),
  status text NOT NULL CHECK (status IN ('issued','waiting','sent','failed')),
  email text,
  problem text,
  problem_detail text,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (batch_id, pos)
);
CREATE INDEX letter_receipts_letter ON letter_receipts (letter_id, created_at);
-- What was delivered inside the city before; an addressee outside got paper of which nothing more is known.
INSERT INTO letter_dispatches (letter_id, pos, way, status, since, copy_letter_id, mails, version)
SELECT a.letter_id, a.pos, 'system',
  CASE c.status WHEN 'withdrawn' THEN 'withdrawn' WHEN 'registered' THEN 'delivered' ELSE 'read' END,
  CASE c.status WHEN 'withdrawn' THEN c.updated_at WHEN 'registered' THEN c.created_at
    ELSE COALESCE((SELECT MIN(f.recorded_at) FROM audit_facts f
      WHERE f.subject_id = c.id AND f.action IN ('letter.read','letter.dispose')), c.updated_at) END,
  c.id, 0, 1
FROM letter_addressees a JOIN letters c ON c.id = a.delivered_letter_id;
