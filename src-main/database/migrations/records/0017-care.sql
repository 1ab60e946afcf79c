-- Versions of care plans. A version is never edited; it ends when the next begins, or with a reason.
CREATE TABLE care_plans (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  version INTEGER NOT NULL,
  from_on TEXT NOT NULL,
  -- First day that no longer counts; NULL = in force.
  to_on TEXT,
  end_reason TEXT,
  content_json TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  written_by TEXT,
  UNIQUE (resident_id, version),
  CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE INDEX care_plans_by_day ON care_plans(from_on, to_on);
CREATE TRIGGER care_plans_no_overlap BEFORE INSERT ON care_plans
WHEN EXISTS (SELECT 1 FROM care_plans p WHERE p.resident_id = NEW.resident_id AND (p.to_on IS NULL OR p.to_on > NEW.from_on)
  AND (NEW.to_on IS NULL OR p.from_on < NEW.to_on))
BEGIN SELECT RAISE(ABORT, 'INTERVAL_OVERLAP'); END;
CREATE TRIGGER care_plans_frozen BEFORE UPDATE ON care_plans
WHEN NEW.content_json <> OLD.content_json OR NEW.from_on <> OLD.from_on OR NEW.version <> OLD.version
  OR NEW.resident_id <> OLD.resident_id OR OLD.to_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER care_plans_no_delete BEFORE DELETE ON care_plans
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
-- What came of a task. The task itself is worked out from the plan; its key names intervention, day and time.
CREATE TABLE care_task_records (
  id TEXT PRIMARY KEY,
  task_key TEXT NOT NULL,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  day TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'held', 'missed')),
  at INTEGER NOT NULL,
  reason TEXT,
  note TEXT,
  is_late INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  corrects_id TEXT UNIQUE REFERENCES care_task_records(id),
  CHECK (outcome = 'done' OR reason IS NOT NULL)
);
-- One record a task; a further row only sets it right.
CREATE UNIQUE INDEX care_task_records_one ON care_task_records(task_key) WHERE corrects_id IS NULL;
CREATE INDEX care_task_records_by_day ON care_task_records(day);
CREATE INDEX care_task_records_by_resident ON care_task_records(resident_id, day);
CREATE TRIGGER care_task_records_no_update BEFORE UPDATE ON care_task_records
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER care_task_records_no_delete BEFORE DELETE ON care_task_records
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
