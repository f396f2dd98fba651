-- The words in files of letters, read once for each content. A file of another letter with the same content has them too.
CREATE TABLE scan_texts (
  sha256 text PRIMARY KEY NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting','searchable','empty','failed','unavailable')),
  reason text CHECK (reason IN ('unreadable','too_slow','lost','no_ocr','no_pdf_tools')),
  partial integer NOT NULL CHECK (partial IN (0,1)),
  queued integer NOT NULL CHECK (queued IN (0,1)),
  updated_at integer NOT NULL,
  content text
) STRICT;
CREATE INDEX scan_texts_open ON scan_texts (updated_at) WHERE status IN ('waiting','unavailable');
CREATE INDEX letter_attachments_sha256 ON letter_attachments (sha256);
-- What is there already is read in the background, a few files at a time.
INSERT INTO scan_texts (sha256, media_type, size_bytes, status, partial, queued, updated_at)
SELECT sha256, min(media_type), min(size_bytes), 'waiting', 0, 0, CAST(strftime('%s','now') AS integer) * 1000000
FROM letter_attachments a WHERE follow_up_id IS NULL
AND NOT EXISTS (SELECT 1 FROM travel_report_files r WHERE r.attachment_id = a.id) GROUP BY sha256;
