-- What a person makes of a view that they may use, their own or a colleague's: pinned, or the one that the list opens with.
CREATE TABLE letter_view_marks (
  user_id uuid NOT NULL REFERENCES users(id),
  view_id uuid NOT NULL REFERENCES letter_views(id) ON DELETE CASCADE,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  pinned boolean NOT NULL,
  is_default boolean NOT NULL,
  PRIMARY KEY (user_id, view_id)
);
CREATE UNIQUE INDEX letter_view_marks_default ON letter_view_marks (user_id, agency_id) WHERE is_default;
CREATE INDEX letter_view_marks_view ON letter_view_marks (view_id);
CREATE INDEX letter_view_marks_agency ON letter_view_marks (agency_id);
