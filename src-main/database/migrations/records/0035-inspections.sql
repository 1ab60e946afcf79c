-- What inspectors come for: inspections with their findings, food samples, plans and stores for emergencies. Rows stay as they were written.
CREATE TABLE inspections (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('daily', 'special', 'case')),
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  officers_json TEXT NOT NULL,
  document_number TEXT,
  summary TEXT,
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX inspections_by_day ON inspections(day);
CREATE TABLE inspection_findings (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspections(id),
  position INTEGER NOT NULL,
  category TEXT NOT NULL,
  text TEXT NOT NULL,
  basis TEXT,
  level TEXT NOT NULL CHECK (level IN ('ordinary', 'major')),
  due_on TEXT NOT NULL,
  responsible TEXT NOT NULL,
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  UNIQUE (inspection_id, position)
);
CREATE TABLE finding_steps (
  id TEXT PRIMARY KEY,
  finding_id TEXT NOT NULL REFERENCES inspection_findings(id),
  -- Counts the steps of a finding, from 1: two seats cannot write the same one.
  number INTEGER NOT NULL CHECK (number >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('rectified', 'rechecked', 'extended', 'closed')),
  content_json TEXT NOT NULL,
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (finding_id, number)
);
CREATE TABLE finding_steps_taken_back (
  step_id TEXT PRIMARY KEY REFERENCES finding_steps(id),
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE TABLE inspection_voids (
  inspection_id TEXT PRIMARY KEY REFERENCES inspections(id),
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
-- Unfinished entries are no record: they are overwritten and go when the inspection is written down.
CREATE TABLE inspection_drafts (
  user_id TEXT PRIMARY KEY REFERENCES users(id),
  version INTEGER NOT NULL CHECK (version >= 1),
  content_json TEXT NOT NULL,
  recorded_at INTEGER NOT NULL
);

CREATE TABLE food_samples (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  meal TEXT NOT NULL CHECK (meal IN ('breakfast', 'lunch', 'dinner', 'extra')),
  dish TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  grams INTEGER NOT NULL CHECK (grams > 0),
  kept_by TEXT NOT NULL,
  place TEXT NOT NULL,
  -- Why less was kept than must be.
  reason TEXT,
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  corrects_id TEXT UNIQUE REFERENCES food_samples(id),
  correction_reason TEXT,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  CHECK ((corrects_id IS NULL) = (correction_reason IS NULL)),
  CHECK (is_void = 0 OR corrects_id IS NOT NULL)
);
CREATE INDEX food_samples_by_day ON food_samples(day);
CREATE TABLE food_sample_disposals (
  sample_id TEXT PRIMARY KEY REFERENCES food_samples(id),
  at INTEGER NOT NULL,
  disposed_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE TABLE accompanied_meals (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  meal TEXT NOT NULL CHECK (meal IN ('breakfast', 'lunch', 'dinner', 'extra')),
  people TEXT NOT NULL,
  remarks TEXT,
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  corrects_id TEXT UNIQUE REFERENCES accompanied_meals(id),
  correction_reason TEXT,
  CHECK ((corrects_id IS NULL) = (correction_reason IS NULL))
);
CREATE UNIQUE INDEX accompanied_meals_one ON accompanied_meals(day, meal) WHERE corrects_id IS NULL;

CREATE TABLE emergency_plan_versions (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  text TEXT,
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  in_force_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  change_note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (kind, version),
  CHECK (text IS NOT NULL OR attachment_ids_json <> '[]')
);
CREATE TABLE emergency_plan_reviews (
  id TEXT PRIMARY KEY,
  version_id TEXT NOT NULL REFERENCES emergency_plan_versions(id),
  on_day TEXT NOT NULL,
  reviewed_by TEXT NOT NULL,
  note TEXT,
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX emergency_plan_reviews_by_version ON emergency_plan_reviews(version_id);
-- Signed by PIN of the person's account, or before a witness.
CREATE TABLE emergency_plan_readings (
  version_id TEXT NOT NULL REFERENCES emergency_plan_versions(id),
  staff_id TEXT NOT NULL REFERENCES staff(id),
  user_id TEXT REFERENCES users(id),
  witness TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  PRIMARY KEY (version_id, staff_id),
  CHECK ((user_id IS NULL) <> (witness IS NULL))
);
-- The whole call list of a version; the newest counts.
CREATE TABLE emergency_call_lists (
  version INTEGER PRIMARY KEY CHECK (version >= 1),
  contacts_json TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE TABLE emergency_test_calls (
  id TEXT PRIMARY KEY,
  contact_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  is_reached INTEGER NOT NULL CHECK (is_reached IN (0, 1)),
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX emergency_test_calls_by_contact ON emergency_test_calls(contact_id, at);
-- A kind of thing at a place; the newest version counts.
CREATE TABLE emergency_supplies (
  supply_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  category TEXT NOT NULL,
  name TEXT NOT NULL,
  place TEXT NOT NULL,
  unit TEXT NOT NULL,
  least_count INTEGER NOT NULL CHECK (least_count >= 0),
  since_on TEXT NOT NULL,
  ended_on TEXT,
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  PRIMARY KEY (supply_id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE TABLE emergency_supply_checks (
  id TEXT PRIMARY KEY,
  supply_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  -- NULL = does not expire.
  expires_on TEXT,
  checked_by TEXT NOT NULL,
  note TEXT,
  late_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX emergency_supply_checks_by_supply ON emergency_supply_checks(supply_id, on_day);

CREATE TRIGGER inspections_no_update BEFORE UPDATE ON inspections BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER inspections_no_delete BEFORE DELETE ON inspections BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER inspection_findings_no_update BEFORE UPDATE ON inspection_findings BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER inspection_findings_no_delete BEFORE DELETE ON inspection_findings BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER finding_steps_no_update BEFORE UPDATE ON finding_steps BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER finding_steps_no_delete BEFORE DELETE ON finding_steps BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER finding_steps_taken_back_no_update BEFORE UPDATE ON finding_steps_taken_back BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER finding_steps_taken_back_no_delete BEFORE DELETE ON finding_steps_taken_back BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER inspection_voids_no_update BEFORE UPDATE ON inspection_voids BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER inspection_voids_no_delete BEFORE DELETE ON inspection_voids BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER food_samples_no_update BEFORE UPDATE ON food_samples BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER food_samples_no_delete BEFORE DELETE ON food_samples BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER food_sample_disposals_no_update BEFORE UPDATE ON food_sample_disposals BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER food_sample_disposals_no_delete BEFORE DELETE ON food_sample_disposals BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER accompanied_meals_no_update BEFORE UPDATE ON accompanied_meals BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER accompanied_meals_no_delete BEFORE DELETE ON accompanied_meals BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_plan_versions_no_update BEFORE UPDATE ON emergency_plan_versions BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_plan_versions_no_delete BEFORE DELETE ON emergency_plan_versions BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_plan_reviews_no_update BEFORE UPDATE ON emergency_plan_reviews BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_plan_reviews_no_delete BEFORE DELETE ON emergency_plan_reviews BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_plan_readings_no_update BEFORE UPDATE ON emergency_plan_readings BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_plan_readings_no_delete BEFORE DELETE ON emergency_plan_readings BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_call_lists_no_update BEFORE UPDATE ON emergency_call_lists BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_call_lists_no_delete BEFORE DELETE ON emergency_call_lists BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_test_calls_no_update BEFORE UPDATE ON emergency_test_calls BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_test_calls_no_delete BEFORE DELETE ON emergency_test_calls BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_supplies_no_update BEFORE UPDATE ON emergency_supplies BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_supplies_no_delete BEFORE DELETE ON emergency_supplies BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_supply_checks_no_update BEFORE UPDATE ON emergency_supply_checks BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER emergency_supply_checks_no_delete BEFORE DELETE ON emergency_supply_checks BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
