-- What the index has to catch up with, and the texts for it. A ticket is behind when its row has another length than its log.

-- One node indexes at a time; the lock falls with the transaction.
--! search_lock
SELECT pg_try_advisory_xact_lock(7235421, 13) AS ours;

-- Which of these are behind.
--! search_behind_of
SELECT t.id
FROM hd.tickets t
LEFT JOIN hd.search s ON s.ticket_id = t.id
WHERE t.id = ANY (:tickets) AND (s.ticket_id IS NULL OR s.indexed_seq <> t.last_seq OR s.closed <> (t.status = 'closed'));

-- Which unclosed tickets are behind, and which were closed since.
--! search_behind_unclosed
SELECT behind.id
FROM (
    SELECT t.id
    FROM hd.tickets t
    LEFT JOIN hd.search s ON s.ticket_id = t.id AND NOT s.closed
    WHERE t.closed_at IS NULL AND (s.ticket_id IS NULL OR s.indexed_seq <> t.last_seq)
    UNION ALL
    SELECT s.ticket_id
    FROM hd.search s
    WHERE NOT s.closed
        AND NOT EXISTS (SELECT FROM hd.tickets u WHERE u.closed_at IS NULL AND u.id = s.ticket_id)
) AS behind
LIMIT :most;

-- Which of the tickets with numbers after one and up to another are behind.
--! search_behind_between
SELECT t.id
FROM hd.tickets t
LEFT JOIN hd.search s ON s.ticket_id = t.id
WHERE t.id > :after AND t.id <= :upto
    AND (s.ticket_id IS NULL OR s.indexed_seq <> t.last_seq OR s.closed <> (t.status = 'closed'))
ORDER BY t.id
LIMIT :most;

--! search_last : (id?)
SELECT max(id) AS id FROM hd.tickets;

-- How many tickets are behind (of those that live, or have just been closed), and since when.
--! search_lag : (oldest?)
SELECT count(*) AS n, min(behind.modified_at) AS oldest, statement_timestamp() AS now
FROM (
    SELECT t.modified_at
    FROM hd.tickets t
    LEFT JOIN hd.search s ON s.ticket_id = t.id AND NOT s.closed
    WHERE t.closed_at IS NULL AND (s.ticket_id IS NULL OR s.indexed_seq <> t.last_seq)
    UNION ALL
    SELECT (SELECT t.modified_at FROM hd.tickets t WHERE t.id = s.ticket_id)
    FROM hd.search s
    WHERE NOT s.closed
        AND NOT EXISTS (SELECT FROM hd.tickets u WHERE u.closed_at IS NULL AND u.id = s.ticket_id)
    LIMIT 10000
) AS behind;

--! search_heads : (building?, room?, since?)
SELECT
    t.id, t.last_seq, t.status = 'closed' AS closed, t.description, t.building, t.room,
    s.indexed_seq AS since, coalesce(s.bytes, 0) AS bytes
FROM hd.tickets t
LEFT JOIN hd.search s ON s.ticket_id = t.id
WHERE t.id = ANY (:tickets)
ORDER BY t.id;

-- What was said in these tickets after a place and up to another; so many events at most, and none after so many bytes.
--! search_said : (body?)
SELECT e.ticket_id, e.seq, e.kind, e.body
FROM unnest(:tickets::bigint[], :after::bigint[], :upto::bigint[]) AS asked (ticket, after, upto)
CROSS JOIN LATERAL (
    SELECT said.*, sum(coalesce(octet_length(said.body), 0)) OVER (ORDER BY said.seq) - coalesce(octet_length(said.body), 0) AS bytes
    FROM (
        SELECT e.ticket_id, e.seq, e.kind, e.data->>'body' AS body
        FROM hd.events e
        WHERE e.ticket_id = asked.ticket AND e.seq > asked.after AND e.seq <= asked.upto
        ORDER BY e.seq
        LIMIT :most
    ) AS said
) AS e
WHERE e.bytes <= :most_bytes::bigint
ORDER BY e.ticket_id, e.seq;

--! search_take (since[?], opening[?])
SELECT hd.search_take(:tickets, :since, :until, :ended, :afresh, :size, :opening, :said, :learnt, :learnt_lower) AS taken;
