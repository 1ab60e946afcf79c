-- Publish rules: what the console sends by itself when something happens; and every command it ever sent, or refused to send.
CREATE TABLE publish_rules (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  is_enabled INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
  trigger_json TEXT NOT NULL,
  scope_level TEXT NOT NULL CHECK (scope_level IN ('house','floor','room','bed')),
  scope_id TEXT CHECK ((scope_level = 'house') = (scope_id IS NULL)),
  start_json TEXT NOT NULL,
  -- NULL = nothing is sent when it is over.
  end_json TEXT,
  min_seconds INTEGER NOT NULL CHECK (min_seconds BETWEEN 5 AND 3600),
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT REFERENCES users(id),
  -- A removed rule stays: the log of commands names it.
  removed_at INTEGER
);

CREATE TABLE commands (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('rule','siren','test')),
  rule_id TEXT REFERENCES publish_rules(id),
  phase TEXT NOT NULL CHECK (phase IN ('start','end')),
  topic TEXT NOT NULL,
  payload TEXT NOT NULL,
  is_retained INTEGER NOT NULL CHECK (is_retained IN (0, 1)),
  -- What it was sent for: 'alarm:<id>', 'bed:<device>', 'door:<device>', 'rule-changed', 'test'.
  because TEXT NOT NULL,
  place_label TEXT,
  -- Start topic of the group the command belongs to: one light, one relay.
  group_key TEXT,
  result TEXT NOT NULL CHECK (result IN ('sent','not-connected','rate-limited','failed'))
);
CREATE INDEX commands_by_rule ON commands(rule_id, group_key, seq);
CREATE TRIGGER commands_no_update BEFORE UPDATE ON commands BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER commands_no_delete BEFORE DELETE ON commands BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
