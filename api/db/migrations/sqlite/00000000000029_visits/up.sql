-- What officers found on site, as their phones sent it; the id was given on the phone, so that a report that is sent twice is
-- there once.
CREATE TABLE permit_visits (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  application_id blob NOT NULL REFERENCES permit_applications(id),
  stage text NOT NULL,
  visited_at integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('fine','objection')),
  findings text,
  agency_id blob NOT NULL REFERENCES agencies(id),
  user_id blob NOT NULL REFERENCES users(id),
  user_name text NOT NULL,
  position_id blob NOT NULL REFERENCES positions(id),
  created_at integer NOT NULL
) STRICT;
CREATE INDEX permit_visits_application ON permit_visits (application_id, visited_at);
-- Places in millionths of a degree: whole numbers are the same in both databases and in a package.
CREATE TABLE permit_visit_photos (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  visit_id blob NOT NULL REFERENCES permit_visits(id),
  application_id blob NOT NULL REFERENCES permit_applications(id),
  pos integer NOT NULL,
  upload_id blob REFERENCES uploads(id),
  taken_at integer NOT NULL,
  latitude_e6 integer CHECK (latitude_e6 BETWEEN -90000000 AND 90000000),
  longitude_e6 integer CHECK (longitude_e6 BETWEEN -180000000 AND 180000000),
  accuracy_m integer,
  caption text,
  size_bytes integer,
  sha256 text,
  UNIQUE (visit_id, pos)
) STRICT;
CREATE INDEX permit_visit_photos_application ON permit_visit_photos (application_id);
