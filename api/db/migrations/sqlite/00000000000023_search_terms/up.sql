-- The words of the index in their order, read from the index itself, so that a search for the beginning of a word can ask
-- for the words that begin so: FTS5 would first put the letters of all of them together, even where the newest thousand
-- are wanted.
CREATE VIRTUAL TABLE letter_search_vocabulary USING fts5vocab('letter_search', 'instance');
