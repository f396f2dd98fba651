-- Reference data -----------------------------------------------------------------------------
CREATE TABLE agencies (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  short_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('city','office','division','hospital','sub_district','urban_village')),
  parent_id uuid REFERENCES agencies(id),
  path text NOT NULL UNIQUE,
  valid_from date,
  valid_until date,
  created_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX agencies_parent ON agencies (parent_id);
CREATE TABLE classifications (
  scheme text NOT NULL CHECK (scheme IN ('permendagri_78_2012','permendagri_83_2022')),
  code text NOT NULL,
  title text NOT NULL,
  parent_code text,
  valid_from date NOT NULL,
  valid_until date,
  PRIMARY KEY (scheme, code)
);
CREATE TABLE letter_kinds (
  code text PRIMARY KEY,
  name_id text NOT NULL,
  name_en text NOT NULL,
  number_pattern text NOT NULL,
  internal_only boolean NOT NULL,
  parts jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_until date
);
CREATE TABLE disposition_instructions (
  code text PRIMARY KEY,
  pos integer NOT NULL,
  name_id text NOT NULL,
  name_en text NOT NULL
);
CREATE TABLE calendar_days (
  day date PRIMARY KEY,
  name_id text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL,
  is_working_day boolean NOT NULL
);
-- Identity -------------------------------------------------------------------------------------
CREATE TABLE roles (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name_id text NOT NULL,
  name_en text NOT NULL
);
CREATE TABLE role_permissions (
  role_id uuid NOT NULL REFERENCES roles(id),
  permission text NOT NULL,
  PRIMARY KEY (role_id, permission)
);
CREATE TABLE users (
  id uuid PRIMARY KEY,
  username text NOT NULL UNIQUE,
  name text NOT NULL,
  civil_servant_number text,
  locale text NOT NULL CHECK (locale IN ('id','en')),
  active boolean NOT NULL,
  must_change_password boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE TABLE user_credentials (
  user_id uuid PRIMARY KEY REFERENCES users(id),
  password_hash text NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE TABLE positions (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  role_id uuid NOT NULL REFERENCES roles(id),
  title text NOT NULL,
  is_head boolean NOT NULL,
  active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX positions_agency ON positions (agency_id);
CREATE TABLE position_assignments (
  id uuid PRIMARY KEY,
  position_id uuid NOT NULL REFERENCES positions(id),
  user_id uuid NOT NULL REFERENCES users(id),
  kind text NOT NULL CHECK (kind IN ('definitive','acting','daily_acting','caretaker')),
  decree_number text,
  valid_from date NOT NULL,
  valid_until date,
  created_at timestamptz NOT NULL
);
CREATE INDEX position_assignments_user ON position_assignments (user_id);
CREATE INDEX position_assignments_position ON position_assignments (position_id);
CREATE TABLE refresh_sessions (
  id uuid PRIMARY KEY,
  family_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  token_hash text NOT NULL UNIQUE,
  issued_at timestamptz NOT NULL,
  idle_expires_at timestamptz NOT NULL,
  absolute_expires_at timestamptz NOT NULL,
  rotated_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX refresh_sessions_family ON refresh_sessions (family_id);
CREATE INDEX refresh_sessions_user ON refresh_sessions (user_id);
-- Platform -------------------------------------------------------------------------------------
CREATE TABLE idempotency_keys (
  owner text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer NOT NULL,
  location text,
  etag text,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
CREATE TABLE uploads (
  id uuid PRIMARY KEY,
  owner_user_id uuid REFERENCES users(id),
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  linked_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX uploads_sha256 ON uploads (sha256);
CREATE INDEX uploads_created ON uploads (created_at, id);
CREATE TABLE audit_facts (
  id uuid PRIMARY KEY,
  recorded_at timestamptz NOT NULL,
  effective_date date NOT NULL,
  actor_user_id uuid,
  actor_name text,
  position_id uuid,
  on_behalf_of_position_id uuid,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  application text NOT NULL CHECK (application IN ('letters','permits','evaluations','identity','platform')),
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  medium text NOT NULL CHECK (medium IN ('electronic','paper')),
  quantity integer NOT NULL CHECK (quantity > 0),
  data jsonb NOT NULL
);
CREATE INDEX audit_facts_agency ON audit_facts (agency_id, effective_date);
CREATE INDEX audit_facts_subject ON audit_facts (subject_id, recorded_at);
CREATE INDEX audit_facts_recorded ON audit_facts (recorded_at, id);
CREATE TABLE paper_records (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  application text NOT NULL CHECK (application IN ('letters','permits')),
  register text NOT NULL CHECK (register IN ('incoming','outgoing','service')),
  service_code text,
  quantity integer NOT NULL CHECK (quantity > 0),
  date_from date NOT NULL,
  date_until date NOT NULL,
  reference_number text,
  subject text,
  note text,
  corrects_id uuid UNIQUE REFERENCES paper_records(id),
  created_by_user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX paper_records_agency ON paper_records (agency_id, created_at, id);
CREATE TABLE number_counters (
  agency_id uuid NOT NULL REFERENCES agencies(id),
  register text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (agency_id, register, year)
);
-- Letters --------------------------------------------------------------------------------------
CREATE TABLE letters (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  direction text NOT NULL CHECK (direction IN ('incoming','outgoing')),
  status text NOT NULL,
  kind_code text NOT NULL REFERENCES letter_kinds(code),
  channel text CHECK (channel IN ('paper','email','electronic')),
  register_year integer NOT NULL,
  agenda_number integer,
  sequence_number integer,
  letter_number text,
  letter_date date,
  received_date date,
  sender_name text,
  sender_agency_id uuid REFERENCES agencies(id),
  subject text NOT NULL,
  summary text,
  body text,
  classification_code text,
  urgency text NOT NULL CHECK (urgency IN ('normal','urgent','very_urgent')),
  security_level text NOT NULL CHECK (security_level IN ('open','restricted','confidential','secret')),
  drafter_user_id uuid REFERENCES users(id),
  drafter_position_id uuid REFERENCES positions(id),
  approver_position_id uuid REFERENCES positions(id),
  approved_at timestamptz,
  source_letter_id uuid REFERENCES letters(id),
  reply_to_id uuid REFERENCES letters(id),
  origin_type text,
  origin_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE UNIQUE INDEX letters_agenda ON letters (agency_id, register_year, agenda_number) WHERE agenda_number IS NOT NULL;
CREATE UNIQUE INDEX letters_sequence ON letters (agency_id, register_year, sequence_number) WHERE sequence_number IS NOT NULL;
CREATE INDEX letters_created ON letters (created_at, id);
CREATE INDEX letters_agency_created ON letters (agency_id, created_at, id);
CREATE INDEX letters_origin ON letters (origin_id) WHERE origin_id IS NOT NULL;
CREATE INDEX letters_approver ON letters (approver_position_id, created_at, id);
CREATE INDEX letters_drafter ON letters (drafter_position_id, created_at, id);
CREATE TABLE letter_addressees (
  letter_id uuid NOT NULL REFERENCES letters(id),
  pos integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('to','carbon_copy')),
  agency_id uuid REFERENCES agencies(id),
  name text NOT NULL,
  delivered_letter_id uuid REFERENCES letters(id),
  PRIMARY KEY (letter_id, pos)
);
CREATE TABLE letter_attachments (
  id uuid PRIMARY KEY,
  letter_id uuid NOT NULL REFERENCES letters(id),
  follow_up_id uuid,
  upload_id uuid NOT NULL REFERENCES uploads(id),
  pos integer NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL
);
CREATE INDEX letter_attachments_letter ON letter_attachments (letter_id, pos);
CREATE TABLE letter_reviews (
  id uuid PRIMARY KEY,
  letter_id uuid NOT NULL REFERENCES letters(id),
  round integer NOT NULL,
  pos integer NOT NULL,
  position_id uuid NOT NULL REFERENCES positions(id),
  status text NOT NULL CHECK (status IN ('pending','initialled','returned','superseded')),
  note text,
  decided_by_user_id uuid REFERENCES users(id),
  decided_at timestamptz
);
CREATE UNIQUE INDEX letter_reviews_order ON letter_reviews (letter_id, round, pos);
CREATE INDEX letter_reviews_position ON letter_reviews (position_id, status);
CREATE TABLE dispositions (
  id uuid PRIMARY KEY,
  letter_id uuid NOT NULL REFERENCES letters(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  parent_id uuid REFERENCES dispositions(id),
  from_position_id uuid NOT NULL REFERENCES positions(id),
  from_user_id uuid NOT NULL REFERENCES users(id),
  to_position_id uuid NOT NULL REFERENCES positions(id),
  instruction_codes jsonb NOT NULL,
  note text,
  due_date date,
  status text NOT NULL CHECK (status IN ('sent','read','in_progress','done','forwarded','cancelled')),
  read_at timestamptz,
  completed_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX dispositions_letter ON dispositions (letter_id, created_at);
CREATE INDEX dispositions_receiver ON dispositions (to_position_id, created_at, id);
CREATE TABLE disposition_follow_ups (
  id uuid PRIMARY KEY,
  disposition_id uuid NOT NULL REFERENCES dispositions(id),
  report text NOT NULL,
  done boolean NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL
);
CREATE INDEX disposition_follow_ups_disposition ON disposition_follow_ups (disposition_id, created_at);
-- Permits --------------------------------------------------------------------------------------
CREATE TABLE permit_services (
  id uuid PRIMARY KEY,
  code text NOT NULL,
  revision integer NOT NULL,
  name_id text NOT NULL,
  name_en text NOT NULL,
  level text NOT NULL CHECK (level IN ('urban_village','sub_district')),
  kind text NOT NULL CHECK (kind IN ('permit','non_permit')),
  status text NOT NULL CHECK (status IN ('active','optional','legacy')),
  status_reason text,
  enabled boolean NOT NULL,
  service_days integer NOT NULL,
  fee_idr bigint,
  fee_note text,
  classification_code text,
  validity_days integer,
  signer text NOT NULL,
  output_name text NOT NULL,
  legal_basis text,
  requirements jsonb NOT NULL,
  steps jsonb NOT NULL,
  form_schema jsonb NOT NULL,
  valid_from date NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (code, revision)
);
CREATE TABLE permit_applications (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  service_id uuid NOT NULL REFERENCES permit_services(id),
  register_year integer NOT NULL,
  register_number integer NOT NULL,
  tracking_code text NOT NULL UNIQUE,
  channel text NOT NULL CHECK (channel IN ('counter','online')),
  status text NOT NULL,
  applicant_name text NOT NULL,
  nik_masked text,
  nik_index text,
  form_data jsonb NOT NULL,
  submitted_on date NOT NULL,
  due_date date NOT NULL,
  paused_since date,
  stopped_on date,
  working_days_paused integer NOT NULL,
  public_note text,
  created_by_user_id uuid REFERENCES users(id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE UNIQUE INDEX permit_applications_register ON permit_applications (agency_id, register_year, register_number);
CREATE INDEX permit_applications_agency ON permit_applications (agency_id, created_at, id);
CREATE INDEX permit_applications_due ON permit_applications (agency_id, status, due_date, id);
CREATE INDEX permit_applications_nik ON permit_applications (nik_index);
CREATE TABLE permit_secrets (
  application_id uuid NOT NULL REFERENCES permit_applications(id),
  field text NOT NULL,
  ciphertext text NOT NULL,
  PRIMARY KEY (application_id, field)
);
CREATE TABLE permit_documents (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES permit_applications(id),
  requirement_index integer NOT NULL,
  upload_id uuid REFERENCES uploads(id),
  original_seen boolean NOT NULL,
  file_name text,
  media_type text,
  size_bytes bigint,
  sha256 text,
  created_at timestamptz NOT NULL
);
CREATE INDEX permit_documents_application ON permit_documents (application_id, requirement_index);
CREATE TABLE permit_events (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES permit_applications(id),
  action text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  note text,
  missing jsonb NOT NULL,
  actor_user_id uuid REFERENCES users(id),
  actor_name text,
  position_id uuid REFERENCES positions(id),
  occurred_at timestamptz NOT NULL
);
CREATE INDEX permit_events_application ON permit_events (application_id, occurred_at);
CREATE TABLE permits (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL UNIQUE REFERENCES permit_applications(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  service_id uuid NOT NULL REFERENCES permit_services(id),
  letter_id uuid NOT NULL,
  number text NOT NULL,
  issued_on date NOT NULL,
  valid_until date,
  status text NOT NULL CHECK (status IN ('valid','revoked')),
  created_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX permits_agency ON permits (agency_id, created_at, id);
-- Evaluations ----------------------------------------------------------------------------------
CREATE TABLE instruments (
  id uuid PRIMARY KEY,
  code text NOT NULL,
  revision integer NOT NULL,
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('draft','adopted')),
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL,
  UNIQUE (code, revision)
);
CREATE TABLE evaluation_periods (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  date_from date NOT NULL,
  date_until date NOT NULL,
  instrument_id uuid NOT NULL REFERENCES instruments(id),
  status text NOT NULL CHECK (status IN ('open','computed','published')),
  frozen_definition jsonb,
  ledger_until timestamptz,
  computed_at timestamptz,
  published_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE TABLE interviews (
  id uuid PRIMARY KEY,
  period_id uuid NOT NULL REFERENCES evaluation_periods(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  application text NOT NULL CHECK (application IN ('letters','permits')),
  answers jsonb NOT NULL,
  note text,
  evaluator_user_id uuid NOT NULL REFERENCES users(id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL,
  UNIQUE (period_id, agency_id, application)
);
CREATE TABLE scores (
  period_id uuid NOT NULL REFERENCES evaluation_periods(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  rank integer NOT NULL,
  score text NOT NULL,
  category text NOT NULL CHECK (category IN ('good','fair','poor')),
  reason text,
  electronic_share text,
  detail jsonb NOT NULL,
  computed_at timestamptz NOT NULL,
  PRIMARY KEY (period_id, agency_id)
);
CREATE INDEX scores_rank ON scores (period_id, rank);
CREATE TABLE recommendations (
  id uuid PRIMARY KEY,
  period_id uuid NOT NULL REFERENCES evaluation_periods(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  kind text NOT NULL CHECK (kind IN ('reprimand','award')),
  letter_id uuid,
  created_at timestamptz NOT NULL,
  UNIQUE (period_id, agency_id, kind)
);
-- Backend-only parts -----------------------------------------------------------------------------
CREATE TABLE letter_search (
  letter_id uuid PRIMARY KEY REFERENCES letters(id),
  tsv tsvector NOT NULL
);
CREATE INDEX letter_search_tsv ON letter_search USING gin (tsv);
CREATE FUNCTION audit_facts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit_facts is append-only'; END $$;
CREATE TRIGGER audit_facts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_facts
  FOR EACH STATEMENT EXECUTE FUNCTION audit_facts_refuse();
