-- The fixed words of papers, version after version; the highest number holds. A version never changes.
CREATE TABLE template_versions (
  id uuid PRIMARY KEY,
  number integer NOT NULL UNIQUE CHECK (number > 0),
  texts jsonb NOT NULL,
  note text,
  created_by_user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL
);
CREATE FUNCTION template_versions_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'template_versions is append-only'; END $$;
CREATE TRIGGER template_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON template_versions
  FOR EACH STATEMENT EXECUTE FUNCTION template_versions_refuse();
