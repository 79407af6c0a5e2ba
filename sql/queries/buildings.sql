-- The buildings of all tickets, in their order: from one to the next in the index, however many tickets a building has.

--! buildings
WITH RECURSIVE named AS (
    (SELECT building FROM hd.tickets WHERE building IS NOT NULL ORDER BY building LIMIT 1)
    UNION ALL
    SELECT next.building
    FROM named
    CROSS JOIN LATERAL (
        SELECT t.building FROM hd.tickets t WHERE t.building > named.building ORDER BY t.building LIMIT 1
    ) AS next
)
SELECT building FROM named LIMIT :most;

-- The buildings of unclosed tickets: a user's filter offers nothing that only closed tickets have.
--! unclosed_buildings
WITH RECURSIVE named AS (
    (SELECT building FROM hd.tickets WHERE building IS NOT NULL AND closed_at IS NULL ORDER BY building LIMIT 1)
    UNION ALL
    SELECT next.building
    FROM named
    CROSS JOIN LATERAL (
        SELECT t.building
        FROM hd.tickets t
        WHERE t.building > named.building AND t.closed_at IS NULL
        ORDER BY t.building
        LIMIT 1
    ) AS next
)
SELECT building FROM named LIMIT :most;
