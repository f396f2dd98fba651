-- The text of a letter with its structure, and what its kind has of its own; letters.body keeps the words alone.
CREATE TABLE letter_texts (
  letter_id blob PRIMARY KEY NOT NULL REFERENCES letters(id),
  content blob NOT NULL,
  parts blob
) STRICT;
