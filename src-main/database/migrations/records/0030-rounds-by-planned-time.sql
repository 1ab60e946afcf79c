-- A year of rounds is counted by their planned time: without this every visit ever would be read.
CREATE INDEX round_visits_by_round ON round_visits(round_at, bed_id);
