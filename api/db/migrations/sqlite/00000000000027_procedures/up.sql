-- Services are revised as drafts and published; each revision may have its own procedure and the words of its paper.
ALTER TABLE permit_services ADD COLUMN output_text text;
ALTER TABLE permit_services ADD COLUMN procedure blob;
ALTER TABLE permit_services ADD COLUMN published_at integer;
ALTER TABLE permit_services ADD COLUMN version integer NOT NULL DEFAULT 1;
UPDATE permit_services SET published_at = created_at;
CREATE UNIQUE INDEX permit_services_draft ON permit_services (code) WHERE published_at IS NULL;
-- The stage of the procedure that an application stands at, and the right of those who have to act there.
ALTER TABLE permit_applications ADD COLUMN stage text NOT NULL DEFAULT 'draft';
ALTER TABLE permit_applications ADD COLUMN waits_for text;
UPDATE permit_applications SET stage = status, waits_for = CASE status
  WHEN 'submitted' THEN 'permit.process'
  WHEN 'in_review' THEN 'permit.process'
  WHEN 'field_check' THEN 'permit.field_check'
  WHEN 'awaiting_payment' THEN 'permit.pay'
  WHEN 'awaiting_initials' THEN 'permit.initial'
  WHEN 'awaiting_signature' THEN 'permit.sign'
  WHEN 'ready' THEN 'permit.hand_over'
END;
CREATE INDEX permit_applications_waiting ON permit_applications (agency_id, waits_for, due_date, id);
CREATE INDEX permit_applications_service ON permit_applications (service_id, status);
-- What is examined at a stage side by side, by the office itself or as the opinion of another agency.
CREATE TABLE permit_checks (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  application_id blob NOT NULL REFERENCES permit_applications(id),
  stage text NOT NULL,
  key text NOT NULL,
  name_id text NOT NULL,
  name_en text NOT NULL,
  permission text NOT NULL,
  agency_id blob NOT NULL REFERENCES agencies(id),
  due_date text NOT NULL,
  outcome text CHECK (outcome IN ('fine','objection','dropped')),
  note text,
  actor_user_id blob REFERENCES users(id),
  actor_name text,
  opened_at integer NOT NULL,
  ended_at integer
) STRICT;
CREATE INDEX permit_checks_application ON permit_checks (application_id, opened_at);
CREATE INDEX permit_checks_open ON permit_checks (agency_id, permission, application_id) WHERE outcome IS NULL;
