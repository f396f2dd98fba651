DROP INDEX permit_applications_stage_due;
DROP INDEX permit_applications_running_due;
DROP TABLE permit_reminders;
ALTER TABLE permit_applications DROP COLUMN stage_due_date;
