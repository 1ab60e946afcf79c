-- Who locked a seat: a person (everything of the home is covered) or idle time (a wall on it may go on being looked at). NULL = not locked.
ALTER TABLE seats ADD COLUMN locked_by TEXT CHECK (locked_by IN ('person', 'idle'));
-- Of an older lock nobody knows; covered is the safe reading.
UPDATE seats SET locked_by = 'person' WHERE is_locked = 1;
ALTER TABLE seats DROP COLUMN is_locked;
