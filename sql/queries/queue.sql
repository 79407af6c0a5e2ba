-- Rows of the live queue: what is not closed, with its last message (or what was written at the opening), the longest
-- waiting first; of all tickets or of these.

--! queue (tickets?) : (assignee_id?, assignee_name?, building?, room?)
SELECT
    t.id, t.last_seq, t.status, t.category, t.category_source, t.category_confidence,
    t.building, t.room,
    t.requester_id, t.requester_name, t.assignee_id, t.assignee_name,
    t.opened_at, t.modified_at,
    left(said.body, 120) AS preview,
    said.author_role AS last_author_role
FROM hd.tickets t
CROSS JOIN LATERAL (
    SELECT coalesce(e.data->>'body', e.data->>'description') AS body, e.author_role
    FROM hd.events e
    WHERE e.ticket_id = t.id AND e.kind IN ('opened', 'message')
    ORDER BY e.seq DESC
    LIMIT 1
) AS said
WHERE t.closed_at IS NULL AND (:tickets::bigint[] IS NULL OR t.id = ANY (:tickets))
ORDER BY hd.waiting_rank(t.status), t.opened_at, t.id
LIMIT :limit;
