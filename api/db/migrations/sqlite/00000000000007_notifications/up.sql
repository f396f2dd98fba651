-- Where mail for a person goes.
ALTER TABLE users ADD COLUMN email text CHECK (length(email) BETWEEN 3 AND 254);
-- Work in the background. A job is taken by raising `attempts` from the value that was read; `claimed_until` gives it
-- free again when the program that took it has ended.
CREATE TABLE jobs (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  kind text NOT NULL,
  key text UNIQUE,
  payload blob NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting','done','failed')),
  run_at integer NOT NULL,
  attempts integer NOT NULL CHECK (attempts >= 0),
  claimed_until integer,
  last_error text,
  created_at integer NOT NULL,
  finished_at integer
) STRICT;
CREATE INDEX jobs_due ON jobs (status, run_at, id);
CREATE INDEX jobs_newest ON jobs (created_at, id);
-- When work that comes again is next due. One row an occurrence moves on, so that two servers do it once.
CREATE TABLE job_schedules (
  name text PRIMARY KEY NOT NULL,
  rule text NOT NULL,
  next_run_at integer NOT NULL,
  last_run_at integer
) STRICT;
-- Who was told what. `seq` counts up within a person, and rows of one person are committed in its order.
CREATE TABLE notification_counters (
  user_id blob PRIMARY KEY NOT NULL REFERENCES users(id),
  last_seq integer NOT NULL
) STRICT;
CREATE TABLE notifications (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  user_id blob NOT NULL REFERENCES users(id),
  seq integer NOT NULL,
  position_id blob NOT NULL REFERENCES positions(id),
  event text NOT NULL,
  subject_type text NOT NULL CHECK (subject_type IN ('letter','permit_application')),
  subject_id blob NOT NULL,
  details blob NOT NULL,
  in_app integer NOT NULL CHECK (in_app IN (0,1)),
  mail text NOT NULL CHECK (mail IN ('off','now','digest')),
  read_at integer,
  mailed_at integer,
  created_at integer NOT NULL,
  UNIQUE (user_id, seq)
) STRICT;
CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
CREATE INDEX notifications_age ON notifications (created_at);
-- What a person wants to be told in which way, where it is not the usual.
CREATE TABLE notification_preferences (
  user_id blob NOT NULL REFERENCES users(id),
  event text NOT NULL,
  in_app integer NOT NULL CHECK (in_app IN (0,1)),
  mail text NOT NULL CHECK (mail IN ('off','now','digest')),
  PRIMARY KEY (user_id, event)
) STRICT;
-- Each step of reminding is taken once for a disposition and its due date.
CREATE TABLE disposition_reminders (
  disposition_id blob NOT NULL REFERENCES dispositions(id),
  step text NOT NULL CHECK (step IN ('due_tomorrow','overdue','escalated')),
  due_date text NOT NULL,
  created_at integer NOT NULL,
  PRIMARY KEY (disposition_id, step, due_date)
) STRICT;
CREATE INDEX dispositions_due ON dispositions (status, due_date);
