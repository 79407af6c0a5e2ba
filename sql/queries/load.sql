-- A ticket, the end of its log and when each field changed last, from one snapshot.

--: tickets(closed_at?, assignee_id?, assignee_name?, building?, room?)
--: events(cid?)

--! load
SELECT
    t AS ticket,
    ARRAY(
        SELECT e
        FROM hd.events e
        WHERE e.ticket_id = t.id AND e.seq > t.last_seq - :tail
        ORDER BY e.seq
    ) AS tail,
    changed.description,
    changed.location,
    changed.category,
    changed.assignee
FROM hd.tickets t
CROSS JOIN LATERAL (
    SELECT
        coalesce(max(e.seq) FILTER (WHERE e.kind = 'edited' AND e.data->>'field' = 'description'), 0) AS description,
        coalesce(max(e.seq) FILTER (WHERE e.kind = 'edited' AND e.data->>'field' = 'location'), 0)    AS location,
        coalesce(max(e.seq) FILTER (WHERE e.kind = 'category'), 0)                                    AS category,
        coalesce(max(e.seq) FILTER (WHERE e.kind = 'assigned'), 0)                                    AS assignee
    FROM hd.events e
    WHERE e.ticket_id = t.id AND e.kind IN ('edited', 'category', 'assigned')
) AS changed
WHERE t.id = :ticket;
