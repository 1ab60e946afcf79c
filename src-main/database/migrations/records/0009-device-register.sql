-- The register knows more of a device than its name: what it is, how it is powered, when it must be replaced, whether it was walk-tested.
ALTER TABLE devices ADD COLUMN told_vendor TEXT;
ALTER TABLE devices ADD COLUMN told_firmware TEXT;
ALTER TABLE devices ADD COLUMN told_power TEXT CHECK (told_power IN ('mains','battery'));
ALTER TABLE devices ADD COLUMN told_watchdog_seconds INTEGER;
-- What a person wrote about a device; it outranks what the device tells of itself.
CREATE TABLE device_details (
  device_id TEXT PRIMARY KEY REFERENCES devices(id),
  vendor TEXT,
  firmware TEXT,
  serial_number TEXT,
  power TEXT CHECK (power IN ('mains','battery')),
  installed_on TEXT,
  replace_by_on TEXT,
  silent_after_seconds INTEGER CHECK (silent_after_seconds > 0),
  note TEXT,
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT
) WITHOUT ROWID;
-- A walk-test is written once, when it is finished: the certificate is this row.
CREATE TABLE walk_tests (
  id TEXT PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices(id),
  device_name TEXT NOT NULL,
  device_key TEXT NOT NULL,
  model TEXT,
  role TEXT NOT NULL,
  place_label TEXT NOT NULL,
  plan_version TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  tested_by TEXT,
  tester_name TEXT,
  seat TEXT NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('passed','failed','abandoned')),
  steps_json TEXT NOT NULL,
  note TEXT
) WITHOUT ROWID;
CREATE INDEX walk_tests_by_device ON walk_tests(device_id, finished_at);
CREATE TRIGGER walk_tests_no_update BEFORE UPDATE ON walk_tests BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER walk_tests_no_delete BEFORE DELETE ON walk_tests BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
-- A round of test presses through a floor; each device is ticked off by its own message.
CREATE TABLE test_rounds (
  id TEXT PRIMARY KEY,
  floor_id TEXT REFERENCES floors(id),
  area_label TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  started_by TEXT,
  starter_name TEXT,
  finished_at INTEGER,
  end_reason TEXT CHECK (end_reason IN ('finished','time-over')),
  note TEXT
) WITHOUT ROWID;
CREATE TABLE test_round_devices (
  round_id TEXT NOT NULL REFERENCES test_rounds(id),
  device_id TEXT NOT NULL REFERENCES devices(id),
  position INTEGER NOT NULL,
  device_name TEXT NOT NULL,
  role TEXT NOT NULL,
  place_label TEXT NOT NULL,
  heard_at INTEGER,
  heard_word TEXT,
  PRIMARY KEY (round_id, device_id)
) WITHOUT ROWID;
-- A room (or the whole house) watched by other means, e.g. a wired fire panel: not counted as a gap, with who said so and why.
CREATE TABLE coverage_exemptions (
  id TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  room_id TEXT REFERENCES rooms(id),
  reason TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  recorded_by TEXT,
  ended_at INTEGER,
  ended_by TEXT
) WITHOUT ROWID;
CREATE UNIQUE INDEX coverage_exemptions_open ON coverage_exemptions(role, coalesce(room_id, '')) WHERE ended_at IS NULL;
-- Profiles made with the mapper. Each save is a new version; the newest counts, unless it retires the profile.
CREATE TABLE device_profiles (
  profile_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL,
  profile_json TEXT NOT NULL,
  is_retired INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  PRIMARY KEY (profile_id, version)
) WITHOUT ROWID;
CREATE TRIGGER device_profiles_no_update BEFORE UPDATE ON device_profiles BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER device_profiles_no_delete BEFORE DELETE ON device_profiles BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
-- The newest few messages of a topic nobody understands, redacted, so that the mapper has something to show after a restart.
ALTER TABLE inbox_topics ADD COLUMN recent_json TEXT NOT NULL DEFAULT '[]';
-- A topic somebody decided not to care about, with the reason; it is still counted.
ALTER TABLE inbox_topics ADD COLUMN ignored_reason TEXT;
