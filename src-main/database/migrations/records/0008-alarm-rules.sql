-- Rules of the alarms that differ from the defaults, a physician's word on them, drills, and who was told present where.
-- Every row of alarm_rules is one change: the newest row of a kind, scope and field counts; a cleared one gives way to the wider scope.
CREATE TABLE alarm_rules (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  act TEXT NOT NULL CHECK (act IN ('set','cleared','signed')),
  kind TEXT NOT NULL,
  scope_level TEXT NOT NULL CHECK (scope_level IN ('facility','care-level','room','person')),
  -- '' for the facility, else the level's code, the room's id or the resident's id.
  scope_key TEXT NOT NULL CHECK ((scope_level = 'facility') = (scope_key = '')),
  field TEXT NOT NULL,
  before_json TEXT NOT NULL,
  after_json TEXT NOT NULL,
  reason TEXT,
  defaults_version TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT REFERENCES users(id)
);
CREATE INDEX alarm_rules_by_scope ON alarm_rules(scope_level, scope_key, kind, field, seq);
CREATE TRIGGER alarm_rules_no_update BEFORE UPDATE ON alarm_rules BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER alarm_rules_no_delete BEFORE DELETE ON alarm_rules BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

CREATE TABLE alarm_drills (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('test','drill')),
  scope_kind TEXT NOT NULL CHECK (scope_kind IN ('house','room','device')),
  room_id TEXT REFERENCES rooms(id) CHECK ((scope_kind = 'room') = (room_id IS NOT NULL)),
  device_id TEXT REFERENCES devices(id) CHECK ((scope_kind = 'device') = (device_id IS NOT NULL)),
  reason TEXT NOT NULL,
  calls_siren INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > started_at),
  started_by TEXT REFERENCES users(id),
  -- NULL while it runs or ran out unseen.
  ended_at INTEGER,
  ended_by TEXT REFERENCES users(id)
);
CREATE INDEX alarm_drills_running ON alarm_drills(ends_at) WHERE ended_at IS NULL;

-- Somebody of the staff was told at a place; the newest of a place counts for a while.
CREATE TABLE staff_presences (
  seq INTEGER PRIMARY KEY,
  -- 'room:<id>' or 'place:<words>'
  place_key TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL CHECK (until >= at),
  how TEXT NOT NULL CHECK (how IN ('bell-press','badge','scan','button')),
  told_name TEXT,
  user_id TEXT REFERENCES users(id)
);
CREATE INDEX staff_presences_by_time ON staff_presences(until);

-- Since when an alarm calls without an answer; the escalation counts from here. NULL = since it was raised.
ALTER TABLE alarms ADD COLUMN calling_since INTEGER;
