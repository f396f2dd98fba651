-- The chain of an agency's ledger: each seal covers a fact and the seal before it, so that facts can neither be changed
-- nor left out unseen. Facts are sealed some time after they were written; the order of the seals is the chain's own.
CREATE TABLE ledger_seals (
  agency_id uuid NOT NULL REFERENCES agencies(id),
  seq bigint NOT NULL CHECK (seq > 0),
  fact_id uuid NOT NULL UNIQUE REFERENCES audit_facts(id),
  hash text NOT NULL CHECK (length(hash) = 64),
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (agency_id, seq)
);
CREATE FUNCTION ledger_seals_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'ledger_seals is append-only'; END $$;
CREATE TRIGGER ledger_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seals
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_seals_refuse();
-- Export packages: everything that an agency owns, as one file.
CREATE TABLE packages (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  status text NOT NULL CHECK (status IN ('waiting','ready','failed','expired')),
  file_name text,
  size_bytes bigint,
  sha256 text,
  upload_id uuid REFERENCES uploads(id),
  letters integer,
  files integer,
  seals bigint,
  ledger_hash text,
  created_by_user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  version integer NOT NULL
);
CREATE INDEX packages_newest ON packages (agency_id, created_at, id);
