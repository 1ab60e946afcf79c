-- 服务安全风险评估 by the nine risks of GB 38600-2019. A draft may be written; a finished one is frozen with its items and can only be voided.
CREATE TABLE risk_assessments (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  list_version TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'finished', 'voided')),
  kind TEXT NOT NULL CHECK (kind IN ('admission', 'periodic', 'immediate')),
  based_on TEXT NOT NULL,
  assessor TEXT,
  informed_person TEXT,
  informed_relation TEXT,
  informed_at INTEGER,
  informed_how TEXT CHECK (informed_how IN ('signed', 'verbal', 'refused')),
  refusal_reason TEXT,
  note TEXT,
  started_at INTEGER NOT NULL,
  started_by TEXT,
  finished_at INTEGER,
  finished_by TEXT,
  voided_at INTEGER,
  voided_by TEXT,
  void_reason TEXT,
  version INTEGER NOT NULL,
  CHECK (state <> 'draft' OR finished_at IS NULL),
  CHECK (state <> 'finished' OR finished_at IS NOT NULL),
  CHECK (finished_at IS NULL OR (assessor IS NOT NULL AND informed_person IS NOT NULL AND informed_relation IS NOT NULL
    AND informed_at IS NOT NULL AND informed_how IS NOT NULL AND (informed_how <> 'refused' OR refusal_reason IS NOT NULL))),
  CHECK ((state = 'voided') = (voided_at IS NOT NULL)),
  CHECK ((voided_at IS NULL) = (void_reason IS NULL))
);
CREATE INDEX risk_assessments_by_resident ON risk_assessments(resident_id, state, based_on);
CREATE UNIQUE INDEX risk_assessments_one_draft ON risk_assessments(resident_id) WHERE state = 'draft';

CREATE TABLE risk_items (
  assessment_id TEXT NOT NULL REFERENCES risk_assessments(id),
  risk TEXT NOT NULL CHECK (risk IN ('choke', 'misintake', 'pressure', 'scald', 'bedfall', 'fall', 'harm', 'elope', 'activity')),
  level TEXT NOT NULL CHECK (level IN ('not-assessed', 'none', 'protect', 'high')),
  measures_json TEXT NOT NULL,
  other_measure TEXT,
  PRIMARY KEY (assessment_id, risk)
) WITHOUT ROWID;

CREATE TRIGGER risk_assessments_frozen BEFORE UPDATE ON risk_assessments
WHEN NEW.id <> OLD.id OR NEW.resident_id <> OLD.resident_id OR OLD.state = 'voided' OR (OLD.state = 'finished' AND (NEW.state <> 'voided'
  OR NEW.list_version <> OLD.list_version OR NEW.kind <> OLD.kind OR NEW.based_on <> OLD.based_on OR NEW.assessor IS NOT OLD.assessor
  OR NEW.informed_person IS NOT OLD.informed_person OR NEW.informed_relation IS NOT OLD.informed_relation
  OR NEW.informed_at IS NOT OLD.informed_at OR NEW.informed_how IS NOT OLD.informed_how OR NEW.refusal_reason IS NOT OLD.refusal_reason
  OR NEW.note IS NOT OLD.note OR NEW.finished_at IS NOT OLD.finished_at OR NEW.finished_by IS NOT OLD.finished_by))
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER risk_assessments_no_delete BEFORE DELETE ON risk_assessments
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER risk_assessments_nine_items BEFORE UPDATE ON risk_assessments
WHEN NEW.state = 'finished' AND OLD.state = 'draft'
  AND (SELECT count(*) FROM risk_items WHERE assessment_id = NEW.id AND level <> 'not-assessed') <> 9
BEGIN SELECT RAISE(ABORT, 'RISK_ITEMS_INCOMPLETE'); END;
CREATE TRIGGER risk_assessments_begin_as_draft BEFORE INSERT ON risk_assessments
WHEN NEW.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'RISK_ITEMS_INCOMPLETE'); END;
CREATE TRIGGER risk_items_frozen BEFORE UPDATE ON risk_items
WHEN NEW.assessment_id <> OLD.assessment_id OR NEW.risk <> OLD.risk
  OR (SELECT state FROM risk_assessments WHERE id = OLD.assessment_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER risk_items_only_of_drafts BEFORE INSERT ON risk_items
WHEN (SELECT state FROM risk_assessments WHERE id = NEW.assessment_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER risk_items_no_delete BEFORE DELETE ON risk_items
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
