DROP INDEX permit_applications_submitted;
DROP INDEX permit_applications_stopped;
DROP TABLE complaint_steps;
DROP TABLE complaints;
DROP TABLE surveys;
DELETE FROM notifications WHERE subject_type = 'complaint';
CREATE TABLE notifications_new (
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
INSERT INTO notifications_new
  SELECT id, user_id, seq, position_id, event, subject_type, subject_id, details, in_app, mail, read_at, mailed_at, created_at
  FROM notifications;
DROP TABLE notifications;
ALTER TABLE notifications_new RENAME TO notifications;
CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
CREATE INDEX notifications_age ON notifications (created_at);
