CREATE TABLE gateways (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  username TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  is_enabled INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  last_connected_at INTEGER
);
CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  external_key TEXT NOT NULL UNIQUE,
  convention TEXT,
  name TEXT NOT NULL,
  model TEXT,
  role TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('inbox','bound','out-of-service','ignored')),
  first_heard_at INTEGER NOT NULL,
  out_of_service_reason TEXT,
  out_of_service_until_on TEXT,
  last_tested_at INTEGER
);
-- A device hangs on a bed, a room or a place from an instant to an instant; devices move with the bed, not with the person.
CREATE TABLE device_bindings (
  id TEXT PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices(id),
  bed_id TEXT REFERENCES beds(id),
  room_id TEXT REFERENCES rooms(id),
  place TEXT,
  from_at INTEGER NOT NULL,
  to_at INTEGER CHECK (to_at IS NULL OR to_at >= from_at),
  end_reason TEXT,
  CHECK ((bed_id IS NOT NULL) + (room_id IS NOT NULL) + (place IS NOT NULL) = 1)
);
CREATE UNIQUE INDEX device_bindings_open ON device_bindings(device_id) WHERE to_at IS NULL;
CREATE INDEX device_bindings_by_bed ON device_bindings(bed_id) WHERE to_at IS NULL;
-- What conventions learned (bridge device lists, discovery configs), so that a restart understands the next message.
CREATE TABLE convention_knowledge (
  convention TEXT PRIMARY KEY,
  knowledge_json TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE inbox_topics (
  topic TEXT PRIMARY KEY,
  convention TEXT,
  problem TEXT,
  count INTEGER NOT NULL,
  first_heard_at INTEGER NOT NULL,
  last_heard_at INTEGER NOT NULL,
  sample TEXT NOT NULL
) WITHOUT ROWID;

-- Alarms are events; the row in `alarms` is only their sum, written in the same transaction.
CREATE TABLE alarms (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  priority TEXT NOT NULL CHECK (priority IN ('high','medium','low')),
  state TEXT NOT NULL CHECK (state IN ('raised','acknowledged','closed')),
  -- One open alarm per condition: kind and device (or bed) it is about.
  condition_key TEXT NOT NULL,
  is_active INTEGER NOT NULL,
  is_from_start_up INTEGER NOT NULL,
  raised_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  device_id TEXT REFERENCES devices(id),
  bed_id TEXT REFERENCES beds(id),
  resident_id TEXT REFERENCES residents(id),
  place_label TEXT NOT NULL,
  surname TEXT,
  values_json TEXT NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  closed_at INTEGER,
  closed_by TEXT,
  close_reason TEXT,
  close_note TEXT
);
CREATE UNIQUE INDEX alarms_one_open_per_condition ON alarms(condition_key) WHERE state <> 'closed';
CREATE INDEX alarms_by_raised ON alarms(raised_at);
CREATE INDEX alarms_by_resident ON alarms(resident_id, raised_at) WHERE resident_id IS NOT NULL;
CREATE TABLE alarm_events (
  seq INTEGER PRIMARY KEY,
  alarm_id TEXT NOT NULL REFERENCES alarms(id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('raised','repeated','condition-ended','acknowledged','closed')),
  user_id TEXT,
  seat TEXT,
  values_json TEXT NOT NULL
);
CREATE INDEX alarm_events_by_alarm ON alarm_events(alarm_id, seq);
CREATE TRIGGER alarm_events_no_update BEFORE UPDATE ON alarm_events BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER alarm_events_no_delete BEFORE DELETE ON alarm_events BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
