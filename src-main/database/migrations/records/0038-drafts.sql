-- What somebody typed into a long form and did not send yet: one row a person, form and subject; it goes with the record it becomes.
CREATE TABLE form_drafts (
  user_id TEXT NOT NULL REFERENCES users(id),
  kind TEXT NOT NULL,
  -- What the form is about; '' = something new.
  subject_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, kind, subject_id)
);
-- A paper of a session that comes after its closing hangs on a note: the session itself is never changed again.
ALTER TABLE training_notes ADD COLUMN attachment_ids_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(attachment_ids_json));
