DROP INDEX dispositions_giver;
DROP TABLE letter_involved;
