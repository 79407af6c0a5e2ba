-- Service 1: opened in the last so many seconds and not closed; exact to the microsecond. First what lies before the first
-- whole month of the campus, then the months; of those that the caller knows, by the version of their rows (V22), only that
-- they are still the same.
--
-- Whole hours, in UTC, come from the rollup, the broken hour at the beginning from the tickets themselves. Where months do not
-- begin with such an hour (Kathmandu, Chatham), that hour is of no month and read each time.

--! backlog : (month?, stamp?)
WITH span AS MATERIALIZED (
    SELECT
        as_of,
        since,
        whole,
        zone,
        -- the first that begins then or later
        (date_trunc('month', whole AT TIME ZONE zone - interval '1 microsecond') + interval '1 month')::date AS from_month
    FROM (
        SELECT
            statement_timestamp() AS as_of,
            statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
            date_trunc('hour', statement_timestamp() - make_interval(secs => :seconds::bigint), 'UTC')
                + interval '1 hour' AS whole,
            timezone AS zone
        FROM hd.settings
        LIMIT 1 -- there is one, but the planner would expect hundreds
    ) AS s
), months AS MATERIALIZED (
    SELECT
        m.month,
        m.month::timestamp AT TIME ZONE span.zone AS begins,
        (m.month + interval '1 month') AT TIME ZONE span.zone AS ends,
        m.stamp,
        k.month IS NOT NULL AS known
    FROM span
    JOIN (
        -- the version of the row, in this run of the database server (its start in milliseconds, as many as find room):
        -- restored to an earlier day, it counts its versions anew
        SELECT
            month,
            (((date_part('epoch', pg_postmaster_start_time()) * 1000)::bigint % 2147483648) << 32)
                | xmin::text::bigint AS stamp
        FROM hd.resolved_by_month
    ) AS m ON m.month >= span.from_month
    LEFT JOIN unnest(:known_months::date[], :known_stamps::bigint[]) AS k (month, stamp)
        ON k.month = m.month AND k.stamp = m.stamp
), counted AS (
    SELECT status, category, n
    FROM hd.unclosed_by_hour
    WHERE hour >= (SELECT whole FROM span)
        AND hour < (SELECT from_month::timestamp AT TIME ZONE zone FROM span)
    UNION ALL
    SELECT u.status, u.category, u.n
    FROM (
        SELECT date_trunc('hour', ends, 'UTC') AS hour
        FROM months
        WHERE ends <> date_trunc('hour', ends, 'UTC')
        UNION
        SELECT date_trunc('hour', begins, 'UTC')
        FROM months
        WHERE begins <> date_trunc('hour', begins, 'UTC') AND month > (SELECT from_month FROM span)
    ) AS between_months
    JOIN hd.unclosed_by_hour u USING (hour)
    UNION ALL
    SELECT status, category, count(*)
    FROM hd.tickets
    WHERE closed_at IS NULL AND opened_at >= (SELECT since FROM span) AND opened_at < (SELECT whole FROM span)
    GROUP BY status, category
)
SELECT span.as_of, span.since, s.month, s.stamp, s.known, s.statuses, s.categories, s.counts
FROM span
CROSS JOIN (
    SELECT
        NULL::date AS month,
        NULL::bigint AS stamp,
        false AS known,
        coalesce(array_agg(status), '{}') AS statuses,
        coalesce(array_agg(category), '{}') AS categories,
        coalesce(array_agg(n), '{}') AS counts
    FROM (
        SELECT status, category, sum(n)::bigint AS n
        FROM counted
        GROUP BY status, category
    ) AS c
    UNION ALL
    SELECT
        months.month,
        months.stamp,
        months.known,
        coalesce(of_month.statuses, '{}'),
        coalesce(of_month.categories, '{}'),
        coalesce(of_month.counts, '{}')
    FROM months
    CROSS JOIN LATERAL (
        SELECT array_agg(status) AS statuses, array_agg(category) AS categories, array_agg(n) AS counts
        FROM (
            SELECT u.status, u.category, sum(u.n)::bigint AS n
            FROM hd.unclosed_by_hour u
            WHERE NOT months.known AND u.hour >= months.begins AND u.hour <= months.ends - interval '1 hour'
            GROUP BY u.status, u.category
        ) AS u
    ) AS of_month
) AS s;
