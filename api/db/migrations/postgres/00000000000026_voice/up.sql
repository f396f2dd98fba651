-- Satisfaction surveys (PermenPANRB 14/2017): the nine elements by name, answered once for a case that has ended.
CREATE TABLE surveys (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL UNIQUE REFERENCES permit_applications(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  service_id uuid NOT NULL REFERENCES permit_services(id),
  channel text NOT NULL CHECK (channel IN ('counter','online')),
  requirements integer NOT NULL CHECK (requirements BETWEEN 1 AND 4),
  procedure integer NOT NULL CHECK (procedure BETWEEN 1 AND 4),
  service_time integer NOT NULL CHECK (service_time BETWEEN 1 AND 4),
  fee integer NOT NULL CHECK (fee BETWEEN 1 AND 4),
  product integer NOT NULL CHECK (product BETWEEN 1 AND 4),
  competence integer NOT NULL CHECK (competence BETWEEN 1 AND 4),
  behaviour integer NOT NULL CHECK (behaviour BETWEEN 1 AND 4),
  facilities integer NOT NULL CHECK (facilities BETWEEN 1 AND 4),
  complaint_handling integer NOT NULL CHECK (complaint_handling BETWEEN 1 AND 4),
  remark text,
  ended_on date NOT NULL,
  created_by_user_id uuid REFERENCES users(id),
  created_at timestamptz NOT NULL,
  changed_at timestamptz,
  version integer NOT NULL
);
CREATE INDEX surveys_period ON surveys (ended_on, agency_id);
CREATE INDEX surveys_agency ON surveys (agency_id, created_at, id);
-- Complaints about services. `agency_id` is the office that is complained about, `handler_agency_id` the one that works on
-- it. Only the code lets a complainant in again.
CREATE TABLE complaints (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  handler_agency_id uuid NOT NULL REFERENCES agencies(id),
  service_id uuid REFERENCES permit_services(id),
  application_id uuid REFERENCES permit_applications(id),
  category text NOT NULL CHECK (category IN ('levy','delay','behaviour','other')),
  content text NOT NULL,
  contact text,
  status text NOT NULL CHECK (status IN ('received','in_progress','answered','closed')),
  received_on date NOT NULL,
  verify_by date NOT NULL,
  due_date date NOT NULL,
  answer text,
  answered_on date,
  closed_on date,
  closed_by text CHECK (closed_by IN ('complainant','time')),
  reopened boolean NOT NULL,
  reminded_on date,
  escalated_on date,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX complaints_agency ON complaints (agency_id, received_on);
CREATE INDEX complaints_handler ON complaints (handler_agency_id);
CREATE INDEX complaints_open ON complaints (status, due_date, id);
CREATE INDEX complaints_received ON complaints (received_on);
CREATE TABLE complaint_steps (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaints(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  handler_agency_id uuid NOT NULL REFERENCES agencies(id),
  action text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  note text,
  actor_user_id uuid REFERENCES users(id),
  actor_name text,
  position_id uuid REFERENCES positions(id),
  occurred_at timestamptz NOT NULL
);
CREATE INDEX complaint_steps_complaint ON complaint_steps (complaint_id, occurred_at, id);
CREATE INDEX complaint_steps_agency ON complaint_steps (agency_id);
-- Statistics read the cases that ended in a year, and the last ones.
CREATE INDEX permit_applications_stopped ON permit_applications (stopped_on, id);
CREATE INDEX permit_applications_submitted ON permit_applications (submitted_on);
-- Notifications are about complaints as well.
ALTER TABLE notifications DROP CONSTRAINT notifications_subject_type_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_subject_type_check
  CHECK (subject_type IN ('letter','permit_application','complaint'));
