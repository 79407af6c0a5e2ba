-- Holds a ticket's row until the transaction ends.
SELECT id
FROM hd.tickets
WHERE id = $1
FOR UPDATE;
