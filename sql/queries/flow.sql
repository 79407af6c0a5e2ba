-- What a course has beside its hours: where its steps begin on campus ('hour', 'day', 'week', 'month'); of the period before,
-- as long and ending where this one begins, its whole hours and what came and was closed in the broken ones at both ends; and
-- the ticket that waits longest.

--! flow : (longest_id?, longest_opened_at?, longest_building?, longest_room?)
WITH span AS (
    SELECT
        :as_of::timestamptz AS as_of,
        :since::timestamptz AS since,
        :since::timestamptz - make_interval(secs => :seconds::bigint) AS before,
        :zone::text AS zone,
        :step::text AS step
), part AS (
    -- one and the same for a period within an hour
    SELECT
        before, since,
        least(hd.hour_of(before, zone) + interval '1 hour', since) AS whole_from,
        greatest(hd.hour_of(since, zone), least(hd.hour_of(before, zone) + interval '1 hour', since)) AS whole_until
    FROM span
)
SELECT
    ARRAY(
        -- an hour is an hour, also where clocks change; days, weeks and months begin at midnight
        SELECT begins
        FROM span, generate_series(hd.hour_of(since, zone), as_of, interval '1 hour') AS begins
        WHERE step = 'hour'
        UNION ALL
        SELECT local AT TIME ZONE zone
        FROM span, generate_series(
            date_trunc(step, since AT TIME ZONE zone), as_of AT TIME ZONE zone, ('1 ' || step)::interval
        ) AS local
        WHERE step <> 'hour'
        ORDER BY 1
    ) AS steps,
    part.whole_from AS before_from,
    part.whole_until AS before_until,
    (
        (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= part.before AND t.opened_at < part.whole_from)
        + (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= part.whole_until AND t.opened_at < part.since)
    ) AS before_opened,
    (
        (
            SELECT count(*) FROM hd.tickets t
            WHERE t.status = 'closed' AND t.closed_at >= part.before AND t.closed_at < part.whole_from
        ) + (
            SELECT count(*) FROM hd.tickets t
            WHERE t.status = 'closed' AND t.closed_at >= part.whole_until AND t.closed_at < part.since
        )
    ) AS before_closed,
    longest.id AS longest_id,
    longest.opened_at AS longest_opened_at,
    longest.building AS longest_building,
    longest.room AS longest_room
FROM part
LEFT JOIN (
    SELECT id, opened_at, building, room
    FROM hd.tickets
    WHERE status = 'open'
    ORDER BY opened_at, id
    LIMIT 1
) AS longest ON true;
