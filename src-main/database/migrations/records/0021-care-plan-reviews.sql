-- A plan that was looked at again and left as it is. The newest review of a version says when it is due next.
CREATE TABLE care_plan_reviews (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES care_plans(id),
  reviewed_at INTEGER NOT NULL,
  reviewed_by TEXT,
  next_on TEXT NOT NULL,
  note TEXT
);
CREATE INDEX care_plan_reviews_by_plan ON care_plan_reviews(plan_id, reviewed_at);
CREATE TRIGGER care_plan_reviews_no_update BEFORE UPDATE ON care_plan_reviews
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER care_plan_reviews_no_delete BEFORE DELETE ON care_plan_reviews
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
