-- Reference data -----------------------------------------------------------------------------
CREATE TABLE agencies (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  short_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('city','office','division','hospital','sub_district','urban_village')),
  parent_id blob REFERENCES agencies(id),
  path text NOT NULL UNIQUE,
  valid_from text,
  valid_until text,
  created_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX agencies_parent ON agencies (parent_id);
CREATE TABLE classifications (
  scheme text NOT NULL CHECK (scheme IN ('permendagri_78_2012','permendagri_83_2022')),
  code text NOT NULL,
  title text NOT NULL,
  parent_code text,
  valid_from text NOT NULL,
  valid_until text,
  PRIMARY KEY (scheme, code)
) STRICT;
CREATE TABLE letter_kinds (
  code text PRIMARY KEY NOT NULL,
  name_id text NOT NULL,
  name_en text NOT NULL,
  number_pattern text NOT NULL,
  internal_only integer NOT NULL CHECK (internal_only IN (0,1)),
  parts blob NOT NULL,
  valid_from text NOT NULL,
  valid_until text
) STRICT;
CREATE TABLE disposition_instructions (
  code text PRIMARY KEY NOT NULL,
  pos integer NOT NULL,
  name_id text NOT NULL,
  name_en text NOT NULL
) STRICT;
CREATE TABLE calendar_days (
  day text PRIMARY KEY NOT NULL,
  name_id text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL,
  is_working_day integer NOT NULL CHECK (is_working_day IN (0,1))
) STRICT;
-- Identity -------------------------------------------------------------------------------------
CREATE TABLE roles (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  code text NOT NULL UNIQUE,
  name_id text NOT NULL,
  name_en text NOT NULL
) STRICT;
CREATE TABLE role_permissions (
  role_id blob NOT NULL REFERENCES roles(id),
  permission text NOT NULL,
  PRIMARY KEY (role_id, permission)
) STRICT;
CREATE TABLE users (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  username text NOT NULL UNIQUE,
  name text NOT NULL,
  civil_servant_number text,
  locale text NOT NULL CHECK (locale IN ('id','en')),
  active integer NOT NULL CHECK (active IN (0,1)),
  must_change_password integer NOT NULL CHECK (must_change_password IN (0,1)),
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE TABLE user_credentials (
  user_id blob PRIMARY KEY NOT NULL REFERENCES users(id),
  password_hash text NOT NULL,
  changed_at integer NOT NULL
) STRICT;
CREATE TABLE positions (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  role_id blob NOT NULL REFERENCES roles(id),
  title text NOT NULL,
  is_head integer NOT NULL CHECK (is_head IN (0,1)),
  active integer NOT NULL CHECK (active IN (0,1)),
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX positions_agency ON positions (agency_id);
CREATE TABLE position_assignments (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  position_id blob NOT NULL REFERENCES positions(id),
  user_id blob NOT NULL REFERENCES users(id),
  kind text NOT NULL CHECK (kind IN ('definitive','acting','daily_acting','caretaker')),
  decree_number text,
  valid_from text NOT NULL,
  valid_until text,
  created_at integer NOT NULL
) STRICT;
CREATE INDEX position_assignments_user ON position_assignments (user_id);
CREATE INDEX position_assignments_position ON position_assignments (position_id);
CREATE TABLE refresh_sessions (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  family_id blob NOT NULL,
  user_id blob NOT NULL REFERENCES users(id),
  position_id blob NOT NULL REFERENCES positions(id),
  token_hash text NOT NULL UNIQUE,
  issued_at integer NOT NULL,
  idle_expires_at integer NOT NULL,
  absolute_expires_at integer NOT NULL,
  rotated_at integer,
  revoked_at integer
) STRICT;
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
  created_at integer NOT NULL,
  PRIMARY KEY (owner, key)
) STRICT;
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
CREATE TABLE uploads (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  owner_user_id blob REFERENCES users(id),
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 text NOT NULL,
  linked_at integer,
  created_at integer NOT NULL
) STRICT;
CREATE INDEX uploads_sha256 ON uploads (sha256);
CREATE INDEX uploads_created ON uploads (created_at, id);
CREATE TABLE audit_facts (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  recorded_at integer NOT NULL,
  effective_date text NOT NULL,
  actor_user_id blob,
  actor_name text,
  position_id blob,
  on_behalf_of_position_id blob,
  agency_id blob NOT NULL REFERENCES agencies(id),
  application text NOT NULL CHECK (application IN ('letters','permits','evaluations','identity','platform')),
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id blob NOT NULL,
  medium text NOT NULL CHECK (medium IN ('electronic','paper')),
  quantity integer NOT NULL CHECK (quantity > 0),
  data blob NOT NULL
) STRICT;
CREATE INDEX audit_facts_agency ON audit_facts (agency_id, effective_date);
CREATE INDEX audit_facts_subject ON audit_facts (subject_id, recorded_at);
CREATE INDEX audit_facts_recorded ON audit_facts (recorded_at, id);
CREATE TABLE paper_records (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  application text NOT NULL CHECK (application IN ('letters','permits')),
  register text NOT NULL CHECK (register IN ('incoming','outgoing','service')),
  service_code text,
  quantity integer NOT NULL CHECK (quantity > 0),
  date_from text NOT NULL,
  date_until text NOT NULL,
  reference_number text,
  subject text,
  note text,
  corrects_id blob UNIQUE REFERENCES paper_records(id),
  created_by_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX paper_records_agency ON paper_records (agency_id, created_at, id);
CREATE TABLE number_counters (
  agency_id blob NOT NULL REFERENCES agencies(id),
  register text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (agency_id, register, year)
) STRICT;
-- Letters --------------------------------------------------------------------------------------
CREATE TABLE letters (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  direction text NOT NULL CHECK (direction IN ('incoming','outgoing')),
  status text NOT NULL,
  kind_code text NOT NULL REFERENCES letter_kinds(code),
  channel text CHECK (channel IN ('paper','email','electronic')),
  register_year integer NOT NULL,
  agenda_number integer,
  sequence_number integer,
  letter_number text,
  letter_date text,
  received_date text,
  sender_name text,
  sender_agency_id blob REFERENCES agencies(id),
  subject text NOT NULL,
  summary text,
  body text,
  classification_code text,
  urgency text NOT NULL CHECK (urgency IN ('normal','urgent','very_urgent')),
  security_level text NOT NULL CHECK (security_level IN ('open','restricted','confidential','secret')),
  drafter_user_id blob REFERENCES users(id),
  drafter_position_id blob REFERENCES positions(id),
  approver_position_id blob REFERENCES positions(id),
  approved_at integer,
  source_letter_id blob REFERENCES letters(id),
  reply_to_id blob REFERENCES letters(id),
  origin_type text,
  origin_id blob,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX letters_agenda ON letters (agency_id, register_year, agenda_number) WHERE agenda_number IS NOT NULL;
CREATE UNIQUE INDEX letters_sequence ON letters (agency_id, register_year, sequence_number) WHERE sequence_number IS NOT NULL;
CREATE INDEX letters_created ON letters (created_at, id);
CREATE INDEX letters_agency_created ON letters (agency_id, created_at, id);
CREATE INDEX letters_origin ON letters (origin_id) WHERE origin_id IS NOT NULL;
CREATE INDEX letters_approver ON letters (approver_position_id, created_at, id);
CREATE INDEX letters_drafter ON letters (drafter_position_id, created_at, id);
CREATE TABLE letter_addressees (
  letter_id blob NOT NULL REFERENCES letters(id),
  pos integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('to','carbon_copy')),
  agency_id blob REFERENCES agencies(id),
  name text NOT NULL,
  delivered_letter_id blob REFERENCES letters(id),
  PRIMARY KEY (letter_id, pos)
) STRICT;
CREATE TABLE letter_attachments (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  letter_id blob NOT NULL REFERENCES letters(id),
  follow_up_id blob,
  upload_id blob NOT NULL REFERENCES uploads(id),
  pos integer NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL,
  sha256 text NOT NULL
) STRICT;
CREATE INDEX letter_attachments_letter ON letter_attachments (letter_id, pos);
CREATE TABLE letter_reviews (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  letter_id blob NOT NULL REFERENCES letters(id),
  round integer NOT NULL,
  pos integer NOT NULL,
  position_id blob NOT NULL REFERENCES positions(id),
  status text NOT NULL CHECK (status IN ('pending','initialled','returned','superseded')),
  note text,
  decided_by_user_id blob REFERENCES users(id),
  decided_at integer
) STRICT;
CREATE UNIQUE INDEX letter_reviews_order ON letter_reviews (letter_id, round, pos);
CREATE INDEX letter_reviews_position ON letter_reviews (position_id, status);
CREATE TABLE dispositions (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  letter_id blob NOT NULL REFERENCES letters(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  parent_id blob REFERENCES dispositions(id),
  from_position_id blob NOT NULL REFERENCES positions(id),
  from_user_id blob NOT NULL REFERENCES users(id),
  to_position_id blob NOT NULL REFERENCES positions(id),
  instruction_codes blob NOT NULL,
  note text,
  due_date text,
  status text NOT NULL CHECK (status IN ('sent','read','in_progress','done','forwarded','cancelled')),
  read_at integer,
  completed_at integer,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX dispositions_letter ON dispositions (letter_id, created_at);
CREATE INDEX dispositions_receiver ON dispositions (to_position_id, created_at, id);
CREATE TABLE disposition_follow_ups (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  disposition_id blob NOT NULL REFERENCES dispositions(id),
  report text NOT NULL,
  done integer NOT NULL CHECK (done IN (0,1)),
  user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL
) STRICT;
CREATE INDEX disposition_follow_ups_disposition ON disposition_follow_ups (disposition_id, created_at);
-- Permits --------------------------------------------------------------------------------------
CREATE TABLE permit_services (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  code text NOT NULL,
  revision integer NOT NULL,
  name_id text NOT NULL,
  name_en text NOT NULL,
  level text NOT NULL CHECK (level IN ('urban_village','sub_district')),
  kind text NOT NULL CHECK (kind IN ('permit','non_permit')),
  status text NOT NULL CHECK (status IN ('active','optional','legacy')),
  status_reason text,
  enabled integer NOT NULL CHECK (enabled IN (0,1)),
  service_days integer NOT NULL,
  fee_idr integer,
  fee_note text,
  classification_code text,
  validity_days integer,
  signer text NOT NULL,
  output_name text NOT NULL,
  legal_basis text,
  requirements blob NOT NULL,
  steps blob NOT NULL,
  form_schema blob NOT NULL,
  valid_from text NOT NULL,
  created_at integer NOT NULL,
  UNIQUE (code, revision)
) STRICT;
CREATE TABLE permit_applications (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  service_id blob NOT NULL REFERENCES permit_services(id),
  register_year integer NOT NULL,
  register_number integer NOT NULL,
  tracking_code text NOT NULL UNIQUE,
  channel text NOT NULL CHECK (channel IN ('counter','online')),
  status text NOT NULL,
  applicant_name text NOT NULL,
  nik_masked text,
  nik_index text,
  form_data blob NOT NULL,
  submitted_on text NOT NULL,
  due_date text NOT NULL,
  paused_since text,
  stopped_on text,
  working_days_paused integer NOT NULL,
  public_note text,
  created_by_user_id blob REFERENCES users(id),
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX permit_applications_register ON permit_applications (agency_id, register_year, register_number);
CREATE INDEX permit_applications_agency ON permit_applications (agency_id, created_at, id);
CREATE INDEX permit_applications_due ON permit_applications (agency_id, status, due_date, id);
CREATE INDEX permit_applications_nik ON permit_applications (nik_index);
CREATE TABLE permit_secrets (
  application_id blob NOT NULL REFERENCES permit_applications(id),
  field text NOT NULL,
  ciphertext text NOT NULL,
  PRIMARY KEY (application_id, field)
) STRICT;
CREATE TABLE permit_documents (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  application_id blob NOT NULL REFERENCES permit_applications(id),
  requirement_index integer NOT NULL,
  upload_id blob REFERENCES uploads(id),
  original_seen integer NOT NULL CHECK (original_seen IN (0,1)),
  file_name text,
  media_type text,
  size_bytes integer,
  sha256 text,
  created_at integer NOT NULL
) STRICT;
CREATE INDEX permit_documents_application ON permit_documents (application_id, requirement_index);
CREATE TABLE permit_events (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  application_id blob NOT NULL REFERENCES permit_applications(id),
  action text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  note text,
  missing blob NOT NULL,
  actor_user_id blob REFERENCES users(id),
  actor_name text,
  position_id blob REFERENCES positions(id),
  occurred_at integer NOT NULL
) STRICT;
CREATE INDEX permit_events_application ON permit_events (application_id, occurred_at);
CREATE TABLE permits (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  application_id blob NOT NULL UNIQUE REFERENCES permit_applications(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  service_id blob NOT NULL REFERENCES permit_services(id),
  letter_id blob NOT NULL,
  number text NOT NULL,
  issued_on text NOT NULL,
  valid_until text,
  status text NOT NULL CHECK (status IN ('valid','revoked')),
  created_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE INDEX permits_agency ON permits (agency_id, created_at, id);
-- Evaluations ----------------------------------------------------------------------------------
CREATE TABLE instruments (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  code text NOT NULL,
  revision integer NOT NULL,
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('draft','adopted')),
  definition blob NOT NULL,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL,
  UNIQUE (code, revision)
) STRICT;
CREATE TABLE evaluation_periods (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  name text NOT NULL,
  date_from text NOT NULL,
  date_until text NOT NULL,
  instrument_id blob NOT NULL REFERENCES instruments(id),
  status text NOT NULL CHECK (status IN ('open','computed','published')),
  frozen_definition blob,
  ledger_until integer,
  computed_at integer,
  published_at integer,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL
) STRICT;
CREATE TABLE interviews (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  period_id blob NOT NULL REFERENCES evaluation_periods(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  application text NOT NULL CHECK (application IN ('letters','permits')),
  answers blob NOT NULL,
  note text,
  evaluator_user_id blob NOT NULL REFERENCES users(id),
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL,
  UNIQUE (period_id, agency_id, application)
) STRICT;
CREATE TABLE scores (
  period_id blob NOT NULL REFERENCES evaluation_periods(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  rank integer NOT NULL,
  score text NOT NULL,
  category text NOT NULL CHECK (category IN ('good','fair','poor')),
  reason text,
  electronic_share text,
  detail blob NOT NULL,
  computed_at integer NOT NULL,
  PRIMARY KEY (period_id, agency_id)
) STRICT;
CREATE INDEX scores_rank ON scores (period_id, rank);
CREATE TABLE recommendations (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  period_id blob NOT NULL REFERENCES evaluation_periods(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  kind text NOT NULL CHECK (kind IN ('reprimand','award')),
  letter_id blob,
  created_at integer NOT NULL,
  UNIQUE (period_id, agency_id, kind)
) STRICT;
-- Backend-only parts -----------------------------------------------------------------------------
-- The index keeps no text of its own; its rows are found again by number, which FTS5 can do without a scan.
CREATE TABLE letter_search_rows (
  seq integer PRIMARY KEY NOT NULL,
  letter_id blob NOT NULL UNIQUE REFERENCES letters(id)
) STRICT;
CREATE VIRTUAL TABLE letter_search USING fts5(
  agency, words, content='', contentless_delete=1,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
CREATE TRIGGER audit_facts_no_update BEFORE UPDATE ON audit_facts BEGIN
  SELECT RAISE(ABORT, 'audit_facts is append-only');
END;
CREATE TRIGGER audit_facts_no_delete BEFORE DELETE ON audit_facts BEGIN
  SELECT RAISE(ABORT, 'audit_facts is append-only');
END;
