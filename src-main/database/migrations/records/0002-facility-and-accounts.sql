-- Facility master record and settings are one row each; accounts, seats and staff.
CREATE TABLE facility (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  record_json TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  changed_at INTEGER NOT NULL
);
CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  record_json TEXT NOT NULL,
  external_broker_password TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  changed_at INTEGER NOT NULL
);
-- Facts of this data folder that are not the facility's: is_demo, demo_logins, seed.
CREATE TABLE folder_facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  login_name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  display_name TEXT NOT NULL,
  roles_json TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  pin_hash TEXT,
  is_active INTEGER NOT NULL DEFAULT 1,
  failed_count INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  last_signed_in_at INTEGER,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);
-- A seat is one screen. Its token is kept as a hash; pin_user_ids are the users who signed in here with a password.
CREATE TABLE seats (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  user_id TEXT REFERENCES users(id),
  is_locked INTEGER NOT NULL DEFAULT 0,
  signed_in_at INTEGER,
  last_active_at INTEGER NOT NULL,
  pin_user_ids_json TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER NOT NULL
);
CREATE INDEX seats_by_user ON seats(user_id);

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('male','female')),
  post TEXT NOT NULL,
  hired_on TEXT NOT NULL,
  left_on TEXT CHECK (left_on IS NULL OR left_on >= hired_on),
  leave_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL
);
