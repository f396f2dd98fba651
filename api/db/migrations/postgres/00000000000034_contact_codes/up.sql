-- Codes that were asked for to show that a telephone number or a mail address is one's own: kept for an hour. What is kept of
-- the contact is sealed, with a keyed digest by which the codes of one contact are counted: three slots, each good for an hour.
-- The code itself is not kept.
CREATE TABLE contact_codes (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('phone','email')),
  contact_sealed text NOT NULL,
  contact_index text NOT NULL,
  slot integer NOT NULL CHECK (slot BETWEEN 1 AND 3),
  tries integer NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  UNIQUE (contact_index, slot)
);
CREATE INDEX contact_codes_created ON contact_codes (created_at);
-- Applications whose contact was shown to be the applicant's.
CREATE TABLE permit_contacts (
  application_id uuid PRIMARY KEY NOT NULL REFERENCES permit_applications(id),
  kind text NOT NULL CHECK (kind IN ('phone','email')),
  contact_index text NOT NULL,
  verified_at timestamptz NOT NULL
);
