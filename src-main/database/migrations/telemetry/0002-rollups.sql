-- Batches of readings in the order they came, until they are sorted into `readings` device by device: a burst is one short write
-- instead of a page for every device. JSON: {"words": [capability, …], "entries": [[device, at, device_at, retained, word, said, word, …], …]}.
CREATE TABLE reading_journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rows_json TEXT NOT NULL
) STRICT;

-- What a minute and an hour of readings come to. `present_seconds` is told for words of presence only.
CREATE TABLE readings_minute (
  device_id TEXT NOT NULL,
  capability TEXT NOT NULL,
  at INTEGER NOT NULL,
  lowest REAL,
  highest REAL,
  mean REAL,
  readings INTEGER NOT NULL,
  present_seconds INTEGER,
  PRIMARY KEY (device_id, capability, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE readings_hour (
  device_id TEXT NOT NULL,
  capability TEXT NOT NULL,
  at INTEGER NOT NULL,
  lowest REAL,
  highest REAL,
  mean REAL,
  readings INTEGER NOT NULL,
  present_seconds INTEGER,
  PRIMARY KEY (device_id, capability, at)
) STRICT, WITHOUT ROWID;
