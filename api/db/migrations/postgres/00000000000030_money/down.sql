DELETE FROM number_counters WHERE register IN ('payment_order','receipt','refund','cashier_closing');
DROP TABLE cashier_closings;
DROP TABLE payment_refunds;
DROP TABLE payment_receipts;
DROP TABLE payment_orders;
ALTER TABLE permit_services DROP COLUMN fee_rule;
