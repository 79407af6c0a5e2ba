-- How long the newest answered tickets of a category waited for the helpdesk's first word: a message, or taking it.

--! first_responses
SELECT extract(epoch FROM answer.at - t.opened_at)::double precision AS seconds
FROM (
    SELECT id, opened_at
    FROM hd.tickets
    WHERE category = :category
    ORDER BY opened_at DESC, id DESC
    LIMIT :newest
) AS t
CROSS JOIN LATERAL (
    SELECT e.at
    FROM hd.events e
    WHERE e.ticket_id = t.id AND e.seq BETWEEN 2 AND :deep AND e.author_role = 'helpdesk' AND e.kind IN ('message', 'status')
    ORDER BY e.seq
    LIMIT 1
) AS answer
LIMIT :samples;
