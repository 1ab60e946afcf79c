-- What is disputed stands beside the answer to it; it is said when the draft begins and never changed.
ALTER TABLE assessments ADD COLUMN disputes_json TEXT;
CREATE TRIGGER assessments_dispute_frozen BEFORE UPDATE ON assessments WHEN NEW.disputes_json IS NOT OLD.disputes_json
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
-- Diagnoses that may change a level, and the word that no immediate assessment is needed.
CREATE TABLE reassessment_entries (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  kind TEXT NOT NULL CHECK (kind IN ('diagnosis', 'not-needed')),
  on_day TEXT NOT NULL,
  text TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX reassessment_entries_by_resident ON reassessment_entries(resident_id, recorded_at);
CREATE TRIGGER reassessment_entries_no_update BEFORE UPDATE ON reassessment_entries BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER reassessment_entries_no_delete BEFORE DELETE ON reassessment_entries BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
