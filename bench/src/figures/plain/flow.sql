WITH moved AS (
    SELECT opened_at AS at, 1 AS opened, 0 AS closed FROM hd.tickets WHERE opened_at >= $1::text::timestamptz
    UNION ALL
    SELECT closed_at, 0, 1 FROM hd.tickets WHERE closed_at >= $1::text::timestamptz
)
SELECT
    sum(opened)::bigint, date_trunc('day', at, 'UTC') AS begins, sum(closed),
    (SELECT count(*) FROM hd.tickets t WHERE t.opened_at < max(moved.at) AND (t.closed_at IS NULL OR t.closed_at >= max(moved.at)))
FROM moved
GROUP BY 2
ORDER BY 2
