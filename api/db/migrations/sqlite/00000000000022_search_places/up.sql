-- A search gives the places of what it found, so that a page reads only the letters that stand on it.
CREATE TABLE letter_search_placed (
  seq integer PRIMARY KEY NOT NULL,
  letter_id blob NOT NULL UNIQUE REFERENCES letters(id),
  created_at integer NOT NULL
) STRICT;
INSERT INTO letter_search_placed (seq, letter_id, created_at)
SELECT r.seq, r.letter_id, l.created_at FROM letter_search_rows r JOIN letters l ON l.id = r.letter_id;
DROP TABLE letter_search_rows;
ALTER TABLE letter_search_placed RENAME TO letter_search_rows;
