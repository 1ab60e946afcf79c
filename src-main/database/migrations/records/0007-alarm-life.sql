-- An alarm is attended at the place before it is closed; it may belong to a group, be shelved, ring again, or be a drill.
CREATE TABLE alarms_new (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  priority TEXT NOT NULL CHECK (priority IN ('high','medium','low')),
  state TEXT NOT NULL CHECK (state IN ('raised','acknowledged','attended','closed')),
  -- One open alarm per condition: kind and device (or bed) it is about.
  condition_key TEXT NOT NULL,
  is_active INTEGER NOT NULL,
  is_from_start_up INTEGER NOT NULL,
  is_drill INTEGER NOT NULL DEFAULT 0,
  -- The alarm that leads its group; its own id where it stands alone.
  group_id TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  -- When it last called for attention, and how often: raised, re-alarmed, repeated, escalated.
  rang_at INTEGER NOT NULL,
  rings INTEGER NOT NULL DEFAULT 1,
  escalation INTEGER NOT NULL DEFAULT 0,
  device_id TEXT REFERENCES devices(id),
  bed_id TEXT REFERENCES beds(id),
  resident_id TEXT REFERENCES residents(id),
  place_label TEXT NOT NULL,
  surname TEXT,
  values_json TEXT NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  attended_at INTEGER,
  attended_by TEXT,
  -- Presence told by a machine (a badge, a bell press) names nobody of the accounts.
  attended_name TEXT,
  attended_how TEXT CHECK (attended_how IN ('bell-press','badge','scan','button')),
  shelved_until INTEGER,
  shelved_by TEXT,
  shelve_reason TEXT,
  closed_at INTEGER,
  closed_by TEXT,
  close_reason TEXT,
  close_note TEXT
);
INSERT INTO alarms_new (id, kind, priority, state, condition_key, is_active, is_from_start_up, group_id, raised_at, last_at,
  repeats, rang_at, rings, device_id, bed_id, resident_id, place_label, surname, values_json, acknowledged_at,
  acknowledged_by, closed_at, closed_by, close_reason, close_note)
SELECT id, kind, priority, state, condition_key, is_active, is_from_start_up, id, raised_at, last_at,
  repeats, raised_at, 1, device_id, bed_id, resident_id, place_label, surname, values_json, acknowledged_at,
  acknowledged_by, closed_at, closed_by, close_reason, close_note FROM alarms;
DROP TABLE alarms;
ALTER TABLE alarms_new RENAME TO alarms;
CREATE UNIQUE INDEX alarms_one_open_per_condition ON alarms(condition_key) WHERE state <> 'closed';
CREATE INDEX alarms_by_raised ON alarms(raised_at);
CREATE INDEX alarms_by_resident ON alarms(resident_id, raised_at) WHERE resident_id IS NOT NULL;
CREATE INDEX alarms_by_group ON alarms(group_id);

CREATE TABLE alarm_events_new (
  seq INTEGER PRIMARY KEY,
  alarm_id TEXT NOT NULL REFERENCES alarms(id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('raised','repeated','re-alarmed','escalated','condition-ended','acknowledged','attended',
    'shelved','unshelved','closed')),
  user_id TEXT,
  seat TEXT,
  values_json TEXT NOT NULL
);
INSERT INTO alarm_events_new SELECT seq, alarm_id, at, kind, user_id, seat, values_json FROM alarm_events;
DROP TABLE alarm_events;
ALTER TABLE alarm_events_new RENAME TO alarm_events;
CREATE INDEX alarm_events_by_alarm ON alarm_events(alarm_id, seq);
CREATE INDEX alarm_events_by_time ON alarm_events(at);
CREATE TRIGGER alarm_events_no_update BEFORE UPDATE ON alarm_events BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER alarm_events_no_delete BEFORE DELETE ON alarm_events BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
