-- How far people have read: written behind, many at once, the greatest wins; read with a thread.

-- In one order, so that two nodes never wait for each other in a circle. Nobody has read past the end of a log.
--! keep_receipts
INSERT INTO hd.receipts AS kept (ticket_id, person_id, role, seq)
SELECT t.id, come.person_id, come.role, least(come.seq, t.last_seq)
FROM unnest(:tickets::bigint[], :persons::uuid[], :roles::text[], :seqs::bigint[]) AS come (ticket_id, person_id, role, seq)
JOIN hd.tickets t ON t.id = come.ticket_id
ORDER BY t.id, come.person_id
ON CONFLICT (ticket_id, person_id) DO UPDATE SET seq = EXCLUDED.seq
WHERE kept.seq < EXCLUDED.seq;

--! receipts_of
SELECT
    coalesce(max(r.seq) FILTER (WHERE r.person_id = :person), 0)        AS mine,
    coalesce(max(r.seq) FILTER (WHERE r.role = 'helpdesk'), 0)          AS helpdesk,
    coalesce(max(r.seq) FILTER (WHERE r.person_id = t.requester_id), 0) AS requester
FROM hd.tickets t
LEFT JOIN hd.receipts r ON r.ticket_id = t.id
WHERE t.id = :ticket;

-- What others wrote after one's own receipt, or after a mark that one brings along, at most as many as somebody counts.
--! unread
SELECT asked.ticket_id, seen.seq AS seen, few.n AS unread
FROM unnest(:tickets::bigint[], :marks::bigint[]) AS asked (ticket_id, mark)
JOIN hd.tickets t ON t.id = asked.ticket_id
LEFT JOIN hd.receipts r ON r.ticket_id = t.id AND r.person_id = :person
CROSS JOIN LATERAL (SELECT greatest(coalesce(r.seq, 0), least(asked.mark, t.last_seq)) AS seq) AS seen
CROSS JOIN LATERAL (
    SELECT count(*) AS n
    FROM (
        SELECT
        FROM hd.events e
        WHERE e.ticket_id = t.id AND e.seq > seen.seq AND e.author_id <> :person AND e.kind = ANY (:kinds::text[])
        LIMIT :most
    ) AS one
) AS few
WHERE :closed OR t.status <> 'closed';
