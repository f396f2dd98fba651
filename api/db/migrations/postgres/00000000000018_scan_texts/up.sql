-- The words in files of letters, read once for each content. A file of another letter with the same content has them too.
CREATE TABLE scan_texts (
  sha256 text PRIMARY KEY,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting','searchable','empty','failed','unavailable')),
  reason text CHECK (reason IN ('unreadable','too_slow','lost','no_ocr','no_pdf_tools')),
  partial boolean NOT NULL,
  queued boolean NOT NULL,
  updated_at timestamptz NOT NULL,
  content text
);
CREATE INDEX scan_texts_open ON scan_texts (updated_at) WHERE status IN ('waiting','unavailable');
CREATE INDEX letter_attachments_sha256 ON letter_attachments (sha256);
-- What is there already is read in the background, a few files at a time.
INSERT INTO scan_texts (sha256, media_type, size_bytes, status, partial, queued, updated_at)
SELECT sha256, min(media_type), min(size_bytes), 'waiting', false, false, now()
FROM letter_attachments a WHERE follow_up_id IS NULL
AND NOT EXISTS (SELECT 1 FROM travel_report_files r WHERE r.attachment_id = a.id) GROUP BY sha256;
