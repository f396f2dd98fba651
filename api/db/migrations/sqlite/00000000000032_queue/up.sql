-- The last number that an office gave out on a day, for each of its two lines.
CREATE TABLE queue_days (
  agency_id blob NOT NULL REFERENCES agencies(id),
  day text NOT NULL,
  line text NOT NULL CHECK (line IN ('permit','non_permit')),
  last integer NOT NULL,
  PRIMARY KEY (agency_id, day, line)
) STRICT;
-- Numbers that people wait with.
CREATE TABLE queue_tickets (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  day text NOT NULL,
  line text NOT NULL CHECK (line IN ('permit','non_permit')),
  number integer NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting','called','skipped','served')),
  desk integer CHECK (desk BETWEEN 1 AND 99),
  for_desk integer CHECK (for_desk BETWEEN 1 AND 99),
  calls integer NOT NULL DEFAULT 0,
  called_at integer,
  ended_at integer,
  created_at integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (agency_id, day, line, number)
) STRICT;
CREATE INDEX queue_tickets_open ON queue_tickets (agency_id, day, status, created_at, id);
