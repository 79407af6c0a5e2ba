-- Holds a ticket's row until the end of the transaction, as a person with psql might. Only tests use it.
SELECT id FROM hd.tickets WHERE id = $1 FOR UPDATE;
