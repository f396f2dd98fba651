-- The position that looks after an application; without a row nobody does.
CREATE TABLE permit_assignments (
  application_id uuid PRIMARY KEY NOT NULL REFERENCES permit_applications(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  assigned_at timestamptz NOT NULL
);
CREATE INDEX permit_assignments_position ON permit_assignments (position_id, application_id);
