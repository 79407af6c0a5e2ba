-- Those of these tickets that are not closed.

--! unclosed
SELECT t AS ticket
FROM hd.tickets t
WHERE t.id = ANY (:tickets) AND t.closed_at IS NULL;
