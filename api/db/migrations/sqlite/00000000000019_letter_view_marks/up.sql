-- What a person makes of a view that they may use, their own or a colleague's: pinned, or the one that the list opens with.
CREATE TABLE letter_view_marks (
  user_id blob NOT NULL REFERENCES users(id),
  view_id blob NOT NULL REFERENCES letter_views(id) ON DELETE CASCADE,
  agency_id blob NOT NULL REFERENCES agencies(id),
  pinned integer NOT NULL CHECK (pinned IN (0,1)),
  is_default integer NOT NULL CHECK (is_default IN (0,1)),
  PRIMARY KEY (user_id, view_id)
) STRICT;
CREATE UNIQUE INDEX letter_view_marks_default ON letter_view_marks (user_id, agency_id) WHERE is_default = 1;
CREATE INDEX letter_view_marks_view ON letter_view_marks (view_id);
CREATE INDEX letter_view_marks_agency ON letter_view_marks (agency_id);
