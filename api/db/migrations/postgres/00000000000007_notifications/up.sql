-- Where mail for a person goes.
ALTER TABLE users ADD COLUMN email text CHECK (length(email) BETWEEN 3 AND 254);
-- Work in the background. A job is taken by raising `attempts` from the value that was read; `claimed_until` gives it
-- free again when the program that took it has ended.
CREATE TABLE jobs (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  key text UNIQUE,
  payload jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting','done','failed')),
  run_at timestamptz NOT NULL,
  attempts integer NOT NULL CHECK (attempts >= 0),
  claimed_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX jobs_due ON jobs (status, run_at, id);
CREATE INDEX jobs_newest ON jobs (created_at, id);
-- When work that comes again is next due. One row an occurrence moves on, so that two servers do it once.
CREATE TABLE job_schedules (
  name text PRIMARY KEY,
  rule text NOT NULL,
  next_run_at timestamptz NOT NULL,
  last_run_at timestamptz
);
-- Who was told what. `seq` counts up within a person, and rows of one person are committed in its order.
CREATE TABLE notification_counters (
  user_id uuid PRIMARY KEY REFERENCES users(id),
  last_seq bigint NOT NULL
);
CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users(id),
  seq bigint NOT NULL,
  position_id uuid NOT NULL REFERENCES positions(id),
  event text NOT NULL,
  subject_type text NOT NULL CHECK (subject_type IN ('letter','permit_application')),
  subject_id uuid NOT NULL,
  details jsonb NOT NULL,
  in_app boolean NOT NULL,
  mail text NOT NULL CHECK (mail IN ('off','now','digest')),
  read_at timestamptz,
  mailed_at timestamptz,
  created_at timestamptz NOT NULL,
  UNIQUE (user_id, seq)
);
CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
CREATE INDEX notifications_age ON notifications (created_at);
-- What a person wants to be told in which way, where it is not the usual.
CREATE TABLE notification_preferences (
  user_id uuid NOT NULL REFERENCES users(id),
  event text NOT NULL,
  in_app boolean NOT NULL,
  mail text NOT NULL CHECK (mail IN ('off','now','digest')),
  PRIMARY KEY (user_id, event)
);
-- Each step of reminding is taken once for a disposition and its due date.
CREATE TABLE disposition_reminders (
  disposition_id uuid NOT NULL REFERENCES dispositions(id),
  step text NOT NULL CHECK (step IN ('due_tomorrow','overdue','escalated')),
  due_date date NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (disposition_id, step, due_date)
);
CREATE INDEX dispositions_due ON dispositions (status, due_date);
