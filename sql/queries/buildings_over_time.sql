-- Tickets opened since so many seconds ago by the building in which they are now ('' is none), and how many of them are not
-- closed. First what lies before the first whole month, then the months; of those that the caller knows, by the version of
-- their rows (V22), only that they are still the same.
--
-- Whole days come from the rollup. Of the broken one the shorter part is counted in the tickets themselves: added, or
-- taken away from the whole day.

--! buildings_over_time : (month?, stamp?)
WITH span AS (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        timezone AS zone
    FROM hd.settings
    LIMIT 1 -- there is one, but the planner would expect hundreds
), broken AS (
    SELECT
        d.*,
        since - begins < ends - since AS early,
        -- where the next hour begins in which anything happened
        coalesce((SELECT min(f.hour) FROM hd.flow_by_hour f WHERE f.hour > d.hour AND f.hour < d.ends), ends) AS next_hour
    FROM (
        SELECT
            hd.day_of(since, zone) AS day,
            since,
            hd.hour_of(since, zone) AS hour,
            hd.day_of(since, zone)::timestamp AT TIME ZONE zone AS begins,
            (hd.day_of(since, zone) + 1)::timestamp AT TIME ZONE zone AS ends
        FROM span
    ) AS d
), part AS MATERIALIZED (
    -- from since to until, which is a broken hour, from broken_from to broken_until, and whole ones before or after it
    SELECT
        day,
        CASE WHEN early THEN day ELSE day + 1 END AS from_day,
        (date_trunc('month', CASE WHEN early THEN day - 1 ELSE day END::timestamp) + interval '1 month')::date AS from_month,
        CASE WHEN early THEN -1 ELSE 1 END AS sign,
        CASE WHEN early THEN begins ELSE since END AS since,
        CASE WHEN early THEN since ELSE ends END AS until,
        CASE WHEN early THEN hour ELSE since END AS broken_from,
        CASE WHEN early THEN since ELSE next_hour END AS broken_until,
        CASE WHEN early THEN begins ELSE next_hour END AS whole_from,
        CASE WHEN early THEN hour ELSE ends END AS whole_until
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
    SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed
    FROM hd.building_by_day
    WHERE day >= (SELECT from_day FROM part) AND day < (SELECT from_month FROM part)
    GROUP BY building
    UNION ALL
    SELECT placed.building, part.sign * placed.opened, 0
    FROM part, placed
    UNION ALL
    -- all that came, less what came to a building
    SELECT
        '',
        part.sign * (
            (SELECT count(*) FROM hd.tickets t WHERE t.opened_at >= part.broken_from AND t.opened_at < part.broken_until)
            + (
                SELECT coalesce(sum(f.opened), 0)::bigint FROM hd.flow_by_hour f
                WHERE f.hour >= part.whole_from AND f.hour < part.whole_until
            )
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
), months AS MATERIALIZED (
    SELECT
        m.month,
        m.stamp,
        k.month IS NOT NULL AS known
    FROM (
        -- the version of the row, in this run of the database server (its start in milliseconds, as many as find room):
        -- restored to an earlier day, it counts its versions anew
        SELECT
            month,
            (((date_part('epoch', pg_postmaster_start_time()) * 1000)::bigint % 2147483648) << 32)
                | xmin::text::bigint AS stamp
        FROM hd.resolved_by_month
    ) AS m
    LEFT JOIN unnest(:known_months::date[], :known_stamps::bigint[]) AS k (month, stamp)
        ON k.month = m.month AND k.stamp = m.stamp
    WHERE m.month >= (SELECT from_month FROM part)
)
SELECT span.as_of, span.since, span.zone, s.month, s.stamp, s.known, s.buildings, s.opened, s.unclosed
FROM span
CROSS JOIN (
    SELECT
        NULL::date AS month,
        NULL::bigint AS stamp,
        false AS known,
        coalesce(array_agg(building), '{}') AS buildings,
        coalesce(array_agg(opened), '{}') AS opened,
        coalesce(array_agg(unclosed), '{}') AS unclosed
    FROM (
        SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed
        FROM counted
        GROUP BY building
    ) AS c
    UNION ALL
    SELECT
        months.month,
        months.stamp,
        months.known,
        coalesce(of_month.buildings, '{}'),
        coalesce(of_month.opened, '{}'),
        coalesce(of_month.unclosed, '{}')
    FROM months
    CROSS JOIN LATERAL (
        SELECT array_agg(building) AS buildings, array_agg(opened) AS opened, array_agg(unclosed) AS unclosed
        FROM (
            SELECT b.building, sum(b.opened)::bigint AS opened, sum(b.unclosed)::bigint AS unclosed
            FROM hd.building_by_day b
            WHERE NOT months.known AND b.day >= months.month AND b.day < (months.month + interval '1 month')::date
            GROUP BY b.building
        ) AS b
    ) AS of_month
) AS s;
