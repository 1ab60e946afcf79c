-- Fire equipment, hazards, emergency drills and the micro fire station. Every row stays as it was written; what changes is a further row.
CREATE TABLE fire_equipment (
  id TEXT PRIMARY KEY,
  equipment_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  number TEXT NOT NULL,
  type TEXT NOT NULL,
  spec TEXT,
  floor_name TEXT,
  place TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  made_on TEXT,
  bought_on TEXT CHECK (bought_on IS NULL OR made_on IS NULL OR bought_on >= made_on),
  owner TEXT,
  device_id TEXT,
  note TEXT,
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (equipment_id, version),
  CHECK ((version = 1) = (reason IS NULL))
);
CREATE TABLE fire_equipment_events (
  id TEXT PRIMARY KEY,
  equipment_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('looked', 'sent-out', 'serviced', 'scrapped')),
  on_day TEXT NOT NULL,
  faults_json TEXT NOT NULL DEFAULT '[]',
  company TEXT,
  note TEXT,
  source TEXT NOT NULL CHECK (source IN ('scan', 'hand')),
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  reason TEXT,
  voids_id TEXT UNIQUE REFERENCES fire_equipment_events(id),
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK ((is_late = 0 AND voids_id IS NULL) OR reason IS NOT NULL),
  CHECK (kind <> 'scrapped' OR note IS NOT NULL)
);
CREATE INDEX fire_equipment_events_by_equipment ON fire_equipment_events(equipment_id, on_day);
CREATE TABLE hazards (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  found_on TEXT NOT NULL,
  source TEXT NOT NULL,
  category TEXT NOT NULL,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  alarm_id TEXT UNIQUE REFERENCES alarms(id),
  drill_id TEXT,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK ((is_late = 0) = (reason IS NULL))
);
CREATE INDEX hazards_by_day ON hazards(found_on);
-- A row with voids_id takes another one back and says nothing of its own.
CREATE TABLE hazard_steps (
  id TEXT PRIMARY KEY,
  hazard_id TEXT NOT NULL REFERENCES hazards(id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  content_json TEXT NOT NULL,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  reason TEXT,
  voids_id TEXT UNIQUE REFERENCES hazard_steps(id),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK ((is_late = 0 AND voids_id IS NULL) OR reason IS NOT NULL)
);
CREATE INDEX hazard_steps_by_hazard ON hazard_steps(hazard_id);
CREATE TABLE emergency_drills (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  place TEXT NOT NULL,
  organizer TEXT NOT NULL,
  scenario TEXT,
  alarm_id TEXT UNIQUE REFERENCES alarms(id),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE TABLE emergency_drill_entries (
  id TEXT PRIMARY KEY,
  drill_id TEXT NOT NULL REFERENCES emergency_drills(id),
  kind TEXT NOT NULL CHECK (kind IN ('mark', 'roll-call', 'report', 'signed', 'cancelled')),
  content_json TEXT NOT NULL,
  reason TEXT,
  voids_id TEXT UNIQUE REFERENCES emergency_drill_entries(id),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK ((voids_id IS NULL) = (reason IS NULL))
);
CREATE INDEX emergency_drill_entries_by_drill ON emergency_drill_entries(drill_id);
CREATE TABLE fire_station_members (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  staff_id TEXT REFERENCES staff(id),
  name TEXT NOT NULL,
  post TEXT NOT NULL CHECK (post IN ('chief', 'deputy', 'firefighter', 'control-room')),
  joined_on TEXT NOT NULL,
  left_on TEXT CHECK (left_on IS NULL OR left_on >= joined_on),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (member_id, version),
  CHECK ((version = 1) = (reason IS NULL))
);
CREATE TABLE fire_station_records (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('kit-check', 'training', 'arrival', 'settings')),
  on_day TEXT NOT NULL,
  content_json TEXT NOT NULL,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  reason TEXT,
  voids_id TEXT UNIQUE REFERENCES fire_station_records(id),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK ((is_late = 0 AND voids_id IS NULL) OR reason IS NOT NULL)
);
CREATE INDEX fire_station_records_by_kind ON fire_station_records(kind, on_day);

CREATE TRIGGER fire_equipment_no_update BEFORE UPDATE ON fire_equipment BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_equipment_no_delete BEFORE DELETE ON fire_equipment BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_equipment_events_no_update BEFORE UPDATE ON fire_equipment_events BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_equipment_events_no_delete BEFORE DELETE ON fire_equipment_events BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER hazards_no_update BEFORE UPDATE ON hazards BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER hazards_no_delete BEFORE DELETE ON hazards BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER hazard_steps_no_update BEFORE UPDATE ON hazard_steps BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER hazard_steps_no_delete BEFORE DELETE ON hazard_steps BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_drills_no_update BEFORE UPDATE ON emergency_drills BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_drills_no_delete BEFORE DELETE ON emergency_drills BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_drill_entries_no_update BEFORE UPDATE ON emergency_drill_entries BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_drill_entries_no_delete BEFORE DELETE ON emergency_drill_entries BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_station_members_no_update BEFORE UPDATE ON fire_station_members BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_station_members_no_delete BEFORE DELETE ON fire_station_members BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_station_records_no_update BEFORE UPDATE ON fire_station_records BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER fire_station_records_no_delete BEFORE DELETE ON fire_station_records BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
