-- Who agreed to a change of the care level (the resident or an agent); NULL = not on record, or agreed by the service agreement itself.
ALTER TABLE care_levels ADD COLUMN agreed_by TEXT;
ALTER TABLE care_levels ADD COLUMN agreed_relation TEXT;
ALTER TABLE care_levels ADD COLUMN agreed_on TEXT;
