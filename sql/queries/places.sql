-- Buildings and rooms of the newest tickets, most used first.

--! places : (room?)
SELECT building, room, count(*) AS used
FROM (
    SELECT building, room
    FROM hd.tickets
    ORDER BY opened_at DESC, id DESC
    LIMIT :newest
) AS newest
WHERE building IS NOT NULL
GROUP BY building, room
ORDER BY used DESC, building, room
LIMIT :most;
