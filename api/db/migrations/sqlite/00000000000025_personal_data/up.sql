-- Whose data of an application were destroyed, by whom and why; the application keeps its place in the register.
CREATE TABLE permit_erasures (
  application_id blob PRIMARY KEY NOT NULL REFERENCES permit_applications(id),
  basis text NOT NULL CHECK (basis IN ('request','retention')),
  reason text NOT NULL,
  user_id blob NOT NULL REFERENCES users(id),
  user_name text NOT NULL,
  position_id blob NOT NULL REFERENCES positions(id),
  erased_at integer NOT NULL
) STRICT;
-- Months that personal data of ended applications are kept: of a service, or (with an empty code) of all others.
CREATE TABLE permit_retention (
  service_code text PRIMARY KEY NOT NULL,
  months integer NOT NULL CHECK (months BETWEEN 0 AND 1200),
  basis text NOT NULL,
  user_name text NOT NULL,
  updated_at integer NOT NULL
) STRICT;
CREATE INDEX permit_applications_ended ON permit_applications (stopped_on, agency_id);
