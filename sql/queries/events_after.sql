-- A ticket's log after a place.

--! events_after
SELECT e AS event
FROM hd.events e
WHERE e.ticket_id = :ticket AND e.seq > :after
ORDER BY e.seq
LIMIT :limit;
