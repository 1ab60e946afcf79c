CREATE TABLE report_runs (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  period TEXT NOT NULL,
  content_json TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  frozen_at INTEGER NOT NULL,
  frozen_by TEXT,
  state TEXT NOT NULL CHECK (state IN ('frozen','filed','accepted','rejected')),
  note TEXT
);
CREATE INDEX report_runs_by_code ON report_runs(code, period, frozen_at);
-- A frozen run never changes; only its filing state and note move.
CREATE TRIGGER report_runs_frozen BEFORE UPDATE OF id, code, period, content_json, content_hash, frozen_at ON report_runs
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER report_runs_no_delete BEFORE DELETE ON report_runs BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TABLE report_files (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES report_runs(id),
  name TEXT NOT NULL,
  copy TEXT NOT NULL CHECK (copy IN ('masked','full')),
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  exported_at INTEGER NOT NULL,
  exported_by TEXT,
  reason TEXT
);
CREATE INDEX report_files_by_run ON report_files(run_id);
CREATE TABLE duty_snoozes (
  key TEXT PRIMARY KEY,
  until_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  snoozed_by TEXT,
  snoozed_at INTEGER NOT NULL
) WITHOUT ROWID;
