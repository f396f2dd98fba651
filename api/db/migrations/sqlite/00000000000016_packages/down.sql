DROP TABLE packages;
DROP TABLE ledger_seals;
