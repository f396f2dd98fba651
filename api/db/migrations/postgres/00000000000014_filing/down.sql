DROP TABLE disposal_items;
DROP TABLE letter_filings;
DROP TABLE file_folder_counters;
DROP TABLE file_folders;
DROP TABLE disposal_lists;
DROP TABLE retention_rules;
DROP TABLE retention_schedules;
