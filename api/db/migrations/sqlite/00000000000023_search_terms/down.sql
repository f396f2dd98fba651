DROP TABLE letter_search_vocabulary;
