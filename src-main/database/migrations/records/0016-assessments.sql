-- Assessments by versioned scales. A draft may be written; a finished one is frozen and can only be voided with a reason.
CREATE TABLE assessments (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  scale TEXT NOT NULL,
  scale_version TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'finished', 'voided', 'history')),
  number TEXT UNIQUE,
  reason TEXT NOT NULL CHECK (reason IN ('first', 'routine', 'immediate', 'dispute', 'other')),
  based_on TEXT NOT NULL,
  answers_json TEXT NOT NULL,
  second_answers_json TEXT NOT NULL,
  facts_json TEXT NOT NULL,
  assessors_json TEXT NOT NULL,
  informant_json TEXT,
  note TEXT,
  result_json TEXT,
  started_at INTEGER NOT NULL,
  started_by TEXT,
  finished_at INTEGER,
  finished_by TEXT,
  voided_at INTEGER,
  voided_by TEXT,
  void_reason TEXT,
  version INTEGER NOT NULL,
  CHECK ((state IN ('draft', 'history')) OR voided_at IS NOT NULL OR (finished_at IS NOT NULL AND result_json IS NOT NULL)),
  CHECK ((state = 'voided') = (voided_at IS NOT NULL)),
  CHECK ((voided_at IS NULL) = (void_reason IS NULL))
);
CREATE INDEX assessments_by_resident ON assessments(resident_id, scale, based_on);
CREATE UNIQUE INDEX assessments_one_draft ON assessments(resident_id, scale) WHERE state = 'draft';
CREATE TRIGGER assessments_frozen BEFORE UPDATE ON assessments
WHEN OLD.state <> 'draft' AND (NEW.answers_json <> OLD.answers_json OR NEW.facts_json <> OLD.facts_json
  OR NEW.second_answers_json <> OLD.second_answers_json OR NEW.result_json IS NOT OLD.result_json OR NEW.based_on <> OLD.based_on
  OR NEW.assessors_json <> OLD.assessors_json OR NEW.number IS NOT OLD.number OR NEW.resident_id <> OLD.resident_id)
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER assessments_no_delete BEFORE DELETE ON assessments
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
