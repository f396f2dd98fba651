-- Who writes to an office (buku alamat). Names are compared folded: without case, accents and signs.
CREATE TABLE senders (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  name text NOT NULL,
  name_key text NOT NULL,
  address text,
  email text,
  phone text,
  merged_into_id uuid REFERENCES senders(id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL,
  UNIQUE (agency_id, name_key)
);
CREATE INDEX senders_agency ON senders (agency_id, merged_into_id, name_key, id);
CREATE INDEX senders_merged ON senders (merged_into_id) WHERE merged_into_id IS NOT NULL;
-- Which of them wrote an incoming letter, and its number as it is compared.
-- The sender of a letter above the open level is not in the book: it would be told to all of the office.
CREATE TABLE letter_senders (
  letter_id uuid PRIMARY KEY REFERENCES letters(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  sender_id uuid REFERENCES senders(id),
  number_key text NOT NULL
);
CREATE INDEX letter_senders_number ON letter_senders (agency_id, number_key);
CREATE INDEX letter_senders_sender ON letter_senders (sender_id);
