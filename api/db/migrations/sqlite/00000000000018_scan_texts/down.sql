DROP INDEX letter_attachments_sha256;
DROP TABLE scan_texts;
