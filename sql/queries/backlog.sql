-- Service 1: opened in the last so many seconds and not closed. Whole hours come from the rollup, the broken hour at the
-- beginning from the tickets themselves; exact to the microsecond.

--! backlog : (status?, category?)
WITH span AS (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        date_trunc('hour', statement_timestamp() - make_interval(secs => :seconds::bigint), 'UTC') + interval '1 hour' AS whole
), counted AS (
    SELECT status, category, n
    FROM hd.unclosed_by_hour
    WHERE hour >= (SELECT whole FROM span) AND n <> 0
    UNION ALL
    SELECT status, category, 1
    FROM hd.tickets
    WHERE closed_at IS NULL AND opened_at >= (SELECT since FROM span) AND opened_at < (SELECT whole FROM span)
)
SELECT span.as_of, span.since, sums.status, sums.category, coalesce(sums.n, 0)::bigint AS n
FROM span
LEFT JOIN (
    SELECT status, category, sum(n) AS n
    FROM counted
    GROUP BY status, category
) AS sums ON true;
