-- The fixed words of papers, version after version; the highest number holds. A version never changes.
CREATE TABLE template_versions (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  number integer NOT NULL UNIQUE CHECK (number > 0),
  texts blob NOT NULL,
  note text,
  created_by_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL
) STRICT;
CREATE TRIGGER template_versions_no_update BEFORE UPDATE ON template_versions BEGIN
  SELECT RAISE(ABORT, 'template_versions is append-only');
END;
CREATE TRIGGER template_versions_no_delete BEFORE DELETE ON template_versions BEGIN
  SELECT RAISE(ABORT, 'template_versions is append-only');
END;
