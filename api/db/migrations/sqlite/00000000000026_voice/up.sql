-- Satisfaction surveys (PermenPANRB 14/2017): the nine elements by name, answered once for a case that has ended.
CREATE TABLE surveys (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  application_id blob NOT NULL UNIQUE REFERENCES permit_applications(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  service_id blob NOT NULL REFERENCES permit_services(id),
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
  ended_on text NOT NULL,
  created_by_user_id blob REFERENCES users(id),
  created_at integer NOT NULL,
  changed_at integer,
  version integer NOT NULL
) STRICT;
CREATE INDEX surveys_period ON surveys (ended_on, agency_id);
CREATE INDEX surveys_agency ON surveys (agency_id, created_at, id);
-- Complaints about services. `agency_id` is the office that is complained about, `handler_agency_id` the one that works on
-- it. Only the code lets a complainant in again.
CREATE TABLE complaints (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  code text NOT NULL UNIQUE,
  agency_id blob NOT NULL REFERENCES agencies(id),
  handler_agency_id blob NOT NULL REFERENCES agencies(id),
  service_id blob REFERENCES permit_services(id),
  application_id blob REFERENCES permit_applications(id),
  category text NOT NULL CHECK (category IN ('levy','delay','behaviour','other')),
  content text NOT NULL,
  contact text,
  status text NOT NULL CHECK (status IN ('received','in_progress','answered','closed')),
  received_on text NOT NULL,
  verify_by text NOT NULL,
  due_date text NOT NULL,
  answer text,
  answered_on text,
  closed_on text,
  closed_by text CHECK (closed_by IN ('complainant','time')),
  reopened integer NOT NULL CHECK (reopened IN (0,1)),
  reminded_on text,
  escalated_on text,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX complaints_agency ON complaints (agency_id, received_on);
CREATE INDEX complaints_handler ON complaints (handler_agency_id);
CREATE INDEX complaints_open ON complaints (status, due_date, id);
CREATE INDEX complaints_received ON complaints (received_on);
CREATE TABLE complaint_steps (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  complaint_id blob NOT NULL REFERENCES complaints(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  handler_agency_id blob NOT NULL REFERENCES agencies(id),
  action text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  note text,
  actor_user_id blob REFERENCES users(id),
  actor_name text,
  position_id blob REFERENCES positions(id),
  occurred_at integer NOT NULL
) STRICT;
CREATE INDEX complaint_steps_complaint ON complaint_steps (complaint_id, occurred_at, id);
CREATE INDEX complaint_steps_agency ON complaint_steps (agency_id);
-- Statistics read the cases that ended in a year, and the last ones.
CREATE INDEX permit_applications_stopped ON permit_applications (stopped_on, id);
CREATE INDEX permit_applications_submitted ON permit_applications (submitted_on);
-- Notifications are about complaints as well.
CREATE TABLE notifications_new (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  user_id blob NOT NULL REFERENCES users(id),
  seq integer NOT NULL,
  position_id blob NOT NULL REFERENCES positions(id),
  event text NOT NULL,
  subject_type text NOT NULL CHECK (subject_type IN ('letter','permit_application','complaint')),
  subject_id blob NOT NULL,
  details blob NOT NULL,
  in_app integer NOT NULL CHECK (in_app IN (0,1)),
  mail text NOT NULL CHECK (mail IN ('off','now','digest')),
  read_at integer,
  mailed_at integer,
  created_at integer NOT NULL,
  UNIQUE (user_id, seq)
) STRICT;
INSERT INTO notifications_new
  SELECT id, user_id, seq, position_id, event, subject_type, subject_id, details, in_app, mail, read_at, mailed_at, created_at
  FROM notifications;
DROP TABLE notifications;
ALTER TABLE notifications_new RENAME TO notifications;
CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
CREATE INDEX notifications_age ON notifications (created_at);
