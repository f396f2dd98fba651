ALTER TABLE letter_search_rows DROP COLUMN created_at;
