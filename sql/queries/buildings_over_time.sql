-- Tickets opened since so many seconds ago by the building in which they are now ('' is none), and how many of them are not
-- closed. Whole days come from the rollup, the broken one from the tickets themselves. The fullest buildings first.

--! buildings_over_time : (building?)
WITH span AS (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        timezone AS zone
    FROM hd.settings
), counted AS (
    SELECT b.building, b.opened, b.unclosed
    FROM span, hd.building_by_day b
    WHERE b.day > hd.day_of(span.since, span.zone)
    UNION ALL
    SELECT coalesce(t.building, ''), 1, (t.closed_at IS NULL)::int
    FROM span, hd.tickets t
    WHERE t.opened_at >= span.since
        AND t.opened_at < (hd.day_of(span.since, span.zone) + 1)::timestamp AT TIME ZONE span.zone
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
