-- Medical partnership: institutions, agreements, visits, health files, referrals, long-term care insurance. A record is its newest version;
-- every row stays as it was written.
CREATE TABLE partner_institutions (
  row_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  facts_json TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE TABLE partner_doctors (
  row_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  partner_id TEXT NOT NULL,
  facts_json TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE INDEX partner_doctors_by_partner ON partner_doctors(partner_id);
CREATE TABLE partner_agreements (
  row_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  partner_id TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL CHECK (until_on >= from_on),
  facts_json TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE INDEX partner_agreements_by_partner ON partner_agreements(partner_id);
CREATE TABLE medical_visits (
  row_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  agreement_id TEXT NOT NULL,
  doctor_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  facts_json TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE INDEX medical_visits_by_on_day ON medical_visits(on_day);
CREATE TABLE health_records (
  row_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  kind TEXT NOT NULL CHECK (kind IN ('family-doctor', 'health-file', 'check-up')),
  on_day TEXT NOT NULL,
  facts_json TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE INDEX health_records_by_resident ON health_records(resident_id);
CREATE TABLE teleconsultations (
  row_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  partner_id TEXT NOT NULL,
  booked_for INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('booked', 'done', 'cancelled')),
  facts_json TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE INDEX teleconsultations_by_resident ON teleconsultations(resident_id);
CREATE TABLE long_term_care_entitlements (
  row_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL CHECK (until_on >= from_on),
  facts_json TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE INDEX long_term_care_entitlements_by_resident ON long_term_care_entitlements(resident_id);
CREATE TABLE long_term_care_services (
  row_id TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  month TEXT NOT NULL,
  facts_json TEXT NOT NULL,
  is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
  reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (id, version),
  CHECK (version = 1 OR reason IS NOT NULL)
);
CREATE INDEX long_term_care_services_by_month ON long_term_care_services(month);
-- Who was seen on a visit, a row a person and version.
CREATE TABLE medical_visit_people (
  visit_row_id TEXT NOT NULL REFERENCES medical_visits(row_id),
  resident_id TEXT NOT NULL REFERENCES residents(id),
  finding TEXT,
  PRIMARY KEY (visit_row_id, resident_id)
);
CREATE INDEX medical_visit_people_by_resident ON medical_visit_people(resident_id);
-- A referral is frozen when it is issued; what came back, or that it was a mistake, is a row of its own.
CREATE TABLE referrals (
  id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents(id),
  direction TEXT NOT NULL CHECK (direction IN ('up', 'down')),
  is_green_channel INTEGER NOT NULL CHECK (is_green_channel IN (0, 1)),
  facts_json TEXT NOT NULL,
  content_json TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by TEXT
);
CREATE INDEX referrals_by_resident ON referrals(resident_id);
CREATE TABLE referral_ends (
  referral_id TEXT PRIMARY KEY REFERENCES referrals(id),
  return_json TEXT,
  void_reason TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  CHECK ((return_json IS NULL) <> (void_reason IS NULL))
);
CREATE TABLE long_term_care_terms (
  id TEXT PRIMARY KEY,
  from_month TEXT NOT NULL,
  facts_json TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);

CREATE TRIGGER partner_institutions_no_update BEFORE UPDATE ON partner_institutions BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER partner_institutions_no_delete BEFORE DELETE ON partner_institutions BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER partner_doctors_no_update BEFORE UPDATE ON partner_doctors BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER partner_doctors_no_delete BEFORE DELETE ON partner_doctors BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER partner_agreements_no_update BEFORE UPDATE ON partner_agreements BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER partner_agreements_no_delete BEFORE DELETE ON partner_agreements BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medical_visits_no_update BEFORE UPDATE ON medical_visits BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medical_visits_no_delete BEFORE DELETE ON medical_visits BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER health_records_no_update BEFORE UPDATE ON health_records BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER health_records_no_delete BEFORE DELETE ON health_records BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER teleconsultations_no_update BEFORE UPDATE ON teleconsultations BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER teleconsultations_no_delete BEFORE DELETE ON teleconsultations BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER long_term_care_entitlements_no_update BEFORE UPDATE ON long_term_care_entitlements BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER long_term_care_entitlements_no_delete BEFORE DELETE ON long_term_care_entitlements BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER long_term_care_services_no_update BEFORE UPDATE ON long_term_care_services BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER long_term_care_services_no_delete BEFORE DELETE ON long_term_care_services BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medical_visit_people_no_update BEFORE UPDATE ON medical_visit_people BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER medical_visit_people_no_delete BEFORE DELETE ON medical_visit_people BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER referrals_no_update BEFORE UPDATE ON referrals BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER referrals_no_delete BEFORE DELETE ON referrals BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER referral_ends_no_update BEFORE UPDATE ON referral_ends BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER referral_ends_no_delete BEFORE DELETE ON referral_ends BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER long_term_care_terms_no_update BEFORE UPDATE ON long_term_care_terms BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER long_term_care_terms_no_delete BEFORE DELETE ON long_term_care_terms BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
