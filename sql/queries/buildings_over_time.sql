-- Tickets opened since so many seconds ago by the building in which they are now ('' is none), and how many of them are not
-- closed. Whole days come from the rollup. Of the broken one the shorter part is counted in the tickets themselves: added, or
-- taken away from the whole day. The fullest buildings first.

--! buildings_over_time : (building?)
WITH span AS (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        timezone AS zone
    FROM hd.settings
    LIMIT 1 -- there is one, but the planner would expect hundreds
), broken AS (
    SELECT day, since, begins, ends, since - begins < ends - since AS early
    FROM (
        SELECT
            hd.day_of(since, zone) AS day,
            since,
            hd.day_of(since, zone)::timestamp AT TIME ZONE zone AS begins,
            (hd.day_of(since, zone) + 1)::timestamp AT TIME ZONE zone AS ends
        FROM span
    ) AS d
), part AS MATERIALIZED (
    SELECT
        day,
        CASE WHEN early THEN -1 ELSE 1 END AS sign,
        CASE WHEN early THEN begins ELSE since END AS since,
        CASE WHEN early THEN since ELSE ends END AS until
    FROM broken
), placed AS MATERIALIZED (
    -- building by building, each a stretch of an index: no ticket itself is read
    SELECT
        b.building,
        (
            SELECT count(*) FROM hd.tickets t
            WHERE t.building = b.building AND t.opened_at >= part.since AND t.opened_at < part.until
        ) AS opened
    FROM part
    JOIN hd.building_by_day b ON b.day = part.day
    WHERE b.building <> ''
), counted AS (
    SELECT b.building, b.opened, b.unclosed
    FROM hd.building_by_day b
    WHERE b.day >= (SELECT CASE WHEN early THEN day ELSE day + 1 END FROM broken)
    UNION ALL
    SELECT placed.building, part.sign * placed.opened, 0
    FROM part, placed
    UNION ALL
    SELECT
        '',
        part.sign * (
            (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= part.since AND t.opened_at < part.until)
            - (SELECT coalesce(sum(opened), 0)::bigint FROM placed)
        ),
        0
    FROM part
    UNION ALL
    -- borders as scalars: joined, they would look like a third of all tickets each, which no index is worth
    SELECT coalesce(t.building, ''), 0, (SELECT sign FROM part)
    FROM hd.tickets t
    WHERE t.closed_at IS NULL
        AND t.opened_at >= (SELECT since FROM part)
        AND t.opened_at < (SELECT until FROM part)
), summed AS (
    SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed
    FROM counted
    GROUP BY 1
    HAVING sum(opened) > 0
)
SELECT span.as_of, span.since, span.zone, s.building, coalesce(s.opened, 0) AS opened, coalesce(s.unclosed, 0) AS unclosed
FROM span
LEFT JOIN summed s ON true
ORDER BY s.opened DESC, s.building;
