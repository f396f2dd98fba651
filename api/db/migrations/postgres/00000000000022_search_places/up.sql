-- Nothing to do: the index of words is joined with its letters here, which costs SQLite more than a column of its own.
SELECT 1;
