-- Signed papers, and the keys that sign them.
-- Papers: rendered and signed documents. A number may be reserved for one before it is signed.
CREATE TABLE papers (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  subject_type text NOT NULL CHECK (subject_type IN ('letter','permit_application')),
  subject_id blob NOT NULL,
  agency_id blob NOT NULL REFERENCES agencies(id),
  code text NOT NULL,
  status text NOT NULL CHECK (status IN ('reserved','signing','signed','superseded','revoked','void')),
  number text,
  sequence_number integer,
  register_year integer,
  dated text,
  facts blob NOT NULL,
  prepared_upload_id blob REFERENCES uploads(id),
  upload_id blob REFERENCES uploads(id),
  pages integer,
  replaced_by_id blob REFERENCES papers(id),
  revoked_at integer,
  revoke_reason text,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE TABLE paper_signatures (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  paper_id blob NOT NULL REFERENCES papers(id),
  pos integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person','seal')),
  user_id blob REFERENCES users(id),
  position_id blob REFERENCES positions(id),
  signer_name text NOT NULL,
  signer_title text NOT NULL,
  certificate_serial text NOT NULL,
  provider text NOT NULL,
  certified integer NOT NULL,
  timestamped integer NOT NULL,
  signed_at integer NOT NULL,
  revision_bytes integer NOT NULL,
  sha256 text NOT NULL
) STRICT;
CREATE TABLE signing_attempts (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  paper_id blob NOT NULL REFERENCES papers(id),
  user_id blob NOT NULL REFERENCES users(id),
  provider text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('started','signed','refused','unavailable','unknown')),
  detail text,
  started_at integer NOT NULL,
  ended_at integer
) STRICT;
CREATE TABLE signer_keys (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  user_id blob NOT NULL REFERENCES users(id),
  serial text NOT NULL,
  certificate text NOT NULL,
  private_key text NOT NULL,
  not_before integer NOT NULL,
  not_after integer NOT NULL,
  status text NOT NULL CHECK (status IN ('active','revoked')),
  created_at integer NOT NULL,
  revoked_at integer
) STRICT;
CREATE TABLE signer_accounts (
  user_id blob PRIMARY KEY NOT NULL CHECK (length(user_id)=16) REFERENCES users(id),
  sealed text NOT NULL,
  masked text NOT NULL,
  created_at integer NOT NULL
) STRICT;
CREATE TABLE signing_authorities (
  name text PRIMARY KEY NOT NULL,
  certificate text NOT NULL,
  private_key text NOT NULL,
  created_at integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX papers_subject ON papers (subject_type, subject_id);
CREATE UNIQUE INDEX papers_code ON papers (code);
CREATE INDEX papers_queue ON papers (status, created_at, id);
CREATE UNIQUE INDEX paper_signatures_order ON paper_signatures (paper_id, pos);
CREATE INDEX paper_signatures_sha256 ON paper_signatures (sha256);
CREATE INDEX signing_attempts_paper ON signing_attempts (paper_id, started_at, id);
CREATE INDEX signer_keys_user ON signer_keys (user_id, created_at);
CREATE UNIQUE INDEX signer_keys_serial ON signer_keys (serial);
