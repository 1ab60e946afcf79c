-- Who keeps a person's drugs, by agreement. A row is never edited; it ends on a day, early with a reason.
CREATE TABLE medication_agreements (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  custody TEXT NOT NULL CHECK (custody IN ('self', 'staff')),
  signed_by TEXT NOT NULL,
  relation TEXT NOT NULL,
  from_on TEXT NOT NULL,
  -- First day that no longer counts; NULL = no end agreed.
  to_on TEXT,
  end_reason TEXT,
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE INDEX medication_agreements_by_resident ON medication_agreements(resident_id, from_on);
CREATE TRIGGER medication_agreements_no_overlap BEFORE INSERT ON medication_agreements
WHEN EXISTS (SELECT 1 FROM medication_agreements a WHERE a.resident_id = NEW.resident_id
  AND (a.to_on IS NULL OR a.to_on > NEW.from_on) AND (NEW.to_on IS NULL OR a.from_on < NEW.to_on))
BEGIN SELECT RAISE(ABORT, 'INTERVAL_OVERLAP'); END;
-- An end may be set or drawn nearer once a reason says why; nothing else changes.
CREATE TRIGGER medication_agreements_frozen BEFORE UPDATE ON medication_agreements
WHEN NEW.id <> OLD.id OR NEW.resident_id <> OLD.resident_id OR NEW.custody <> OLD.custody OR NEW.signed_by <> OLD.signed_by
  OR NEW.from_on <> OLD.from_on OR OLD.end_reason IS NOT NULL OR NEW.end_reason IS NULL OR NEW.to_on IS NULL OR NEW.to_on > OLD.to_on
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medication_agreements_no_delete BEFORE DELETE ON medication_agreements
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- What a doctor ordered. A change is a further row that takes the place of the one before from an instant on.
CREATE TABLE prescriptions (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  from_at INTEGER NOT NULL,
  -- First instant that no longer counts; NULL = in force.
  to_at INTEGER,
  stop_reason TEXT,
  replaces_id TEXT UNIQUE REFERENCES prescriptions(id),
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK (to_at IS NULL OR to_at >= from_at)
);
CREATE INDEX prescriptions_by_resident ON prescriptions(resident_id, from_at);
CREATE INDEX prescriptions_by_span ON prescriptions(from_at, to_at);
CREATE TRIGGER prescriptions_frozen BEFORE UPDATE ON prescriptions
WHEN NEW.id <> OLD.id OR NEW.resident_id <> OLD.resident_id OR NEW.content_json <> OLD.content_json OR NEW.from_at <> OLD.from_at
  OR NEW.replaces_id IS NOT OLD.replaces_id OR OLD.to_at IS NOT NULL OR NEW.stop_reason IS NULL
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER prescriptions_no_delete BEFORE DELETE ON prescriptions
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- What came of a dose. The dose itself is worked out from the prescription; its key names prescription, day and time.
CREATE TABLE medication_records (
  id TEXT PRIMARY KEY,
  dose_key TEXT NOT NULL,
  prescription_id TEXT NOT NULL REFERENCES prescriptions(id),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  day TEXT NOT NULL,
  is_as_needed INTEGER NOT NULL CHECK (is_as_needed IN (0, 1)),
  outcome TEXT NOT NULL CHECK (outcome IN ('given', 'refused', 'held', 'missed')),
  dose REAL,
  at INTEGER NOT NULL,
  reason TEXT,
  note TEXT,
  second_by TEXT,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  corrects_id TEXT UNIQUE REFERENCES medication_records(id),
  CHECK ((outcome = 'given') = (dose IS NOT NULL)),
  CHECK (outcome = 'given' OR reason IS NOT NULL),
  CHECK (second_by IS NULL OR recorded_by IS NULL OR second_by <> recorded_by)
);
-- One record a dose; a further row only sets it right.
CREATE UNIQUE INDEX medication_records_one ON medication_records(dose_key) WHERE corrects_id IS NULL;
-- The unique index holds first rows only; a dose is asked for by its key with every row made.
CREATE INDEX medication_records_by_key ON medication_records(dose_key);
CREATE INDEX medication_records_by_day ON medication_records(day);
CREATE INDEX medication_records_by_resident ON medication_records(resident_id, day);
CREATE INDEX medication_records_by_prescription ON medication_records(prescription_id, at);
CREATE INDEX medication_records_as_needed ON medication_records(day) WHERE is_as_needed = 1;
CREATE TRIGGER medication_records_no_update BEFORE UPDATE ON medication_records
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medication_records_no_delete BEFORE DELETE ON medication_records
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- What came of a drug given as needed.
CREATE TABLE medication_effects (
  id TEXT PRIMARY KEY,
  dose_key TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('effective', 'partly', 'none', 'adverse')),
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  corrects_id TEXT UNIQUE REFERENCES medication_effects(id),
  reason TEXT,
  CHECK ((corrects_id IS NULL) = (reason IS NULL))
);
CREATE INDEX medication_effects_by_key ON medication_effects(dose_key);
CREATE UNIQUE INDEX medication_effects_one ON medication_effects(dose_key) WHERE corrects_id IS NULL;
CREATE TRIGGER medication_effects_no_update BEFORE UPDATE ON medication_effects
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medication_effects_no_delete BEFORE DELETE ON medication_effects
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- Doses taken along on a leave.
CREATE TABLE medication_hand_overs (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  taken_by TEXT NOT NULL,
  relation TEXT NOT NULL,
  items_json TEXT NOT NULL CHECK (json_valid(items_json)),
  note TEXT,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER,
  voided_by TEXT,
  void_reason TEXT,
  CHECK ((voided_at IS NULL) = (void_reason IS NULL))
);
CREATE INDEX medication_hand_overs_by_resident ON medication_hand_overs(resident_id, at);
CREATE TRIGGER medication_hand_overs_frozen BEFORE UPDATE ON medication_hand_overs
WHEN NEW.id <> OLD.id OR NEW.resident_id <> OLD.resident_id OR NEW.taken_by <> OLD.taken_by OR NEW.items_json <> OLD.items_json
  OR NEW.at <> OLD.at OR OLD.voided_at IS NOT NULL OR NEW.voided_at IS NULL
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medication_hand_overs_no_delete BEFORE DELETE ON medication_hand_overs
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- Drugs kept for a person, batch by batch; a balance is the sum of its events.
CREATE TABLE medication_batches (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  drug_name TEXT NOT NULL,
  strength TEXT,
  unit TEXT NOT NULL,
  batch_number TEXT,
  expires_on TEXT,
  received_on TEXT NOT NULL,
  brought_by TEXT NOT NULL,
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX medication_batches_by_resident ON medication_batches(resident_id);
CREATE TABLE medication_stock_events (
  id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES medication_batches(id),
  kind TEXT NOT NULL CHECK (kind IN ('received', 'given', 'taken-along', 'counted', 'destroyed', 'returned', 'undone')),
  change REAL NOT NULL,
  reason TEXT,
  -- The record or hand-over that took it.
  source_id TEXT,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK (kind NOT IN ('destroyed', 'returned') OR reason IS NOT NULL),
  CHECK (kind <> 'counted' OR change = 0 OR reason IS NOT NULL)
);
CREATE INDEX medication_stock_events_by_batch ON medication_stock_events(batch_id, at);
CREATE INDEX medication_stock_events_by_source ON medication_stock_events(source_id) WHERE source_id IS NOT NULL;
CREATE TRIGGER medication_batches_no_update BEFORE UPDATE ON medication_batches
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medication_batches_no_delete BEFORE DELETE ON medication_batches
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medication_stock_events_no_update BEFORE UPDATE ON medication_stock_events
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medication_stock_events_no_delete BEFORE DELETE ON medication_stock_events
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
