-- What follows an incident: its file, its steps and what was frozen of the minutes around it. Rows of the register stay as they are;
-- one that was written before has no file. Steps are only added: a wrong one is corrected by a further row with a reason.
CREATE TABLE incident_files (
  incident_id TEXT PRIMARY KEY REFERENCES incidents(id),
  found_at INTEGER NOT NULL,
  alarm_id TEXT UNIQUE REFERENCES alarms(id),
  rules_version TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_by TEXT,
  seat TEXT
);
CREATE TABLE incident_steps (
  id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident_files(incident_id),
  kind TEXT NOT NULL CHECK (kind IN ('found', 'graded', 'handled', 'family-told', 'family-not-reached', 'reported', 'cause', 'measure', 'measure-done', 'reviewed', 'closed')),
  at INTEGER NOT NULL,
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  corrects_id TEXT UNIQUE REFERENCES incident_steps(id),
  reason TEXT,
  is_void INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  CHECK ((corrects_id IS NULL) = (reason IS NULL)),
  CHECK (is_void = 0 OR corrects_id IS NOT NULL)
);
CREATE INDEX incident_steps_by_incident ON incident_steps(incident_id, at);
CREATE TABLE incident_snapshots (
  id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident_files(incident_id),
  taken_at INTEGER NOT NULL,
  snapshot_json TEXT NOT NULL CHECK (json_valid(snapshot_json))
);
CREATE INDEX incident_snapshots_by_incident ON incident_snapshots(incident_id, taken_at);
CREATE TRIGGER incident_files_no_update BEFORE UPDATE ON incident_files
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER incident_files_no_delete BEFORE DELETE ON incident_files
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER incident_steps_no_update BEFORE UPDATE ON incident_steps
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER incident_steps_no_delete BEFORE DELETE ON incident_steps
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER incident_snapshots_no_update BEFORE UPDATE ON incident_snapshots
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER incident_snapshots_no_delete BEFORE DELETE ON incident_snapshots
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
