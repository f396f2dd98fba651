DROP INDEX dispositions_due;
DROP TABLE disposition_reminders;
DROP TABLE notification_preferences;
DROP TABLE notifications;
DROP TABLE notification_counters;
DROP TABLE job_schedules;
DROP TABLE jobs;
ALTER TABLE users DROP COLUMN email;
