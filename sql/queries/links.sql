-- What stands beside a ticket's log: the closed ticket that it follows, those that follow it (the last opened first), its
-- rating.

--! links : (follows?, stars?)
SELECT
    (
        SELECT (e.data->>'follows')::bigint
        FROM hd.events e
        WHERE e.ticket_id = :ticket AND e.seq = 1
    ) AS follows,
    ARRAY(
        SELECT e.ticket_id
        FROM hd.events e
        WHERE e.kind = 'opened' AND e.data->>'follows' IS NOT NULL AND (e.data->>'follows')::bigint = :ticket
        ORDER BY e.ticket_id DESC
        LIMIT :most
    ) AS followed_by,
    (SELECT r.stars FROM hd.ratings r WHERE r.ticket_id = :ticket) AS stars;
