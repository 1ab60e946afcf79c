-- Infection control and vaccination. Every row stays as it was written; what changes is a further row.
CREATE TABLE infection_screenings (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  day TEXT NOT NULL,
  symptoms_json TEXT NOT NULL,
  note TEXT,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  corrects_id TEXT UNIQUE REFERENCES infection_screenings(id),
  CHECK ((is_late = 0 AND corrects_id IS NULL) OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX infection_screenings_one ON infection_screenings(resident_id, day) WHERE corrects_id IS NULL;
CREATE INDEX infection_screenings_by_day ON infection_screenings(day);
-- A case is its newest version.
CREATE TABLE infection_cases (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  kind TEXT NOT NULL,
  certainty TEXT NOT NULL CHECK (certainty IN ('suspected', 'confirmed')),
  onset_on TEXT NOT NULL,
  closed_on TEXT CHECK (closed_on IS NULL OR closed_on >= onset_on),
  outcome TEXT CHECK (outcome IN ('recovered', 'transferred', 'died', 'excluded')),
  note TEXT,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (case_id, version),
  CHECK ((closed_on IS NULL) = (outcome IS NULL)),
  CHECK (is_void = 0 OR reason IS NOT NULL)
);
CREATE INDEX infection_cases_by_resident ON infection_cases(resident_id);
-- The days of an isolation are those of the block of its bed.
CREATE TABLE isolations (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  block_id TEXT NOT NULL UNIQUE REFERENCES bed_blocks(id),
  owner TEXT NOT NULL,
  precautions_json TEXT NOT NULL,
  review_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX isolations_by_case ON isolations(case_id);
CREATE TABLE isolation_reviews (
  id TEXT PRIMARY KEY,
  isolation_id TEXT NOT NULL REFERENCES isolations(id),
  on_day TEXT NOT NULL,
  -- NULL = ended with this look.
  next_review_on TEXT CHECK (next_review_on IS NULL OR next_review_on > on_day),
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX isolation_reviews_by_isolation ON isolation_reviews(isolation_id);
CREATE TABLE infection_reports (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  report_to TEXT NOT NULL,
  at INTEGER NOT NULL,
  reported_by TEXT NOT NULL,
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX infection_reports_by_case ON infection_reports(case_id);
CREATE TABLE vaccinations (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  vaccine TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('given', 'refused', 'contraindicated')),
  on_day TEXT NOT NULL,
  dose INTEGER CHECK (dose IS NULL OR (dose >= 1 AND outcome = 'given')),
  batch TEXT,
  place TEXT,
  reason TEXT,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  corrects_id TEXT UNIQUE REFERENCES vaccinations(id),
  correction_reason TEXT,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  CHECK ((corrects_id IS NULL) = (correction_reason IS NULL)),
  CHECK (is_void = 0 OR corrects_id IS NOT NULL),
  CHECK ((outcome = 'given' AND is_late = 0) OR reason IS NOT NULL)
);
CREATE INDEX vaccinations_by_resident ON vaccinations(resident_id, vaccine, on_day);

CREATE TRIGGER infection_screenings_no_update BEFORE UPDATE ON infection_screenings BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER infection_screenings_no_delete BEFORE DELETE ON infection_screenings BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER infection_cases_no_update BEFORE UPDATE ON infection_cases BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER infection_cases_no_delete BEFORE DELETE ON infection_cases BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER isolations_no_update BEFORE UPDATE ON isolations BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER isolations_no_delete BEFORE DELETE ON isolations BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER isolation_reviews_no_update BEFORE UPDATE ON isolation_reviews BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER isolation_reviews_no_delete BEFORE DELETE ON isolation_reviews BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER infection_reports_no_update BEFORE UPDATE ON infection_reports BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER infection_reports_no_delete BEFORE DELETE ON infection_reports BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER vaccinations_no_update BEFORE UPDATE ON vaccinations BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER vaccinations_no_delete BEFORE DELETE ON vaccinations BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
