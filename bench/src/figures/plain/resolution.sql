SELECT
    count(closed_at), date_trunc('month', opened_at, 'UTC') AS month, count(*) FILTER (WHERE closed_at IS NULL),
    avg(closed_at - opened_at),
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY closed_at - opened_at)
FROM hd.tickets
WHERE opened_at >= $1::text::timestamptz
GROUP BY month
ORDER BY month
