-- Mailboxes from which an office takes its letters in. The password is sealed with the installation's key.
CREATE TABLE mailboxes (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  name text NOT NULL,
  host text NOT NULL,
  port integer NOT NULL,
  security text NOT NULL CHECK (security IN ('tls','starttls','none')),
  username text NOT NULL,
  password_sealed text NOT NULL,
  folder text NOT NULL,
  active integer NOT NULL CHECK (active IN (0,1)),
  user_id blob NOT NULL REFERENCES users(id),
  position_id blob NOT NULL REFERENCES positions(id),
  uidvalidity integer NOT NULL,
  last_uid integer NOT NULL,
  looked_at integer,
  busy_until integer,
  problem text,
  problem_detail text,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  version integer NOT NULL,
  UNIQUE (agency_id, host, username, folder)
) STRICT;
CREATE TABLE mailbox_rules (
  mailbox_id blob NOT NULL REFERENCES mailboxes(id),
  pos integer NOT NULL,
  sender text,
  subject text,
  quarantine integer NOT NULL CHECK (quarantine IN (0,1)),
  kind_code text,
  classification_code text,
  urgency text CHECK (urgency IN ('normal','urgent','very_urgent')),
  security_level text CHECK (security_level IN ('open','restricted','confidential','secret')),
  PRIMARY KEY (mailbox_id, pos)
) STRICT;
-- Every message that was looked at. `identity` is its own: a second look, or a server that numbers its messages anew,
-- finds it again.
CREATE TABLE mailbox_messages (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  mailbox_id blob NOT NULL REFERENCES mailboxes(id),
  uidvalidity integer NOT NULL,
  uid integer NOT NULL,
  identity text NOT NULL,
  sender_name text,
  sender_address text,
  subject text NOT NULL,
  letter_number text,
  sent_date text,
  received_at integer NOT NULL,
  size_bytes integer NOT NULL,
  state text NOT NULL CHECK (state IN ('registered','quarantined','released','discarded')),
  reason text,
  detail text,
  letter_id blob REFERENCES letters(id),
  upload_id blob REFERENCES uploads(id),
  decided_by_user_id blob REFERENCES users(id),
  decided_at integer,
  note text,
  created_at integer NOT NULL,
  version integer NOT NULL,
  UNIQUE (mailbox_id, uidvalidity, uid),
  UNIQUE (mailbox_id, identity)
) STRICT;
CREATE INDEX mailbox_messages_state ON mailbox_messages (mailbox_id, state, created_at, id);
CREATE INDEX mailbox_messages_latest ON mailbox_messages (mailbox_id, created_at, id);
CREATE INDEX mailbox_messages_letter ON mailbox_messages (letter_id) WHERE letter_id IS NOT NULL;
