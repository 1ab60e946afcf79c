-- Readings as they came from the devices. A capability holds either a number or a word; neither means the device said "unknown".
CREATE TABLE readings (
  device_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  capability TEXT NOT NULL,
  value REAL,
  text TEXT,
  PRIMARY KEY (device_id, capability, at)
) STRICT, WITHOUT ROWID;

-- The last word of each device on each capability. `at` is when it was received, `device_at` what the device's own clock said.
CREATE TABLE device_latest (
  device_id TEXT NOT NULL,
  capability TEXT NOT NULL,
  value REAL,
  text TEXT,
  at INTEGER NOT NULL,
  device_at INTEGER,
  retained INTEGER NOT NULL DEFAULT 0 CHECK (retained IN (0, 1)),
  PRIMARY KEY (device_id, capability)
) STRICT, WITHOUT ROWID;
