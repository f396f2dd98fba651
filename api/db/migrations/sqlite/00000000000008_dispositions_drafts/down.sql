DROP INDEX letters_source;
DROP INDEX letters_reply_to;
DROP TABLE letter_recalls;
DROP TABLE letter_comments;
DROP TABLE letter_versions;
ALTER TABLE letter_reviews DROP COLUMN kind;
ALTER TABLE disposition_follow_ups DROP COLUMN kind;
ALTER TABLE dispositions DROP COLUMN reopened_at;
ALTER TABLE dispositions DROP COLUMN kind;
