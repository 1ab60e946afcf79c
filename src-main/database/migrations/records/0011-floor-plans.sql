-- Floor plans drawn in the app: each saving is a new version, nothing is overwritten. A picture is kept once, under its hash.
CREATE TABLE floor_plan_images (
  id TEXT PRIMARY KEY,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png','image/jpeg')),
  width_px INTEGER NOT NULL CHECK (width_px > 0),
  height_px INTEGER NOT NULL CHECK (height_px > 0),
  bytes BLOB NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT
);
CREATE TABLE floor_plan_versions (
  id TEXT PRIMARY KEY,
  floor_id TEXT NOT NULL REFERENCES floors(id),
  version INTEGER NOT NULL CHECK (version >= 1),
  drawing_json TEXT NOT NULL,
  image_id TEXT REFERENCES floor_plan_images(id),
  saved_at INTEGER NOT NULL,
  saved_by TEXT,
  UNIQUE (floor_id, version)
);
CREATE TRIGGER floor_plan_versions_no_update BEFORE UPDATE ON floor_plan_versions BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER floor_plan_versions_no_delete BEFORE DELETE ON floor_plan_versions BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- Each shift somebody listens whether the screen's speaker is heard. A seat may be forgotten; its tests stay.
CREATE TABLE speaker_tests (
  id TEXT PRIMARY KEY,
  seat_id TEXT NOT NULL,
  seat_name TEXT NOT NULL,
  shift TEXT NOT NULL CHECK (shift IN ('day','swing','night')),
  shift_started_at INTEGER NOT NULL,
  tested_at INTEGER NOT NULL,
  is_heard INTEGER NOT NULL CHECK (is_heard IN (0,1)),
  tested_by TEXT
);
CREATE INDEX speaker_tests_by_seat ON speaker_tests(seat_id, tested_at);
CREATE INDEX speaker_tests_by_time ON speaker_tests(tested_at);

-- The beds a seat keeps in its front row.
CREATE TABLE station_pins (
  seat_id TEXT NOT NULL,
  bed_id TEXT NOT NULL REFERENCES beds(id),
  position INTEGER NOT NULL,
  PRIMARY KEY (seat_id, bed_id)
);
