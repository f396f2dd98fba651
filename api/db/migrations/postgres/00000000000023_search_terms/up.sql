-- Nothing to do: GIN walks the words that begin so by itself.
SELECT 1;
