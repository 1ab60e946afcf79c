CREATE TABLE residents (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('male','female')),
  id_number TEXT UNIQUE,
  birth_on TEXT,
  ethnicity TEXT,
  household_address TEXT,
  id_expires_on TEXT,
  has_dementia INTEGER,
  is_disabled INTEGER,
  medical_insurance TEXT,
  long_term_care_level INTEGER CHECK (long_term_care_level BETWEEN 0 AND 5),
  group_tags_json TEXT NOT NULL DEFAULT '[]',
  diseases TEXT,
  note TEXT,
  -- Search keys, written with the name: pinyin with a space between syllables, and initials.
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL
);
CREATE INDEX residents_by_pinyin ON residents(pinyin);
CREATE INDEX residents_by_initials ON residents(initials);
CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  relation TEXT NOT NULL,
  phone TEXT NOT NULL,
  is_emergency INTEGER NOT NULL
);
CREATE INDEX contacts_by_resident ON contacts(resident_id, position);

-- One row an episode from admission to discharge. Day intervals are half open: the last night is the one before to_on.
CREATE TABLE admissions (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  discharge_reason TEXT CHECK (discharge_reason IN ('home','hospital','other-facility','death','other')),
  destination TEXT,
  death_cause TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT,
  CHECK ((to_on IS NULL) = (discharge_reason IS NULL))
);
CREATE INDEX admissions_by_resident ON admissions(resident_id, from_on);
CREATE INDEX admissions_by_from ON admissions(from_on);
CREATE INDEX admissions_by_to ON admissions(to_on);
CREATE TABLE stays (
  id TEXT PRIMARY KEY,
  admission_id TEXT NOT NULL REFERENCES admissions(id),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  bed_id TEXT NOT NULL REFERENCES beds(id),
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX stays_by_bed ON stays(bed_id, from_on);
CREATE INDEX stays_by_resident ON stays(resident_id, from_on);
CREATE INDEX stays_by_admission ON stays(admission_id, from_on);
CREATE TABLE leaves (
  id TEXT PRIMARY KEY,
  admission_id TEXT NOT NULL REFERENCES admissions(id),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  kind TEXT NOT NULL CHECK (kind IN ('leave','hospital')),
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  expected_return_on TEXT,
  destination TEXT,
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX leaves_by_resident ON leaves(resident_id, from_on);
CREATE INDEX leaves_by_from ON leaves(from_on);
CREATE INDEX leaves_by_admission ON leaves(admission_id, from_on);
CREATE TABLE funding_categories (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  category TEXT NOT NULL CHECK (category IN ('extreme-hardship','minimum-living','near-minimum-living','special-care','self-paying')),
  basis TEXT,
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX funding_categories_by_resident ON funding_categories(resident_id, from_on);
CREATE TABLE ability_levels (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
  report_number TEXT,
  source TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX ability_levels_by_resident ON ability_levels(resident_id, from_on);
CREATE TABLE care_levels (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  care_level TEXT NOT NULL CHECK (care_level IN ('independent','assisted-1','assisted-2','nursing','special')),
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX care_levels_by_resident ON care_levels(resident_id, from_on);
CREATE TABLE agreements (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  number TEXT,
  monthly_fee REAL,
  from_on TEXT NOT NULL,
  to_on TEXT CHECK (to_on IS NULL OR to_on >= from_on),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX agreements_by_resident ON agreements(resident_id, from_on);

-- Overlap is impossible in the file itself, whatever program writes it. Codes reach the screen as typed errors.
CREATE TRIGGER admissions_no_overlap_insert BEFORE INSERT ON admissions WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'RESIDENT_ALREADY_IN') WHERE EXISTS (
    SELECT 1 FROM admissions o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER admissions_no_overlap_update BEFORE UPDATE ON admissions WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'RESIDENT_ALREADY_IN') WHERE EXISTS (
    SELECT 1 FROM admissions o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER stays_bed_no_overlap_insert BEFORE INSERT ON stays WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'BED_OCCUPIED') WHERE EXISTS (
    SELECT 1 FROM stays o WHERE o.bed_id = NEW.bed_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER stays_bed_no_overlap_update BEFORE UPDATE ON stays WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'BED_OCCUPIED') WHERE EXISTS (
    SELECT 1 FROM stays o WHERE o.bed_id = NEW.bed_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER stays_resident_no_overlap_insert BEFORE INSERT ON stays WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'RESIDENT_ALREADY_IN') WHERE EXISTS (
    SELECT 1 FROM stays o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER stays_resident_no_overlap_update BEFORE UPDATE ON stays WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'RESIDENT_ALREADY_IN') WHERE EXISTS (
    SELECT 1 FROM stays o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER leaves_no_overlap_insert BEFORE INSERT ON leaves WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM leaves o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER leaves_no_overlap_update BEFORE UPDATE ON leaves WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM leaves o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER funding_categories_no_overlap_insert BEFORE INSERT ON funding_categories WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM funding_categories o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER funding_categories_no_overlap_update BEFORE UPDATE ON funding_categories WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM funding_categories o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER ability_levels_no_overlap_insert BEFORE INSERT ON ability_levels WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM ability_levels o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER ability_levels_no_overlap_update BEFORE UPDATE ON ability_levels WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM ability_levels o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER care_levels_no_overlap_insert BEFORE INSERT ON care_levels WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM care_levels o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER care_levels_no_overlap_update BEFORE UPDATE ON care_levels WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM care_levels o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER agreements_no_overlap_insert BEFORE INSERT ON agreements WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM agreements o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TRIGGER agreements_no_overlap_update BEFORE UPDATE ON agreements WHEN NEW.voided_at IS NULL
BEGIN
  SELECT RAISE(ABORT, 'INTERVAL_OVERLAP') WHERE EXISTS (
    SELECT 1 FROM agreements o WHERE o.resident_id = NEW.resident_id AND o.id <> NEW.id AND o.voided_at IS NULL
      AND o.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(o.to_on, '9999-12-31'));
END;
CREATE TABLE incidents (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  resident_id TEXT REFERENCES residents(id),
  place TEXT,
  summary TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  voided_at INTEGER, voided_by TEXT, void_reason TEXT
);
CREATE INDEX incidents_by_time ON incidents(occurred_at);
CREATE TABLE roster_drafts (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  reading_json TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  ended_at INTEGER,
  outcome TEXT CHECK (outcome IN ('committed','discarded'))
);
