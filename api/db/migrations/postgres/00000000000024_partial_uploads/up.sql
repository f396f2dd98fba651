-- Files that arrive in pieces over a bad line. A row lives for a day at most; its bytes lie in the file store.
CREATE TABLE partial_uploads (
  id uuid PRIMARY KEY,
  owner_user_id uuid REFERENCES users(id) ON DELETE CASCADE,
  address text,
  file_name text NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  received_bytes bigint NOT NULL CHECK (received_bytes >= 0 AND received_bytes <= size_bytes),
  sha256 text,
  upload_id uuid REFERENCES uploads(id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL
);
CREATE INDEX partial_uploads_created ON partial_uploads (created_at);
CREATE INDEX partial_uploads_owner ON partial_uploads (owner_user_id);
CREATE INDEX partial_uploads_address ON partial_uploads (address);
CREATE INDEX partial_uploads_upload ON partial_uploads (upload_id);
CREATE TABLE partial_upload_pieces (
  partial_id uuid NOT NULL REFERENCES partial_uploads(id) ON DELETE CASCADE,
  start_byte bigint NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  object_id uuid NOT NULL,
  PRIMARY KEY (partial_id, start_byte)
);
