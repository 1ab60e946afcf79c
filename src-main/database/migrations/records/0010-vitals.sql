-- Spot measurements: append-only. A correction is a further row that names the one it corrects; a row corrected by another no longer counts.
CREATE TABLE vital_measurements (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  kind TEXT NOT NULL CHECK (kind IN ('blood-pressure','pulse','respiration','spo2','temperature','glucose','weight',
    'consciousness','oxygen')),
  value REAL,
  diastolic REAL,
  word TEXT CHECK (word IN ('A','C','V','P','U')),
  -- As typed or sent, where it was converted.
  entered TEXT,
  taken_at INTEGER NOT NULL,
  is_back_dated INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('hand','device')),
  device_id TEXT REFERENCES devices(id),
  device_name TEXT,
  -- The device's own clock, kept apart from the arrival.
  device_at INTEGER,
  -- Same device, kind, value and device time = the same reading delivered twice.
  delivery_key TEXT UNIQUE,
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  corrects_id TEXT UNIQUE REFERENCES vital_measurements(id),
  correction_reason TEXT,
  is_void INTEGER NOT NULL DEFAULT 0,
  CHECK ((corrects_id IS NULL) = (correction_reason IS NULL)),
  CHECK (is_void = 1 OR value IS NOT NULL OR word IS NOT NULL),
  CHECK ((source = 'device') = (device_id IS NOT NULL))
);
CREATE INDEX vital_measurements_by_resident ON vital_measurements(resident_id, kind, taken_at);
CREATE INDEX vital_measurements_by_time ON vital_measurements(taken_at);
CREATE INDEX vital_measurements_by_device ON vital_measurements(device_id, kind, recorded_at) WHERE device_id IS NOT NULL;
CREATE TRIGGER vital_measurements_no_update BEFORE UPDATE ON vital_measurements
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER vital_measurements_no_delete BEFORE DELETE ON vital_measurements
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
-- Readings of devices that belong to nobody yet. Answered once: given to a resident, or taken off the list with a reason.
CREATE TABLE vital_arrivals (
  id TEXT PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices(id),
  device_name TEXT NOT NULL,
  place_label TEXT,
  room_id TEXT REFERENCES rooms(id),
  kind TEXT NOT NULL,
  value REAL,
  diastolic REAL,
  arrived_at INTEGER NOT NULL,
  device_at INTEGER,
  delivery_key TEXT UNIQUE,
  because TEXT NOT NULL CHECK (because IN ('several-people','nobody-there','away','no-person-place','not-bound','not-plausible')),
  answered_at INTEGER,
  answered_by TEXT,
  measurement_id TEXT REFERENCES vital_measurements(id),
  discard_reason TEXT
);
CREATE INDEX vital_arrivals_open ON vital_arrivals(arrived_at) WHERE answered_at IS NULL;
CREATE INDEX vital_arrivals_by_device ON vital_arrivals(device_id, kind, arrived_at);
-- Saturation scale of the early-warning score by person; the newest row counts, none = scale 1.
CREATE TABLE vital_spo2_scales (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  scale INTEGER NOT NULL CHECK (scale IN (1, 2)),
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX vital_spo2_scales_by_resident ON vital_spo2_scales(resident_id, recorded_at);
-- What people answered to suggested nights, with the suggestion as it was.
CREATE TABLE night_suggestion_answers (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  answer TEXT NOT NULL CHECK (answer IN ('accepted','dismissed')),
  suggestion_json TEXT NOT NULL,
  reason TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  answered_by TEXT
);
CREATE INDEX night_suggestion_answers_by_resident ON night_suggestion_answers(resident_id, answered_at);
