CREATE TABLE buildings (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
);
CREATE TABLE floors (
  id TEXT PRIMARY KEY,
  building_id TEXT NOT NULL REFERENCES buildings(id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (building_id, name)
);
CREATE TABLE rooms (
  id TEXT PRIMARY KEY,
  floor_id TEXT NOT NULL REFERENCES floors(id),
  name TEXT NOT NULL,
  UNIQUE (floor_id, name)
);
CREATE TABLE beds (
  id TEXT PRIMARY KEY,
  room_id TEXT NOT NULL REFERENCES rooms(id),
  name TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT CHECK (closed_on IS NULL OR closed_on >= opened_on),
  close_reason TEXT,
  UNIQUE (room_id, name)
);
-- Intervals are half open: from_on is in, to_on is out. A voided row stays for the record and counts for nothing.
CREATE TABLE bed_types (
  id TEXT PRIMARY KEY,
  bed_id TEXT NOT NULL REFERENCES beds(id),
  care_type TEXT NOT NULL CHECK (care_type IN ('nursing','ordinary')),
  stay_mode TEXT NOT NULL CHECK (stay_mode IN ('full-time','day-care')),
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  recorded_at INTEGER NOT NULL,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX bed_types_by_bed ON bed_types(bed_id, from_on);
CREATE TABLE bed_blocks (
  id TEXT PRIMARY KEY,
  bed_id TEXT NOT NULL REFERENCES beds(id),
  kind TEXT NOT NULL CHECK (kind IN ('reserved','repair','out-of-use','isolation')),
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  planned_until_on TEXT,
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX bed_blocks_by_bed ON bed_blocks(bed_id, from_on);

CREATE TRIGGER bed_types_no_overlap_insert BEFORE INSERT ON bed_types WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM bed_types o WHERE o.bed_id = NEW.bed_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER bed_types_no_overlap_update BEFORE UPDATE ON bed_types WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM bed_types o WHERE o.bed_id = NEW.bed_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
