-- Files that arrive in pieces over a bad line. A row lives for a day at most; its bytes lie in the file store.
CREATE TABLE partial_uploads (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  owner_user_id blob REFERENCES users(id) ON DELETE CASCADE,
  address text,
  file_name text NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  received_bytes integer NOT NULL CHECK (received_bytes >= 0 AND received_bytes <= size_bytes),
  sha256 text,
  upload_id blob REFERENCES uploads(id) ON DELETE CASCADE,
  created_at integer NOT NULL
) STRICT;
CREATE INDEX partial_uploads_created ON partial_uploads (created_at);
CREATE INDEX partial_uploads_owner ON partial_uploads (owner_user_id);
CREATE INDEX partial_uploads_address ON partial_uploads (address);
CREATE INDEX partial_uploads_upload ON partial_uploads (upload_id);
CREATE TABLE partial_upload_pieces (
  partial_id blob NOT NULL REFERENCES partial_uploads(id) ON DELETE CASCADE,
  start_byte integer NOT NULL,
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  object_id blob NOT NULL,
  PRIMARY KEY (partial_id, start_byte)
) STRICT;
