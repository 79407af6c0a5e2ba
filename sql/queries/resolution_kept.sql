-- Service 2 from the rollups: averages exact; median and 90th percentile exact for months with at most :exact closed
-- tickets, else from the histogram, whose buckets are 5 % wide: at most 5 % off. Those of a month with as many closed tickets
-- and seconds as the caller knows are known too, and are left out.

--! resolution_kept : (seconds?, p50?, p90?)
WITH month AS (
    SELECT
        m::date                                              AS month,
        m AT TIME ZONE :zone                                 AS begins,
        (m + interval '1 month') AT TIME ZONE :zone          AS ends,
        coalesce(kept.opened, 0)                             AS opened,
        coalesce(kept.closed, 0)                             AS closed,
        kept.seconds
    FROM generate_series(:first::date::timestamp, :last::date::timestamp, interval '1 month') AS m
    LEFT JOIN hd.resolved_by_month kept ON kept.month = m::date
), unknown AS (
    SELECT month.month, month.begins, month.ends, month.closed
    FROM month
    WHERE month.closed > 0 AND NOT EXISTS (
        SELECT FROM unnest(:months::date[], :counts::bigint[], :sums::double precision[]) AS known (month, closed, seconds)
        WHERE known.month = month.month AND known.closed = month.closed AND known.seconds = month.seconds::double precision
    )
), ranked AS (
    SELECT
        h.month, h.bucket, h.n,
        sum(h.n) OVER (PARTITION BY h.month ORDER BY h.bucket) AS up_to,
        sum(h.n) OVER (PARTITION BY h.month)                   AS total
    FROM hd.resolved_histogram h
    JOIN unknown USING (month)
    WHERE unknown.closed > :exact::bigint
), rough AS (
    -- the bucket that holds the p-th of the sorted durations, and how far into it (on the logarithmic scale) it lies
    SELECT
        month,
        p,
        power(1.05::double precision, min(bucket + (p * (total - 1) - (up_to - n) + 0.5) / n)) AS seconds
    FROM ranked
    CROSS JOIN (VALUES (0.5), (0.9)) AS wanted (p)
    WHERE p * (total - 1) >= up_to - n AND p * (total - 1) < up_to
    GROUP BY month, p
)
SELECT
    statement_timestamp()                                        AS as_of,
    month.month,
    month.opened::bigint                                         AS opened,
    month.closed::bigint                                         AS closed,
    month.seconds::double precision                              AS seconds,
    coalesce(exact.p[1], p50.seconds)                            AS p50,
    coalesce(exact.p[2], p90.seconds)                            AS p90
FROM month
LEFT JOIN LATERAL (
    SELECT percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
        ORDER BY extract(epoch FROM t.closed_at - t.opened_at)::double precision
    ) AS p
    FROM unknown
    JOIN hd.tickets t ON t.opened_at >= unknown.begins AND t.opened_at < unknown.ends
    WHERE unknown.month = month.month AND unknown.closed <= :exact::bigint AND t.status = 'closed'
) AS exact ON true
LEFT JOIN rough p50 ON p50.month = month.month AND p50.p = 0.5
LEFT JOIN rough p90 ON p90.month = month.month AND p90.p = 0.9
ORDER BY month.month;
