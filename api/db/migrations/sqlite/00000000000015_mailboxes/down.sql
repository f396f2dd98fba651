DROP TABLE mailbox_messages;
DROP TABLE mailbox_rules;
DROP TABLE mailboxes;
