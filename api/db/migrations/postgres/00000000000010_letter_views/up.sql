-- Searches and filters of letters that a person keeps under a name, alone or for the whole office.
CREATE TABLE letter_views (
  id uuid PRIMARY KEY,
  owner_user_id uuid NOT NULL REFERENCES users(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  name text NOT NULL,
  query jsonb NOT NULL,
  shared boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX letter_views_owner ON letter_views (owner_user_id, agency_id);
CREATE INDEX letter_views_shared ON letter_views (agency_id, shared);
