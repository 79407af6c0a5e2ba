-- Tickets opened since so many seconds ago by the building in which they are now ('' is none), and how many of them are not
-- closed. Whole days come from the rollup. Of the broken one the shorter part is read from the tickets themselves: added, or
-- taken away from the whole day. The fullest buildings first.

--! buildings_over_time : (building?)
WITH span AS (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        timezone AS zone
    FROM hd.settings
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
), counted AS (
    SELECT b.building, b.opened, b.unclosed
    FROM hd.building_by_day b
    WHERE b.day >= (SELECT CASE WHEN early THEN day ELSE day + 1 END FROM broken)
    UNION ALL
    -- borders as scalars: joined, they would look like a third of all tickets each, which no index is worth
    SELECT coalesce(t.building, ''), part.sign, part.sign * (t.closed_at IS NULL)::int
    FROM hd.tickets t, (SELECT CASE WHEN early THEN -1 ELSE 1 END AS sign FROM broken) AS part
    WHERE t.opened_at >= (SELECT CASE WHEN early THEN begins ELSE since END FROM broken)
        AND t.opened_at < (SELECT CASE WHEN early THEN since ELSE ends END FROM broken)
), placed AS (
    SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed
    FROM counted
    GROUP BY 1
    HAVING sum(opened) > 0
)
SELECT span.as_of, span.since, span.zone, p.building, coalesce(p.opened, 0) AS opened, coalesce(p.unclosed, 0) AS unclosed
FROM span
LEFT JOIN placed p ON true
ORDER BY p.opened DESC, p.building;
