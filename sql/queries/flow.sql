-- Arrivals and closings since so many seconds ago, step by step on campus ('hour', 'day', 'week', 'month'), the first step
-- clipped to the beginning of the period. Whole hours come from the rollup, the broken one from the tickets themselves.

--! flow
WITH span AS (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        timezone AS zone
    FROM hd.settings
), step AS (
    -- an hour is an hour, also where clocks change; days, weeks and months begin at midnight
    SELECT begins
    FROM span, generate_series(hd.hour_of(since, zone), as_of, interval '1 hour') AS begins
    WHERE :step::text = 'hour'
    UNION ALL
    SELECT local AT TIME ZONE zone
    FROM span, generate_series(
        date_trunc(:step::text, since AT TIME ZONE zone), as_of AT TIME ZONE zone, ('1 ' || :step::text)::interval
    ) AS local
    WHERE :step::text <> 'hour'
), moved AS (
    SELECT
        CASE
            WHEN :step::text = 'hour'
                THEN date_bin('1 hour', f.hour, hd.hour_of(span.since, span.zone))
            ELSE date_trunc(:step::text, f.hour AT TIME ZONE span.zone) AT TIME ZONE span.zone
        END AS begins,
        f.opened, f.closed
    FROM span, hd.flow_by_hour f
    WHERE f.hour >= hd.hour_of(span.since, span.zone) + interval '1 hour'
    UNION ALL
    SELECT
        CASE
            WHEN :step::text = 'hour' THEN hd.hour_of(since, zone)
            ELSE date_trunc(:step::text, since AT TIME ZONE zone) AT TIME ZONE zone
        END,
        (
            SELECT count(*) FROM hd.tickets t
            WHERE t.opened_at >= since AND t.opened_at < hd.hour_of(since, zone) + interval '1 hour'
        ),
        (
            SELECT count(*) FROM hd.tickets t
            WHERE t.status = 'closed' AND t.closed_at >= since AND t.closed_at < hd.hour_of(since, zone) + interval '1 hour'
        )
    FROM span
)
SELECT
    span.as_of, span.since, span.zone,
    greatest(step.begins, span.since) AS begins,
    coalesce(sum(moved.opened), 0)::bigint AS opened,
    coalesce(sum(moved.closed), 0)::bigint AS closed,
    (SELECT coalesce(sum(opened - closed), 0)::bigint FROM hd.resolved_by_month) AS unclosed
FROM span
CROSS JOIN step
LEFT JOIN moved ON moved.begins = step.begins
GROUP BY span.as_of, span.since, span.zone, step.begins
ORDER BY step.begins;

-- Arrivals and closings of the period before: as long, and ending where this one begins.

--! flow_before
WITH span AS (
    SELECT :since::timestamptz - make_interval(secs => :seconds::bigint) AS since, :since::timestamptz AS until, timezone AS zone
    FROM hd.settings
), part AS (
    -- the broken hours at both ends; one and the same for a period within an hour
    SELECT
        since, until,
        least(hd.hour_of(since, zone) + interval '1 hour', until) AS whole_from,
        greatest(hd.hour_of(until, zone), least(hd.hour_of(since, zone) + interval '1 hour', until)) AS whole_until
    FROM span
)
SELECT
    (
        (SELECT coalesce(sum(f.opened), 0) FROM hd.flow_by_hour f WHERE f.hour >= whole_from AND f.hour < whole_until)
        + (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= since AND t.opened_at < whole_from)
        + (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= whole_until AND t.opened_at < until)
    )::bigint AS opened,
    (
        (SELECT coalesce(sum(f.closed), 0) FROM hd.flow_by_hour f WHERE f.hour >= whole_from AND f.hour < whole_until)
        + (
            SELECT count(*) FROM hd.tickets t
            WHERE t.status = 'closed' AND t.closed_at >= since AND t.closed_at < whole_from
        ) + (
            SELECT count(*) FROM hd.tickets t
            WHERE t.status = 'closed' AND t.closed_at >= whole_until AND t.closed_at < until
        )
    )::bigint AS closed
FROM part;

-- The ticket that waits longest.

--! longest_wait : (building?, room?)
SELECT t.id, t.opened_at, t.building, t.room
FROM hd.tickets t
WHERE t.status = 'open'
ORDER BY t.opened_at, t.id
LIMIT 1;
