-- Tickets opened since so many seconds ago, by weekday (1 is Monday) and hour of the day on campus; only where there were any.

--! arrivals : (weekday?, hour?)
WITH span AS (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        timezone AS zone
    FROM hd.settings
), moved AS (
    SELECT f.hour AT TIME ZONE span.zone AS local, f.opened
    FROM span, hd.flow_by_hour f
    WHERE f.hour >= hd.hour_of(span.since, span.zone) + interval '1 hour' AND f.opened > 0
    UNION ALL
    SELECT
        since AT TIME ZONE zone,
        (
            SELECT count(*) FROM hd.tickets t
            WHERE t.opened_at >= since AND t.opened_at < hd.hour_of(since, zone) + interval '1 hour'
        )
    FROM span
), week AS (
    -- hours since a Monday, of which 1970 began in the fourth day; date_part, because extract makes a slow decimal number
    SELECT mod(date_part('epoch', local)::bigint / 3600 + 72, 168)::int AS place, sum(opened)::bigint AS opened
    FROM moved
    GROUP BY 1
), cell AS (
    SELECT place / 24 + 1 AS weekday, mod(place, 24) AS hour, opened
    FROM week
)
SELECT span.as_of, span.since, span.zone, cell.weekday, cell.hour, coalesce(cell.opened, 0) AS opened
FROM span
LEFT JOIN cell ON cell.opened > 0;
