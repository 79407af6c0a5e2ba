-- Tickets in the order of their numbers, each with all of its log. One statement, so ticket and log are of one moment.

--: tickets(closed_at?, assignee_id?, assignee_name?, building?, room?)
--: events(cid?)

--! whole_logs
SELECT
    t AS ticket,
    ARRAY(
        SELECT e
        FROM hd.events e
        WHERE e.ticket_id = t.id
        ORDER BY e.seq
    ) AS log
FROM hd.tickets t
WHERE t.id > :after
ORDER BY t.id
LIMIT :limit;
