-- Every ticket's row.
SELECT id, status, category, description, last_seq
FROM hd.tickets
ORDER BY id;
