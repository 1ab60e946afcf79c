-- Care charts: append-only. A correction is a further row that names the one it sets right; a row set right by another no longer counts.
CREATE TABLE chart_entries (
  id TEXT PRIMARY KEY,
  -- Chosen by whoever sent it, so that a lost answer may be asked again.
  request_key TEXT NOT NULL UNIQUE,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  kind TEXT NOT NULL CHECK (kind IN ('turning','toilet','bowel','fluid-in','fluid-out','food','weight','skin','sleep')),
  at INTEGER NOT NULL,
  value_json TEXT NOT NULL CHECK (json_valid(value_json) AND json_extract(value_json, '$.kind') = kind),
  source TEXT NOT NULL CHECK (source IN ('hand','suggested')),
  -- The planned task it was written for; its record lies with the tasks.
  task_key TEXT,
  is_late INTEGER NOT NULL,
  late_reason TEXT,
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  corrects_id TEXT UNIQUE REFERENCES chart_entries(id),
  correction_reason TEXT,
  is_void INTEGER NOT NULL DEFAULT 0,
  CHECK (is_late = 0 OR late_reason IS NOT NULL),
  CHECK ((corrects_id IS NULL) = (correction_reason IS NULL)),
  CHECK (is_void = 0 OR corrects_id IS NOT NULL)
);
CREATE INDEX chart_entries_by_resident ON chart_entries(resident_id, kind, at);
CREATE INDEX chart_entries_by_time ON chart_entries(at);
CREATE TRIGGER chart_entries_no_update BEFORE UPDATE ON chart_entries
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER chart_entries_no_delete BEFORE DELETE ON chart_entries
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
-- Lines of a floor that somebody typed and has not saved yet, so that a crash loses none of them. No facts: they are overwritten.
CREATE TABLE chart_drafts (
  user_id TEXT NOT NULL REFERENCES users(id),
  kind TEXT NOT NULL,
  floor_name TEXT NOT NULL,
  lines_json TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, kind, floor_name)
);
