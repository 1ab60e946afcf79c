-- How a person gets out of the house when everybody must. Half-open days like every dated fact; nobody asked = no row = not recorded.
CREATE TABLE mobilities (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  mobility TEXT NOT NULL CHECK (mobility IN ('walks','with-help','wheelchair','bed-bound')),
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX mobilities_by_resident ON mobilities(resident_id, from_on);
CREATE TRIGGER mobilities_no_overlap_insert BEFORE INSERT ON mobilities WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM mobilities o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER mobilities_no_overlap_update BEFORE UPDATE ON mobilities WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM mobilities o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;

-- A roll-call: who had to be found, as the house stood when it was opened, and every tick as an event.
CREATE TABLE roll_calls (
  id TEXT PRIMARY KEY,
  alarm_id TEXT REFERENCES alarms(id),
  is_drill INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_by TEXT,
  people_json TEXT NOT NULL,
  closed_at INTEGER,
  closed_by TEXT,
  close_note TEXT,
  CHECK ((closed_at IS NULL) OR closed_at >= opened_at)
);
CREATE UNIQUE INDEX roll_calls_one_open ON roll_calls((1)) WHERE closed_at IS NULL;
CREATE TABLE roll_call_marks (
  seq INTEGER PRIMARY KEY,
  roll_call_id TEXT NOT NULL REFERENCES roll_calls(id),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  mark TEXT NOT NULL CHECK (mark IN ('unchecked','found','evacuated','missing')),
  at INTEGER NOT NULL,
  user_id TEXT,
  seat TEXT
);
CREATE INDEX roll_call_marks_by_call ON roll_call_marks(roll_call_id, seq);
CREATE TRIGGER roll_call_marks_no_update BEFORE UPDATE ON roll_call_marks BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER roll_call_marks_no_delete BEFORE DELETE ON roll_call_marks BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- When the console ran and what it knew of its broker and its stale times: a time nobody watched must not look like a quiet one.
CREATE TABLE console_runs (
  id TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  -- Renewed while it runs; after a power cut the run ended within half a minute of it.
  alive_at INTEGER NOT NULL,
  stopped_at INTEGER
);
CREATE INDEX console_runs_by_start ON console_runs(started_at);
CREATE TABLE broker_states (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('starting','connected','lost','failed','stopped'))
);
CREATE INDEX broker_states_by_time ON broker_states(at);
CREATE TABLE wall_settings (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  stale_after_json TEXT NOT NULL
);
CREATE INDEX wall_settings_by_time ON wall_settings(at);

-- How each alarm stood after each of its events, taken by the file itself: a replay shows what was known then, whatever rules came later.
CREATE TABLE alarm_states (
  seq INTEGER PRIMARY KEY,
  alarm_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  state_json TEXT NOT NULL
);
CREATE INDEX alarm_states_by_alarm ON alarm_states(alarm_id, at);
CREATE INDEX alarms_by_end ON alarms(closed_at, raised_at);
CREATE TRIGGER alarm_events_keep_state AFTER INSERT ON alarm_events
BEGIN
  INSERT INTO alarm_states (seq, alarm_id, at, state_json)
  SELECT NEW.seq, NEW.alarm_id, NEW.at, json_object('priority', priority, 'state', state, 'is_active', is_active,
    'group_id', group_id, 'last_at', last_at, 'repeats', repeats, 'rang_at', rang_at, 'rings', rings, 'escalation', escalation,
    'values_json', values_json, 'acknowledged_at', acknowledged_at, 'acknowledged_by', acknowledged_by,
    'attended_at', attended_at, 'attended_by', attended_by, 'attended_name', attended_name, 'attended_how', attended_how,
    'shelved_until', shelved_until, 'shelved_by', shelved_by, 'shelve_reason', shelve_reason)
  FROM alarms WHERE id = NEW.alarm_id;
END;
CREATE TRIGGER alarm_states_no_update BEFORE UPDATE ON alarm_states BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER alarm_states_no_delete BEFORE DELETE ON alarm_states BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
