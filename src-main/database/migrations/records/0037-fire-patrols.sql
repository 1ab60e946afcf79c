-- A patrol point as it is from a day on; the newest row of a point that began by a day counts on it.
CREATE TABLE fire_point_versions (
  id TEXT PRIMARY KEY,
  point_id TEXT NOT NULL,
  from_on TEXT NOT NULL,
  name TEXT NOT NULL,
  building TEXT NOT NULL,
  floor TEXT NOT NULL,
  place TEXT,
  -- {"floorId": …, "at": [x, y]} on the drawn floor; NULL = not drawn.
  position_json TEXT CHECK (position_json IS NULL OR json_valid(position_json)),
  route_order INTEGER NOT NULL,
  items_json TEXT NOT NULL CHECK (json_valid(items_json)),
  -- 1 = from that day on nobody walks to it any more.
  is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE INDEX fire_point_versions_by_point ON fire_point_versions(point_id, from_on);
-- When patrols are walked, from a day on until the next row.
CREATE TABLE fire_patrol_settings (
  id TEXT PRIMARY KEY,
  from_on TEXT NOT NULL,
  times_json TEXT NOT NULL CHECK (json_valid(times_json)),
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);

CREATE TABLE fire_patrols (
  id TEXT PRIMARY KEY,
  -- The time it belongs to; NULL = walked outside of every patrol time.
  planned_at INTEGER,
  shift TEXT NOT NULL CHECK (shift IN ('day', 'night')),
  started_at INTEGER NOT NULL,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  late_reason TEXT,
  plan_version TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  CHECK ((is_late = 1) = (late_reason IS NOT NULL))
);
CREATE INDEX fire_patrols_by_time ON fire_patrols(coalesce(planned_at, started_at));
CREATE TABLE fire_patrol_visits (
  id TEXT PRIMARY KEY,
  patrol_id TEXT NOT NULL REFERENCES fire_patrols(id),
  point_id TEXT NOT NULL,
  -- NULL = written down afterwards: the minute is not known.
  at INTEGER,
  source TEXT NOT NULL CHECK (source IN ('scan', 'hand')),
  -- Why it lies so close in time to a point far away.
  haste_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE INDEX fire_patrol_visits_by_patrol ON fire_patrol_visits(patrol_id);
CREATE TABLE fire_patrol_answers (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES fire_patrol_visits(id),
  -- The items the point was asked; each is in order unless it is among the faults.
  items_json TEXT NOT NULL CHECK (json_valid(items_json)),
  faults_json TEXT NOT NULL CHECK (json_valid(faults_json)),
  attachment_ids_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(attachment_ids_json)),
  undated_photos INTEGER NOT NULL DEFAULT 0,
  corrects_id TEXT UNIQUE REFERENCES fire_patrol_answers(id),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  CHECK ((corrects_id IS NULL) = (reason IS NULL))
);
-- The one below is partial: the answers of a visit would be looked for in the whole table.
CREATE INDEX fire_patrol_answers_by_visit ON fire_patrol_answers(visit_id);
CREATE UNIQUE INDEX fire_patrol_answers_one ON fire_patrol_answers(visit_id) WHERE corrects_id IS NULL;
CREATE TABLE fire_patrol_ends (
  patrol_id TEXT PRIMARY KEY REFERENCES fire_patrols(id),
  finished_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
-- The supervisor's word on a patrol; never the person who walked it.
CREATE TABLE fire_patrol_signatures (
  patrol_id TEXT PRIMARY KEY REFERENCES fire_patrols(id),
  signed_at INTEGER NOT NULL,
  signed_by TEXT NOT NULL,
  seat TEXT
);
CREATE TRIGGER fire_patrol_signatures_other_person BEFORE INSERT ON fire_patrol_signatures
WHEN EXISTS (SELECT 1 FROM fire_patrols p WHERE p.id = NEW.patrol_id AND p.recorded_by = NEW.signed_by)
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
-- Why a planned patrol was not walked.
CREATE TABLE fire_patrol_reasons (
  planned_at INTEGER PRIMARY KEY,
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE TRIGGER fire_point_versions_no_update BEFORE UPDATE ON fire_point_versions
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_point_versions_no_delete BEFORE DELETE ON fire_point_versions
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_settings_no_update BEFORE UPDATE ON fire_patrol_settings
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_settings_no_delete BEFORE DELETE ON fire_patrol_settings
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrols_no_update BEFORE UPDATE ON fire_patrols
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrols_no_delete BEFORE DELETE ON fire_patrols
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_visits_no_update BEFORE UPDATE ON fire_patrol_visits
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_visits_no_delete BEFORE DELETE ON fire_patrol_visits
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_answers_no_update BEFORE UPDATE ON fire_patrol_answers
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_answers_no_delete BEFORE DELETE ON fire_patrol_answers
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_ends_no_update BEFORE UPDATE ON fire_patrol_ends
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_ends_no_delete BEFORE DELETE ON fire_patrol_ends
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_signatures_no_update BEFORE UPDATE ON fire_patrol_signatures
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_signatures_no_delete BEFORE DELETE ON fire_patrol_signatures
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_reasons_no_update BEFORE UPDATE ON fire_patrol_reasons
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_patrol_reasons_no_delete BEFORE DELETE ON fire_patrol_reasons
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- A filled check-list: what it is about, when it was begun.
CREATE TABLE self_checks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  list_version TEXT NOT NULL,
  on_day TEXT NOT NULL,
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE INDEX self_checks_by_day ON self_checks(kind, on_day);
-- What was answered so far; it goes with the signatures.
CREATE TABLE self_check_drafts (
  check_id TEXT PRIMARY KEY REFERENCES self_checks(id),
  answers_json TEXT NOT NULL CHECK (json_valid(answers_json)),
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT
);
-- The check as it was signed by two; a correction is a further row with a reason.
CREATE TABLE self_check_records (
  id TEXT PRIMARY KEY,
  check_id TEXT NOT NULL REFERENCES self_checks(id),
  answers_json TEXT NOT NULL CHECK (json_valid(answers_json)),
  signed_by TEXT,
  corrects_id TEXT UNIQUE REFERENCES self_check_records(id),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  CHECK ((corrects_id IS NULL) = (reason IS NULL)),
  CHECK (signed_by IS NULL OR recorded_by IS NULL OR signed_by <> recorded_by),
  CHECK ((corrects_id IS NULL) = (signed_by IS NOT NULL))
);
CREATE INDEX self_check_records_by_check ON self_check_records(check_id);
CREATE UNIQUE INDEX self_check_records_one ON self_check_records(check_id) WHERE corrects_id IS NULL;
CREATE TABLE self_check_rechecks (
  id TEXT PRIMARY KEY,
  check_id TEXT NOT NULL REFERENCES self_checks(id),
  item_code TEXT NOT NULL,
  on_day TEXT NOT NULL,
  is_passed INTEGER NOT NULL CHECK (is_passed IN (0, 1)),
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE INDEX self_check_rechecks_by_check ON self_check_rechecks(check_id);
-- When the authority was told of a major hazard.
CREATE TABLE major_hazard_reports (
  check_id TEXT PRIMARY KEY REFERENCES self_checks(id),
  reported_on TEXT NOT NULL,
  reported_to TEXT NOT NULL,
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE TRIGGER self_checks_no_update BEFORE UPDATE ON self_checks
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER self_checks_no_delete BEFORE DELETE ON self_checks
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER self_check_records_no_update BEFORE UPDATE ON self_check_records
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER self_check_records_no_delete BEFORE DELETE ON self_check_records
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER self_check_rechecks_no_update BEFORE UPDATE ON self_check_rechecks
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER self_check_rechecks_no_delete BEFORE DELETE ON self_check_rechecks
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER major_hazard_reports_no_update BEFORE UPDATE ON major_hazard_reports
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER major_hazard_reports_no_delete BEFORE DELETE ON major_hazard_reports
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
