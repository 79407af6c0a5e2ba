-- The length of every log.
SELECT id, last_seq
FROM hd.tickets
ORDER BY id;
