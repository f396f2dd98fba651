DROP TABLE number_entries;
DROP TABLE number_patterns;
DROP INDEX letters_sequence;
ALTER TABLE letters DROP COLUMN sequence_suffix;
CREATE UNIQUE INDEX letters_sequence ON letters (agency_id, register_year, sequence_number) WHERE sequence_number IS NOT NULL;
ALTER TABLE papers DROP COLUMN sequence_suffix;
