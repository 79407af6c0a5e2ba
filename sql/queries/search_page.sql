-- A page of what was found. Either all that has the words (few have: the index knows them), or, of words that many tickets
-- have, those within a band of ticket numbers, the newest band first; so a page never costs more than a band.
-- What is found is looked up in `tickets` again: whether a ticket is closed is never a matter of the index.

--! search_page (floor?, below?, number?, statuses?, category?, building?, requester?, opened_from?, opened_before?, guessed?, corrected?, closed_from?, closed_before?, unclosed_at?, answered?, stars?, weekday?, hour?, after_1?, after_2?, after_3?)
WITH hit AS MATERIALIZED (
    SELECT s.ticket_id, s.words
    FROM hd.search s
    WHERE :floor::bigint IS NULL AND :unclosed::bool AND NOT s.closed
        AND s.words @@ :sought::text::tsquery
        AND s.ticket_id IS DISTINCT FROM :number::bigint
    UNION ALL
    SELECT s.ticket_id, s.words
    FROM hd.search s
    WHERE :floor::bigint IS NULL AND :closed::bool AND s.closed
        AND s.words @@ :sought::text::tsquery
        AND s.ticket_id IS DISTINCT FROM :number::bigint
    UNION ALL
    SELECT s.ticket_id, s.words
    FROM hd.search s
    WHERE s.ticket_id >= :floor::bigint AND (:below::bigint IS NULL OR s.ticket_id < :below::bigint)
        AND (:closed::bool OR NOT s.closed) AND (:unclosed::bool OR s.closed)
        AND s.words @@ :sought::text::tsquery
        AND s.ticket_id IS DISTINCT FROM :number::bigint
    UNION ALL
    SELECT :number::bigint, ''::tsvector
    WHERE :number::bigint IS NOT NULL
), found AS MATERIALIZED (
    SELECT
        t.id, t.status, t.opened_at, t.modified_at,
        CASE
            WHEN t.id = :number::bigint THEN 1000000
            ELSE (h.words @@ :exact::text::tsquery)::int * 200000
                + (h.words @@ :kin::text::tsquery)::int * 100000
                + (ts_rank(:weights::real[], h.words, :ranked::text::tsquery) * 10000)::int
        END AS score
    FROM hit h
    CROSS JOIN LATERAL (
        SELECT m.id, m.status, m.opened_at, m.modified_at
        FROM hd.matching(
            :statuses, :category, :building, :requester, :opened_from, :opened_before, :guessed, :corrected,
            :closed_from, :closed_before, :unclosed_at, :answered, :stars, :weekday, :hour
        ) m
        WHERE m.id = h.ticket_id
        OFFSET 0
    ) AS t
), placed AS (
    -- the place in the order, as three numbers that ascend
    SELECT
        f.id,
        CASE WHEN :sort::text = 'waiting' THEN hd.waiting_rank(f.status)::bigint ELSE 0 END AS one,
        CASE
            WHEN :sort::text IN ('waiting', 'oldest') THEN (extract(epoch FROM f.opened_at) * 1000000)::bigint
            WHEN :sort::text = 'newest' THEN -(extract(epoch FROM f.opened_at) * 1000000)::bigint
            WHEN :sort::text = 'updated' THEN -(extract(epoch FROM f.modified_at) * 1000000)::bigint
            ELSE -f.score::bigint
        END AS two,
        CASE WHEN :sort::text IN ('waiting', 'oldest') THEN f.id ELSE -f.id END AS three
    FROM found f
), page AS (
    SELECT id, one, two, three
    FROM placed
    WHERE :after_1::bigint IS NULL OR (one, two, three) > (:after_1::bigint, :after_2::bigint, :after_3::bigint)
    ORDER BY one, two, three
    LIMIT :limit
)
SELECT t AS ticket, p.one, p.two, p.three, (SELECT count(*) FROM found) AS total
FROM page p
JOIN hd.tickets t ON t.id = p.id
ORDER BY p.one, p.two, p.three;

-- Where a band of so many tickets below a number ends; none: there are not so many left.
--! search_floor (below?)
SELECT s.ticket_id
FROM hd.search s
WHERE (:closed::bool OR NOT s.closed) AND (:unclosed::bool OR s.closed) AND (:below::bigint IS NULL OR s.ticket_id < :below::bigint)
ORDER BY s.ticket_id DESC
OFFSET :width
LIMIT 1;

-- The last messages of these tickets (and internal notes, for who may read them), the newest first, so many and so long at most.
--! search_pieces
SELECT e.ticket_id, e.seq, e.note, e.body
FROM unnest(:tickets::bigint[]) AS asked (ticket)
CROSS JOIN LATERAL (
    SELECT said.*, sum(octet_length(said.body)) OVER (ORDER BY said.seq DESC) AS bytes
    FROM (
        SELECT e.ticket_id, e.seq, e.kind = 'note' AS note, e.data->>'body' AS body
        FROM hd.events e
        WHERE e.ticket_id = asked.ticket AND (e.kind = 'message' OR (:notes::bool AND e.kind = 'note'))
        ORDER BY e.seq DESC
        LIMIT :most
    ) AS said
) AS e
WHERE e.bytes <= :most_bytes::bigint
ORDER BY e.ticket_id, e.seq DESC;
