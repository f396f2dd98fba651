-- Money of services: a fee that depends on answers, what is asked for, what was paid, given back and counted.
ALTER TABLE permit_services ADD COLUMN fee_rule blob;
-- An order to pay: made when the application comes to the stage of payment, numbered by office and year.
CREATE TABLE payment_orders (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  application_id blob NOT NULL REFERENCES permit_applications(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  service_id blob NOT NULL REFERENCES permit_services(id),
  year integer NOT NULL,
  number integer NOT NULL,
  amount_idr integer NOT NULL CHECK (amount_idr > 0),
  lines blob NOT NULL,
  due_date text NOT NULL,
  status text NOT NULL CHECK (status IN ('open','paid','void')),
  created_at integer NOT NULL,
  settled_at integer,
  version integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX payment_orders_number ON payment_orders (agency_id, year, number);
CREATE UNIQUE INDEX payment_orders_open ON payment_orders (application_id) WHERE status = 'open';
CREATE INDEX payment_orders_application ON payment_orders (application_id, created_at);
CREATE INDEX payment_orders_listed ON payment_orders (agency_id, status, created_at, id);
-- A receipt for money, with the code under which everybody may ask whether it is genuine.
CREATE TABLE payment_receipts (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  order_id blob NOT NULL UNIQUE REFERENCES payment_orders(id),
  application_id blob NOT NULL REFERENCES permit_applications(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  service_id blob NOT NULL REFERENCES permit_services(id),
  year integer NOT NULL,
  number integer NOT NULL,
  code text NOT NULL UNIQUE,
  amount_idr integer NOT NULL CHECK (amount_idr > 0),
  method text NOT NULL CHECK (method IN ('cash','bank_transfer','qris')),
  reference text,
  paid_on text NOT NULL,
  cashier_user_id blob NOT NULL REFERENCES users(id),
  cashier_name text NOT NULL,
  position_id blob NOT NULL REFERENCES positions(id),
  created_at integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX payment_receipts_number ON payment_receipts (agency_id, year, number);
CREATE INDEX payment_receipts_application ON payment_receipts (application_id);
CREATE INDEX payment_receipts_day ON payment_receipts (agency_id, paid_on, cashier_user_id);
CREATE INDEX payment_receipts_reference ON payment_receipts (agency_id, reference) WHERE reference IS NOT NULL;
-- Money given back; it counts in the till of the cashier who took it, on the day on which it is given back.
CREATE TABLE payment_refunds (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  receipt_id blob NOT NULL UNIQUE REFERENCES payment_receipts(id),
  application_id blob NOT NULL REFERENCES permit_applications(id),
  agency_id blob NOT NULL REFERENCES agencies(id),
  year integer NOT NULL,
  number integer NOT NULL,
  amount_idr integer NOT NULL CHECK (amount_idr > 0),
  method text NOT NULL CHECK (method IN ('cash','bank_transfer','qris')),
  basis text NOT NULL CHECK (basis IN ('not_served','error')),
  reason text,
  refunded_on text NOT NULL,
  cashier_user_id blob NOT NULL REFERENCES users(id),
  cashier_name text NOT NULL,
  actor_user_id blob NOT NULL REFERENCES users(id),
  actor_name text NOT NULL,
  position_id blob NOT NULL REFERENCES positions(id),
  created_at integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX payment_refunds_number ON payment_refunds (agency_id, year, number);
CREATE INDEX payment_refunds_application ON payment_refunds (application_id);
CREATE INDEX payment_refunds_day ON payment_refunds (agency_id, refunded_on, cashier_user_id);
-- The closed day of a cashier: what the receipts say, and what was counted.
CREATE TABLE cashier_closings (
  id blob PRIMARY KEY NOT NULL CHECK (length(id)=16),
  agency_id blob NOT NULL REFERENCES agencies(id),
  year integer NOT NULL,
  number integer NOT NULL,
  day text NOT NULL,
  cashier_user_id blob NOT NULL REFERENCES users(id),
  cashier_name text NOT NULL,
  receipts integer NOT NULL,
  refunds integer NOT NULL,
  cash_idr integer NOT NULL,
  transfer_idr integer NOT NULL,
  qris_idr integer NOT NULL,
  refunded_cash_idr integer NOT NULL,
  refunded_bank_idr integer NOT NULL,
  counted_idr integer NOT NULL CHECK (counted_idr >= 0),
  explanation text,
  closed_by_user_id blob NOT NULL REFERENCES users(id),
  closed_by_name text NOT NULL,
  position_id blob NOT NULL REFERENCES positions(id),
  created_at integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX cashier_closings_number ON cashier_closings (agency_id, year, number);
CREATE UNIQUE INDEX cashier_closings_day ON cashier_closings (agency_id, day, cashier_user_id);
CREATE INDEX cashier_closings_listed ON cashier_closings (agency_id, created_at, id);
-- Who waits for a payment now gets an order as well.
INSERT INTO payment_orders (id, application_id, agency_id, service_id, year, number, amount_idr, lines, due_date, status,
  created_at, settled_at, version)
SELECT randomblob(16), a.id, a.agency_id, a.service_id, CAST(strftime('%Y', 'now') AS integer),
  row_number() OVER (PARTITION BY a.agency_id ORDER BY a.submitted_on, a.id), s.fee_idr,
  jsonb_array(jsonb_object('label_id', s.name_id, 'label_en', s.name_en, 'amount_idr', s.fee_idr)), date('now', '+30 days'), 'open', CAST(strftime('%s', 'now') AS integer) * 1000000, NULL, 1
FROM permit_applications a JOIN permit_services s ON s.id = a.service_id
WHERE a.status = 'awaiting_payment' AND s.fee_idr > 0;
INSERT INTO number_counters (agency_id, register, year, last)
SELECT agency_id, 'payment_order', year, max(number) FROM payment_orders GROUP BY agency_id, year;
