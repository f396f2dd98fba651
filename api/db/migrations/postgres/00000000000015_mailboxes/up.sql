-- Mailboxes from which an office takes its letters in. The password is sealed with the installation's key.
CREATE TABLE mailboxes (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  name text NOT NULL,
  host text NOT NULL,
  port integer NOT NULL,
  security text NOT NULL CHECK (security IN ('tls','starttls','none')),
  username text NOT NULL,
  password_sealed text NOT NULL,
  folder text NOT NULL,
  active boolean NOT NULL,
  user_id uuid NOT NULL REFERENCES users(id),
  position_id uuid NOT NULL REFERENCES positions(id),
  uidvalidity bigint NOT NULL,
  last_uid bigint NOT NULL,
  looked_at timestamptz,
  busy_until timestamptz,
  problem text,
  problem_detail text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL,
  UNIQUE (agency_id, host, username, folder)
);
CREATE TABLE mailbox_rules (
  mailbox_id uuid NOT NULL REFERENCES mailboxes(id),
  pos integer NOT NULL,
  sender text,
  subject text,
  quarantine boolean NOT NULL,
  kind_code text,
  classification_code text,
  urgency text CHECK (urgency IN ('normal','urgent','very_urgent')),
  security_level text CHECK (security_level IN ('open','restricted','confidential','secret')),
  PRIMARY KEY (mailbox_id, pos)
);
-- Every message that was looked at. `identity` is its own: a second look, or a server that numbers its messages anew,
-- finds it again.
CREATE TABLE mailbox_messages (
  id uuid PRIMARY KEY,
  mailbox_id uuid NOT NULL REFERENCES mailboxes(id),
  uidvalidity bigint NOT NULL,
  uid bigint NOT NULL,
  identity text NOT NULL,
  sender_name text,
  sender_address text,
  subject text NOT NULL,
  letter_number text,
  sent_date date,
  received_at timestamptz NOT NULL,
  size_bytes bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('registered','quarantined','released','discarded')),
  reason text,
  detail text,
  letter_id uuid REFERENCES letters(id),
  upload_id uuid REFERENCES uploads(id),
  decided_by_user_id uuid REFERENCES users(id),
  decided_at timestamptz,
  note text,
  created_at timestamptz NOT NULL,
  version integer NOT NULL,
  UNIQUE (mailbox_id, uidvalidity, uid),
  UNIQUE (mailbox_id, identity)
);
CREATE INDEX mailbox_messages_state ON mailbox_messages (mailbox_id, state, created_at, id);
CREATE INDEX mailbox_messages_latest ON mailbox_messages (mailbox_id, created_at, id);
CREATE INDEX mailbox_messages_letter ON mailbox_messages (letter_id) WHERE letter_id IS NOT NULL;
