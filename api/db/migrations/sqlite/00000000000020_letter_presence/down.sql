DROP TABLE letter_presence;
