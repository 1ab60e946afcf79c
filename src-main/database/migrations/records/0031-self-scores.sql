-- The home's own scores by the rating standard. A finished one never changes but for being voided.
CREATE TABLE self_scores (
  id TEXT PRIMARY KEY,
  scale_version TEXT NOT NULL,
  scored_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'finished', 'voided')),
  scores_json TEXT NOT NULL CHECK (json_valid(scores_json)),
  notes_json TEXT NOT NULL CHECK (json_valid(notes_json)),
  scorer TEXT,
  started_at INTEGER NOT NULL,
  started_by TEXT,
  finished_at INTEGER,
  finished_by TEXT,
  void_reason TEXT,
  version INTEGER NOT NULL,
  CHECK (state <> 'finished' OR (finished_at IS NOT NULL AND scorer IS NOT NULL)),
  CHECK ((state = 'voided') = (void_reason IS NOT NULL))
);
CREATE UNIQUE INDEX self_scores_one_draft ON self_scores(state) WHERE state = 'draft';
CREATE TRIGGER self_scores_frozen BEFORE UPDATE ON self_scores
WHEN OLD.state <> 'draft' AND (NEW.state <> 'voided' OR OLD.state = 'voided' OR NEW.scores_json <> OLD.scores_json
  OR NEW.notes_json <> OLD.notes_json OR NEW.scored_on <> OLD.scored_on OR NEW.scorer IS NOT OLD.scorer)
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER self_scores_no_delete BEFORE DELETE ON self_scores
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
