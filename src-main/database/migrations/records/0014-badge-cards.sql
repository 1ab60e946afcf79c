-- Cards that readers have told of: whose card it is, or that nobody knows it yet. The number itself is never kept, only a keyed hash of it.
CREATE TABLE badge_cards (
  id TEXT PRIMARY KEY,
  card_hash TEXT NOT NULL UNIQUE,
  -- The last four characters, so that a person can tell two cards apart.
  ending TEXT NOT NULL,
  -- NULL = nobody's: never assigned, or withdrawn.
  user_id TEXT REFERENCES users(id),
  first_read_at INTEGER NOT NULL,
  last_read_at INTEGER NOT NULL,
  -- Where the reader hangs, in words.
  last_place TEXT NOT NULL,
  assigned_at INTEGER,
  withdrawn_at INTEGER,
  CHECK ((user_id IS NULL) = (assigned_at IS NULL)),
  CHECK (user_id IS NULL OR withdrawn_at IS NULL)
);
CREATE INDEX badge_cards_by_user ON badge_cards(user_id);
