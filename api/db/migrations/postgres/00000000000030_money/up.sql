-- Money of services: a fee that depends on answers, what is asked for, what was paid, given back and counted.
ALTER TABLE permit_services ADD COLUMN fee_rule jsonb;
-- An order to pay: made when the application comes to the stage of payment, numbered by office and year.
CREATE TABLE payment_orders (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES permit_applications(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  service_id uuid NOT NULL REFERENCES permit_services(id),
  year integer NOT NULL,
  number integer NOT NULL,
  amount_idr bigint NOT NULL CHECK (amount_idr > 0),
  lines jsonb NOT NULL,
  due_date date NOT NULL,
  status text NOT NULL CHECK (status IN ('open','paid','void')),
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  version integer NOT NULL
);
CREATE UNIQUE INDEX payment_orders_number ON payment_orders (agency_id, year, number);
CREATE UNIQUE INDEX payment_orders_open ON payment_orders (application_id) WHERE status = 'open';
CREATE INDEX payment_orders_application ON payment_orders (application_id, created_at);
CREATE INDEX payment_orders_listed ON payment_orders (agency_id, status, created_at, id);
-- A receipt for money, with the code under which everybody may ask whether it is genuine.
CREATE TABLE payment_receipts (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL UNIQUE REFERENCES payment_orders(id),
  application_id uuid NOT NULL REFERENCES permit_applications(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  service_id uuid NOT NULL REFERENCES permit_services(id),
  year integer NOT NULL,
  number integer NOT NULL,
  code text NOT NULL UNIQUE,
  amount_idr bigint NOT NULL CHECK (amount_idr > 0),
  method text NOT NULL CHECK (method IN ('cash','bank_transfer','qris')),
  reference text,
  paid_on date NOT NULL,
  cashier_user_id uuid NOT NULL REFERENCES users(id),
  cashier_name text NOT NULL,
  position_id uuid NOT NULL REFERENCES positions(id),
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX payment_receipts_number ON payment_receipts (agency_id, year, number);
CREATE INDEX payment_receipts_application ON payment_receipts (application_id);
CREATE INDEX payment_receipts_day ON payment_receipts (agency_id, paid_on, cashier_user_id);
CREATE INDEX payment_receipts_reference ON payment_receipts (agency_id, reference) WHERE reference IS NOT NULL;
-- Money given back; it counts in the till of the cashier who took it, on the day on which it is given back.
CREATE TABLE payment_refunds (
  id uuid PRIMARY KEY,
  receipt_id uuid NOT NULL UNIQUE REFERENCES payment_receipts(id),
  application_id uuid NOT NULL REFERENCES permit_applications(id),
  agency_id uuid NOT NULL REFERENCES agencies(id),
  year integer NOT NULL,
  number integer NOT NULL,
  amount_idr bigint NOT NULL CHECK (amount_idr > 0),
  method text NOT NULL CHECK (method IN ('cash','bank_transfer','qris')),
  basis text NOT NULL CHECK (basis IN ('not_served','error')),
  reason text,
  refunded_on date NOT NULL,
  cashier_user_id uuid NOT NULL REFERENCES users(id),
  cashier_name text NOT NULL,
  actor_user_id uuid NOT NULL REFERENCES users(id),
  actor_name text NOT NULL,
  position_id uuid NOT NULL REFERENCES positions(id),
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX payment_refunds_number ON payment_refunds (agency_id, year, number);
CREATE INDEX payment_refunds_application ON payment_refunds (application_id);
CREATE INDEX payment_refunds_day ON payment_refunds (agency_id, refunded_on, cashier_user_id);
-- The closed day of a cashier: what the receipts say, and what was counted.
CREATE TABLE cashier_closings (
  id uuid PRIMARY KEY,
  agency_id uuid NOT NULL REFERENCES agencies(id),
  year integer NOT NULL,
  number integer NOT NULL,
  day date NOT NULL,
  cashier_user_id uuid NOT NULL REFERENCES users(id),
  cashier_name text NOT NULL,
  receipts integer NOT NULL,
  refunds integer NOT NULL,
  cash_idr bigint NOT NULL,
  transfer_idr bigint NOT NULL,
  qris_idr bigint NOT NULL,
  refunded_cash_idr bigint NOT NULL,
  refunded_bank_idr bigint NOT NULL,
  counted_idr bigint NOT NULL CHECK (counted_idr >= 0),
  explanation text,
  closed_by_user_id uuid NOT NULL REFERENCES users(id),
  closed_by_name text NOT NULL,
  position_id uuid NOT NULL REFERENCES positions(id),
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX cashier_closings_number ON cashier_closings (agency_id, year, number);
CREATE UNIQUE INDEX cashier_closings_day ON cashier_closings (agency_id, day, cashier_user_id);
CREATE INDEX cashier_closings_listed ON cashier_closings (agency_id, created_at, id);
-- Who waits for a payment now gets an order as well.
INSERT INTO payment_orders (id, application_id, agency_id, service_id, year, number, amount_idr, lines, due_date, status,
  created_at, settled_at, version)
SELECT gen_random_uuid(), a.id, a.agency_id, a.service_id, extract(year FROM now())::integer,
  row_number() OVER (PARTITION BY a.agency_id ORDER BY a.submitted_on, a.id), s.fee_idr,
  jsonb_build_array(jsonb_build_object('label_id', s.name_id, 'label_en', s.name_en, 'amount_idr', s.fee_idr)), current_date + 30, 'open', now(), NULL, 1
FROM permit_applications a JOIN permit_services s ON s.id = a.service_id
WHERE a.status = 'awaiting_payment' AND s.fee_idr > 0;
INSERT INTO number_counters (agency_id, register, year, last)
SELECT agency_id, 'payment_order', year, max(number) FROM payment_orders GROUP BY agency_id, year;
