-- The chain of an agency's ledger: each seal covers a fact and the seal before it, so that facts can neither be changed
-- nor left out unseen. Facts are sealed some time after they were written; the order of the seals is the chain's own.
CREATE TABLE ledger_seals (
  agency_id blob NOT NULL REFERENCES agencies(id),
  seq integer NOT NULL CHECK (seq > 0),
  fact_id blob NOT NULL UNIQUE REFERENCES audit_facts(id),
  hash text NOT NULL CHECK (length(hash) = 64),
  sealed_at integer NOT NULL,
  PRIMARY KEY (agency_id, seq)
) STRICT;
CREATE TRIGGER ledger_seals_no_update BEFORE UPDATE ON ledger_seals BEGIN
  SELECT RAISE(ABORT, 'ledger_seals is append-only');
END;
CREATE TRIGGER ledger_seals_no_delete BEFORE DELETE ON ledger_seals BEGIN
  SELECT RAISE(ABORT, 'ledger_seals is append-only');
END;
-- Export packages: everything that an agency owns, as one file.
CREATE TABLE packages (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  status text NOT NULL CHECK (status IN ('waiting','ready','failed','expired')),
  file_name text,
  size_bytes integer,
  sha256 text,
  upload_id blob REFERENCES uploads(id),
  letters integer,
  files integer,
  seals integer,
  ledger_hash text,
  created_by_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL,
  finished_at integer,
  version integer NOT NULL
) STRICT;
CREATE INDEX packages_newest ON packages (agency_id, created_at, id);
