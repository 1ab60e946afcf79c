-- Who is on duty: one cell is a post of a day (of a shift, where the post has shifts). A change adds a row that replaces the one before it.
CREATE TABLE duty_cells (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  post TEXT NOT NULL CHECK (post IN ('leader', 'care', 'medical', 'fire-control', 'guard')),
  shift TEXT CHECK (shift IN ('day', 'swing', 'night')),
  -- [{"staffId": …|null, "name": …}]; empty = nobody is planned any more.
  people_json TEXT NOT NULL CHECK (json_valid(people_json)),
  reason TEXT,
  replaces_id TEXT UNIQUE REFERENCES duty_cells(id),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  CHECK ((post = 'care') = (shift IS NOT NULL))
);
CREATE UNIQUE INDEX duty_cells_first ON duty_cells(day, post, coalesce(shift, '')) WHERE replaces_id IS NULL;
CREATE INDEX duty_cells_by_day ON duty_cells(day);
CREATE TRIGGER duty_cells_no_update BEFORE UPDATE ON duty_cells
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER duty_cells_no_delete BEFORE DELETE ON duty_cells
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- The handover of a shift as it was signed: content and its hash never change. A shift is handed over once.
CREATE TABLE handovers (
  id TEXT PRIMARY KEY,
  shift TEXT NOT NULL CHECK (shift IN ('day', 'swing', 'night')),
  shift_started_at INTEGER NOT NULL UNIQUE,
  shift_ends_at INTEGER NOT NULL,
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  content_hash TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  signed_by TEXT NOT NULL,
  seat TEXT,
  late_reason TEXT,
  CHECK (shift_ends_at > shift_started_at)
);
CREATE INDEX handovers_by_end ON handovers(shift_ends_at);
CREATE TABLE handover_receipts (
  handover_id TEXT PRIMARY KEY REFERENCES handovers(id),
  received_at INTEGER NOT NULL,
  received_by TEXT NOT NULL,
  seat TEXT
);
CREATE TRIGGER handover_receipts_other_person BEFORE INSERT ON handover_receipts
WHEN EXISTS (SELECT 1 FROM handovers h WHERE h.id = NEW.handover_id AND h.signed_by = NEW.received_by)
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TABLE handover_notes (
  id TEXT PRIMARY KEY,
  handover_id TEXT NOT NULL REFERENCES handovers(id),
  text TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE INDEX handover_notes_by_handover ON handover_notes(handover_id);
-- What the outgoing nurse has typed so far; it goes with the signature.
CREATE TABLE handover_drafts (
  shift_started_at INTEGER PRIMARY KEY,
  remarks TEXT NOT NULL,
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT
);
-- People to watch: carried from shift to shift until somebody takes them off the list.
CREATE TABLE watched_residents (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  ended_at INTEGER,
  ended_by TEXT,
  end_reason TEXT,
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX watched_residents_one ON watched_residents(resident_id) WHERE ended_at IS NULL;
CREATE TRIGGER watched_residents_frozen BEFORE UPDATE ON watched_residents
WHEN OLD.ended_at IS NOT NULL OR NEW.resident_id <> OLD.resident_id OR NEW.reason <> OLD.reason OR NEW.recorded_at <> OLD.recorded_at
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER watched_residents_no_delete BEFORE DELETE ON watched_residents
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER handovers_no_update BEFORE UPDATE ON handovers
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER handovers_no_delete BEFORE DELETE ON handovers
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER handover_receipts_no_update BEFORE UPDATE ON handover_receipts
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER handover_receipts_no_delete BEFORE DELETE ON handover_receipts
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER handover_notes_no_update BEFORE UPDATE ON handover_notes
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER handover_notes_no_delete BEFORE DELETE ON handover_notes
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;

-- Somebody was at a bed: what was found there as a fact, and later rows with what that person says of it.
CREATE TABLE round_visits (
  id TEXT PRIMARY KEY,
  bed_id TEXT NOT NULL REFERENCES beds(id),
  resident_id TEXT REFERENCES residents(id),
  presence TEXT NOT NULL CHECK (presence IN ('in', 'on-leave', 'in-hospital', 'empty')),
  at INTEGER NOT NULL,
  -- Planned time of the round it belongs to; NULL = outside every round.
  round_at INTEGER,
  source TEXT NOT NULL CHECK (source IN ('scan', 'hand')),
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  CHECK (is_late = 0 OR reason IS NOT NULL),
  CHECK ((presence = 'empty') = (resident_id IS NULL))
);
CREATE INDEX round_visits_by_time ON round_visits(at);
CREATE TABLE round_results (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES round_visits(id),
  outcome TEXT NOT NULL CHECK (outcome IN ('normal', 'finding')),
  text TEXT,
  corrects_id TEXT UNIQUE REFERENCES round_results(id),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT,
  CHECK (outcome = 'normal' OR text IS NOT NULL),
  CHECK ((corrects_id IS NULL) = (reason IS NULL))
);
CREATE UNIQUE INDEX round_results_one ON round_results(visit_id) WHERE corrects_id IS NULL;
-- Why a round was not walked.
CREATE TABLE round_reasons (
  round_at INTEGER PRIMARY KEY,
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  seat TEXT
);
CREATE TRIGGER round_visits_no_update BEFORE UPDATE ON round_visits
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER round_visits_no_delete BEFORE DELETE ON round_visits
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER round_results_no_update BEFORE UPDATE ON round_results
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER round_results_no_delete BEFORE DELETE ON round_results
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER round_reasons_no_update BEFORE UPDATE ON round_reasons
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER round_reasons_no_delete BEFORE DELETE ON round_reasons
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
