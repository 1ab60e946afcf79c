-- Training of the staff. A closed session is an archive: nothing of it changes; a correction is a further row with a reason.
CREATE TABLE training_plans (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  category TEXT NOT NULL,
  topic TEXT NOT NULL,
  hours REAL NOT NULL CHECK (hours > 0),
  void_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX training_plans_by_year ON training_plans(year, month);
CREATE TABLE training_sessions (
  id TEXT PRIMARY KEY,
  plan_id TEXT REFERENCES training_plans(id),
  category TEXT NOT NULL,
  topic TEXT NOT NULL,
  content TEXT,
  lecturer TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('on-site', 'online', 'both')),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL CHECK (until_at > from_at),
  hours REAL NOT NULL CHECK (hours > 0),
  exam TEXT NOT NULL CHECK (exam IN ('none', 'score', 'pass-fail')),
  pass_score REAL CHECK ((pass_score IS NOT NULL) = (exam = 'score')),
  reader_id TEXT,
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  version INTEGER NOT NULL CHECK (version >= 1),
  closed_at INTEGER,
  closed_by TEXT,
  called_off_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK (closed_at IS NULL OR called_off_reason IS NULL)
);
CREATE INDEX training_sessions_by_time ON training_sessions(from_at);
-- Somebody's part in a session is its newest version.
CREATE TABLE training_participants (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES training_sessions(id),
  staff_id TEXT NOT NULL REFERENCES staff(id),
  version INTEGER NOT NULL CHECK (version >= 1),
  is_invited INTEGER NOT NULL CHECK (is_invited IN (0, 1)),
  is_present INTEGER CHECK (is_present IN (0, 1)),
  present_by TEXT CHECK (present_by IN ('badge', 'hand')),
  present_at INTEGER,
  score REAL CHECK (score BETWEEN 0 AND 100),
  is_passed INTEGER CHECK (is_passed IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (session_id, staff_id, version),
  CHECK (is_present IS NOT 1 OR is_invited = 1),
  CHECK (is_present = 1 OR (score IS NULL AND is_passed IS NULL))
);
CREATE INDEX training_participants_by_staff ON training_participants(staff_id, session_id, version);
CREATE TABLE training_notes (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES training_sessions(id),
  text TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX training_notes_by_session ON training_notes(session_id);
-- Who looks after a newcomer; the newest version counts.
CREATE TABLE mentorships (
  id TEXT PRIMARY KEY,
  mentorship_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  mentee_id TEXT NOT NULL REFERENCES staff(id),
  mentor_id TEXT NOT NULL REFERENCES staff(id) CHECK (mentor_id <> mentee_id),
  from_on TEXT NOT NULL,
  until_on TEXT CHECK (until_on IS NULL OR until_on >= from_on),
  assessment TEXT,
  is_passed INTEGER CHECK (is_passed IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (mentorship_id, version)
);
CREATE INDEX mentorships_by_mentee ON mentorships(mentee_id);

CREATE TRIGGER training_sessions_closed BEFORE UPDATE ON training_sessions WHEN OLD.closed_at IS NOT NULL OR OLD.called_off_reason IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER training_sessions_no_delete BEFORE DELETE ON training_sessions BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER training_participants_closed BEFORE INSERT ON training_participants
  WHEN NEW.reason IS NULL AND EXISTS (SELECT 1 FROM training_sessions s WHERE s.id = NEW.session_id AND s.closed_at IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER training_participants_no_update BEFORE UPDATE ON training_participants BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER training_participants_no_delete BEFORE DELETE ON training_participants BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER training_notes_no_update BEFORE UPDATE ON training_notes BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER training_notes_no_delete BEFORE DELETE ON training_notes BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER mentorships_no_update BEFORE UPDATE ON mentorships BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER mentorships_no_delete BEFORE DELETE ON mentorships BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER training_plans_no_delete BEFORE DELETE ON training_plans BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
