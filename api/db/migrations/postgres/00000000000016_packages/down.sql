DROP TABLE packages;
DROP TABLE ledger_seals;
DROP FUNCTION ledger_seals_refuse();
