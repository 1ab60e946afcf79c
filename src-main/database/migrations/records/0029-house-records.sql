-- Papers of the house: rows are only added; the one no other replaces counts.
CREATE TABLE house_records (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  valid_until TEXT CHECK (valid_until IS NULL OR valid_until >= on_day),
  number TEXT,
  issuer TEXT,
  result TEXT CHECK (result IN ('passed', 'failed')),
  note TEXT,
  attachment_ids_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(attachment_ids_json)),
  corrects_id TEXT UNIQUE REFERENCES house_records(id),
  reason TEXT,
  is_void INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  CHECK ((corrects_id IS NULL) = (reason IS NULL)),
  CHECK (is_void = 0 OR corrects_id IS NOT NULL)
);
CREATE INDEX house_records_by_kind ON house_records(kind, on_day);
-- Whether the house needs a kind; the newest row of a kind counts.
CREATE TABLE house_needs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  is_needed INTEGER NOT NULL CHECK (is_needed IN (0, 1)),
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE INDEX house_needs_by_kind ON house_needs(kind, recorded_at);
-- Who signed to have read a rule.
CREATE TABLE house_readings (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL REFERENCES house_records(id),
  staff_id TEXT REFERENCES staff(id),
  name TEXT NOT NULL,
  on_day TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE UNIQUE INDEX house_readings_one ON house_readings(record_id, coalesce(staff_id, name));
CREATE TRIGGER house_records_no_update BEFORE UPDATE ON house_records
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER house_records_no_delete BEFORE DELETE ON house_records
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER house_needs_no_update BEFORE UPDATE ON house_needs
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER house_needs_no_delete BEFORE DELETE ON house_needs
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER house_readings_no_update BEFORE UPDATE ON house_readings
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER house_readings_no_delete BEFORE DELETE ON house_readings
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
