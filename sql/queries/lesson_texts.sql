-- How the descriptions of these corrected tickets began when the correction was made: what it is about.

--! lesson_texts
SELECT c.ticket_id, left(written.text, :chars::int) AS text
FROM hd.corrections c
CROSS JOIN LATERAL (
    SELECT coalesce(e.data->>'description', e.data->>'to') AS text
    FROM hd.events e
    WHERE e.ticket_id = c.ticket_id
        AND e.seq < c.seq
        AND (e.kind = 'opened' OR (e.kind = 'edited' AND e.data->>'field' = 'description'))
    ORDER BY e.seq DESC
    LIMIT 1
) AS written
WHERE c.ticket_id = ANY (:tickets);
