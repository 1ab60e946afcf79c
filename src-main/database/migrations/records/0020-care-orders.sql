-- Doctor's orders that are carried out as care (no drugs). An order is never edited; it ends at its end or when it is stopped with a reason.
CREATE TABLE care_orders (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  frequency_json TEXT NOT NULL CHECK (json_valid(frequency_json)),
  starts_at INTEGER NOT NULL,
  -- First instant that no longer counts; NULL = until it is stopped.
  ends_at INTEGER,
  doctor TEXT NOT NULL,
  ordered_on TEXT NOT NULL,
  note TEXT,
  written_at INTEGER NOT NULL,
  written_by TEXT,
  CHECK (ends_at IS NULL OR ends_at > starts_at)
);
CREATE INDEX care_orders_by_resident ON care_orders(resident_id, starts_at);
CREATE INDEX care_orders_by_time ON care_orders(starts_at, ends_at);
CREATE TRIGGER care_orders_no_update BEFORE UPDATE ON care_orders
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER care_orders_no_delete BEFORE DELETE ON care_orders
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TABLE care_order_stops (
  order_id TEXT PRIMARY KEY REFERENCES care_orders(id),
  stopped_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  stopped_by TEXT
);
CREATE TRIGGER care_order_stops_no_update BEFORE UPDATE ON care_order_stops
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER care_order_stops_no_delete BEFORE DELETE ON care_order_stops
BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
-- A task is asked for by its key with every record made; the unique index holds first rows only and cannot answer that.
CREATE INDEX care_task_records_by_key ON care_task_records(task_key);
