-- Searches and filters of letters that a person keeps under a name, alone or for the whole office.
CREATE TABLE letter_views (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  owner_user_id blob NOT NULL REFERENCES users(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  name text NOT NULL,
  query blob NOT NULL,
  shared integer NOT NULL CHECK (shared IN (0,1)),
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX letter_views_owner ON letter_views (owner_user_id, agency_id);
CREATE INDEX letter_views_shared ON letter_views (agency_id, shared);
