-- Papers end in other ways than by time: they are revoked, or a later paper takes their place. `valid_from` is the first day
-- of the validity, `ended_on` the day of the revocation or replacement.
ALTER TABLE permits DROP CONSTRAINT permits_status_check;
ALTER TABLE permits ADD CONSTRAINT permits_status_check CHECK (status IN ('valid','revoked','replaced'));
ALTER TABLE permits ADD COLUMN valid_from date;
UPDATE permits SET valid_from = issued_on;
ALTER TABLE permits ALTER COLUMN valid_from SET NOT NULL;
ALTER TABLE permits ADD COLUMN ended_on date;
UPDATE permits SET ended_on = (SELECT MAX(f.effective_date) FROM audit_facts f
  WHERE f.subject_id = permits.application_id AND f.action = 'permit.revoke') WHERE status = 'revoked';
ALTER TABLE permits ADD COLUMN ended_by text;
ALTER TABLE permits ADD COLUMN revoke_reason text;
ALTER TABLE permits ADD COLUMN revoke_basis text;
ALTER TABLE permits ADD COLUMN replaced_by_id uuid UNIQUE REFERENCES permits(id);
ALTER TABLE permits ADD COLUMN expiry_told_on date;
CREATE INDEX permits_ending ON permits (status, valid_until, id);
-- Applications that go on from an issued paper: its renewal or its correction. `origins` says of each answer whether it was
-- carried over.
CREATE TABLE permit_successions (
  application_id uuid PRIMARY KEY NOT NULL REFERENCES permit_applications(id),
  permit_id uuid NOT NULL REFERENCES permits(id),
  kind text NOT NULL CHECK (kind IN ('renewal','amendment')),
  reason text,
  origins jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX permit_successions_permit ON permit_successions (permit_id);
