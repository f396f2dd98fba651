DROP TABLE letter_receipts;
DROP TABLE letter_scans;
DROP TABLE letter_dispatches;
