-- A reading names its series by number instead of writing device and word beside every value: a third of the room, and less to write.
CREATE TABLE reading_series (
  id INTEGER PRIMARY KEY,
  device_id TEXT NOT NULL,
  capability TEXT NOT NULL,
  UNIQUE (device_id, capability)
) STRICT;
-- No reference to the series is declared: it would be looked up again for every reading.
CREATE TABLE series_readings (
  series_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  value REAL,
  text TEXT,
  PRIMARY KEY (series_id, at)
) STRICT, WITHOUT ROWID;
INSERT INTO reading_series (device_id, capability) SELECT DISTINCT device_id, capability FROM readings ORDER BY device_id, capability;
INSERT INTO series_readings (series_id, at, value, text)
  SELECT s.id, r.at, r.value, r.text FROM readings r JOIN reading_series s USING (device_id, capability) ORDER BY s.id, r.at;
DROP TABLE readings;
-- For people and for exports: readings as they always were.
CREATE VIEW readings (device_id, at, capability, value, text) AS
  SELECT s.device_id, r.at, s.capability, r.value, r.text FROM reading_series s JOIN series_readings r ON r.series_id = s.id;
CREATE TRIGGER readings_insert INSTEAD OF INSERT ON readings
BEGIN
  INSERT INTO reading_series (device_id, capability) VALUES (NEW.device_id, NEW.capability) ON CONFLICT DO NOTHING;
  INSERT INTO series_readings (series_id, at, value, text)
    SELECT id, NEW.at, NEW.value, NEW.text FROM reading_series WHERE device_id = NEW.device_id AND capability = NEW.capability
    ON CONFLICT (series_id, at) DO UPDATE SET value = excluded.value, text = excluded.text;
END;
