INSERT INTO corpus SELECT n, category, text FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS c (category, text, n)
