-- The position that looks after an application; without a row nobody does.
CREATE TABLE permit_assignments (
  application_id blob PRIMARY KEY NOT NULL REFERENCES permit_applications(id),
  position_id blob NOT NULL REFERENCES positions(id),
  assigned_at integer NOT NULL
) STRICT;
CREATE INDEX permit_assignments_position ON permit_assignments (position_id, application_id);
