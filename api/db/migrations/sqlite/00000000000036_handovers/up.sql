-- Who took a finished paper at the counter, and the signature of receipt.
CREATE TABLE permit_handovers (
  application_id blob PRIMARY KEY NOT NULL REFERENCES permit_applications(id),
  is_applicant integer NOT NULL CHECK (is_applicant IN (0,1)),
  receiver_name text,
  upload_id blob REFERENCES uploads(id),
  size_bytes integer,
  sha256 text,
  handed_at integer NOT NULL
) STRICT;
