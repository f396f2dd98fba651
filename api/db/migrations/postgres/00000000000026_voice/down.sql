DROP INDEX permit_applications_submitted;
DROP INDEX permit_applications_stopped;
DROP TABLE complaint_steps;
DROP TABLE complaints;
DROP TABLE surveys;
DELETE FROM notifications WHERE subject_type = 'complaint';
ALTER TABLE notifications DROP CONSTRAINT notifications_subject_type_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_subject_type_check
  CHECK (subject_type IN ('letter','permit_application'));
