DROP TABLE upload_removals;
DROP TABLE letter_destructions;
ALTER TABLE disposal_lists DROP COLUMN executed_position_id;
ALTER TABLE disposal_lists DROP COLUMN approved_position_id;
ALTER TABLE disposal_lists DROP COLUMN receiver;
ALTER TABLE disposal_lists DROP COLUMN place;
