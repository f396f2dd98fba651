-- Papers end in other ways than by time: they are revoked, or a later paper takes their place. `valid_from` is the first day
-- of the validity, `ended_on` the day of the revocation or replacement.
CREATE TABLE permits_new (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  application_id blob NOT NULL UNIQUE REFERENCES permit_applications(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  service_id blob NOT NULL REFERENCES permit_services(id),
  letter_id blob NOT NULL,
  number text NOT NULL,
  issued_on text NOT NULL,
  valid_until text,
  status text NOT NULL CHECK (status IN ('valid','revoked','replaced')),
  created_at integer NOT NULL,
  version integer NOT NULL,
  valid_from text NOT NULL,
  ended_on text,
  ended_by text,
  revoke_reason text,
  revoke_basis text,
  replaced_by_id blob UNIQUE REFERENCES permits(id),
  expiry_told_on text
) STRICT;
INSERT INTO permits_new
  SELECT id, application_id, agency_id, service_id, letter_id, number, issued_on, valid_until, status, created_at, version,
    issued_on,
    CASE status WHEN 'revoked' THEN (SELECT MAX(f.effective_date) FROM audit_facts f
      WHERE f.subject_id = permits.application_id AND f.action = 'permit.revoke') END,
    NULL, NULL, NULL, NULL, NULL
  FROM permits;
DROP TABLE permits;
ALTER TABLE permits_new RENAME TO permits;
CREATE INDEX permits_agency ON permits (agency_id, created_at, id);
CREATE INDEX permits_ending ON permits (status, valid_until, id);
-- Applications that go on from an issued paper: its renewal or its correction. `origins` says of each answer whether it was
-- carried over.
CREATE TABLE permit_successions (
  application_id blob PRIMARY KEY NOT NULL REFERENCES permit_applications(id),
  permit_id blob NOT NULL REFERENCES permits(id),
  kind text NOT NULL CHECK (kind IN ('renewal','amendment')),
  reason text,
  origins blob NOT NULL,
  created_at integer NOT NULL
) STRICT;
CREATE INDEX permit_successions_permit ON permit_successions (permit_id);
