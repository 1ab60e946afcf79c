-- Photos and scans beside records: kept once under their hash, never changed.
CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL UNIQUE,
  -- What the camera wrote; NULL = it wrote nothing.
  taken_at INTEGER,
  added_at INTEGER NOT NULL,
  added_by TEXT,
  seat TEXT,
  content BLOB NOT NULL
);
CREATE TRIGGER attachments_no_update BEFORE UPDATE ON attachments
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
