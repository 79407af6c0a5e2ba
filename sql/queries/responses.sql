-- First responses by the month of opening: average exact, median and 90th percentile from the histogram, whose buckets are
-- 5 % wide. Those of a month with as many answered tickets and seconds as the caller knows are known too, and are left out.

--! responses : (seconds?, p50?, p90?)
WITH month AS (
    SELECT
        m::date                                AS month,
        coalesce(all_of.opened, 0)             AS opened,
        coalesce(kept.answered, 0)             AS answered,
        kept.seconds
    FROM generate_series(:first::date::timestamp, :last::date::timestamp, interval '1 month') AS m
    LEFT JOIN hd.resolved_by_month all_of ON all_of.month = m::date
    LEFT JOIN hd.responded_by_month kept ON kept.month = m::date
), ranked AS (
    SELECT
        h.month, h.bucket, h.n,
        sum(h.n) OVER (PARTITION BY h.month ORDER BY h.bucket) AS up_to,
        sum(h.n) OVER (PARTITION BY h.month)                   AS total
    FROM hd.responded_histogram h
    JOIN month USING (month)
    WHERE NOT EXISTS (
        SELECT FROM unnest(:months::date[], :counts::bigint[], :sums::double precision[]) AS known (month, answered, seconds)
        WHERE known.month = month.month AND known.answered = month.answered AND known.seconds = month.seconds::double precision
    )
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
    statement_timestamp()                AS as_of,
    month.month,
    month.opened::bigint                 AS opened,
    month.answered::bigint               AS answered,
    month.seconds::double precision      AS seconds,
    p50.seconds                          AS p50,
    p90.seconds                          AS p90
FROM month
LEFT JOIN rough p50 ON p50.month = month.month AND p50.p = 0.5
LEFT JOIN rough p90 ON p90.month = month.month AND p90.p = 0.9
ORDER BY month.month;
