-- Who took a finished paper at the counter, and the signature of receipt.
CREATE TABLE permit_handovers (
  application_id uuid PRIMARY KEY NOT NULL REFERENCES permit_applications(id),
  is_applicant boolean NOT NULL,
  receiver_name text,
  upload_id uuid REFERENCES uploads(id),
  size_bytes bigint,
  sha256 text,
  handed_at timestamptz NOT NULL
);
