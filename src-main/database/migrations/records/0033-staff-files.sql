-- The file of each person of the staff: facts are one row a person, everything dated is a row of its own that stays as it was written.
CREATE TABLE staff_files (
  staff_id TEXT PRIMARY KEY REFERENCES staff(id),
  id_number TEXT UNIQUE,
  birth_on TEXT,
  education TEXT,
  school TEXT,
  major TEXT,
  graduated_on TEXT,
  is_full_time_education INTEGER CHECK (is_full_time_education IN (0, 1)),
  title TEXT,
  employment_form TEXT CHECK (employment_form IN ('establishment', 'contract', 'labour-service', 'volunteer')),
  social_insurance TEXT CHECK (social_insurance IN ('insured', 'uninsured', 'exempt')),
  phone TEXT,
  bank_account TEXT,
  earlier_care_months INTEGER CHECK (earlier_care_months >= 0),
  user_id TEXT UNIQUE REFERENCES users(id),
  note TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
-- A post somebody has held since a day; the first one stands in the row of hiring.
CREATE TABLE staff_posts (
  id TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff(id),
  post TEXT NOT NULL,
  from_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT
);
CREATE INDEX staff_posts_by_staff ON staff_posts(staff_id, from_on, recorded_at);
CREATE TABLE staff_certificates (
  id TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff(id),
  kind TEXT NOT NULL,
  number TEXT,
  issuer TEXT,
  issued_on TEXT NOT NULL,
  -- Last valid day as printed; NULL = by the rule of the kind.
  valid_until TEXT CHECK (valid_until IS NULL OR valid_until >= issued_on),
  skill_level INTEGER CHECK (skill_level BETWEEN 1 AND 5),
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  corrects_id TEXT UNIQUE REFERENCES staff_certificates(id),
  correction_reason TEXT,
  is_void INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1)),
  CHECK ((corrects_id IS NULL) = (correction_reason IS NULL)),
  CHECK (is_void = 0 OR corrects_id IS NOT NULL)
);
CREATE INDEX staff_certificates_by_staff ON staff_certificates(staff_id, kind, issued_on);
CREATE TABLE staff_contracts (
  id TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff(id),
  kind TEXT NOT NULL CHECK (kind IN ('fixed-term', 'open-ended', 'labour-service', 'public-employment', 'volunteer')),
  from_on TEXT NOT NULL,
  -- Last day in force; NULL = no end agreed.
  until_on TEXT CHECK (until_on IS NULL OR until_on >= from_on),
  number TEXT,
  attachment_ids_json TEXT NOT NULL DEFAULT '[]',
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  corrects_id TEXT UNIQUE REFERENCES staff_contracts(id),
  correction_reason TEXT,
  is_void INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1)),
  CHECK ((corrects_id IS NULL) = (correction_reason IS NULL)),
  CHECK (is_void = 0 OR corrects_id IS NOT NULL)
);
CREATE INDEX staff_contracts_by_staff ON staff_contracts(staff_id, from_on);
-- A claim is its newest version.
CREATE TABLE award_claims (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  staff_id TEXT NOT NULL REFERENCES staff(id),
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  amount REAL NOT NULL CHECK (amount >= 0),
  state TEXT NOT NULL CHECK (state IN ('applied', 'approved', 'paid', 'refused')),
  on_day TEXT NOT NULL,
  note TEXT,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT,
  UNIQUE (claim_id, version)
);
CREATE INDEX award_claims_by_staff ON award_claims(staff_id);

CREATE TRIGGER staff_posts_no_update BEFORE UPDATE ON staff_posts BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER staff_posts_no_delete BEFORE DELETE ON staff_posts BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER staff_certificates_no_update BEFORE UPDATE ON staff_certificates BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER staff_certificates_no_delete BEFORE DELETE ON staff_certificates BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER staff_contracts_no_update BEFORE UPDATE ON staff_contracts BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER staff_contracts_no_delete BEFORE DELETE ON staff_contracts BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER award_claims_no_update BEFORE UPDATE ON award_claims BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER award_claims_no_delete BEFORE DELETE ON award_claims BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
CREATE TRIGGER staff_files_no_delete BEFORE DELETE ON staff_files BEGIN SELECT RAISE(ABORT, 'AUDIT_APPEND_ONLY'); END;
