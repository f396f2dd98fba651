-- The own time of the stage at which an application stands.
ALTER TABLE permit_applications ADD COLUMN stage_due_date text;
-- Each step of reminding is taken once for an application and the day that it is about.
CREATE TABLE permit_reminders (
  application_id blob NOT NULL REFERENCES permit_applications(id),
  step text NOT NULL CHECK (step IN ('due_tomorrow','overdue','escalated','stage_overdue')),
  due_date text NOT NULL,
  created_at integer NOT NULL,
  PRIMARY KEY (application_id, step, due_date)
) STRICT;
CREATE INDEX permit_applications_running_due ON permit_applications (due_date, id) WHERE stopped_on IS NULL;
CREATE INDEX permit_applications_stage_due ON permit_applications (stage_due_date, id) WHERE stage_due_date IS NOT NULL;
