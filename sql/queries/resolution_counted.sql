-- Service 2 from the tickets themselves, for a zone in which no rollup is kept; reads every ticket of the span.

--! resolution_counted : (seconds?, p50?, p90?)
WITH month AS (
    SELECT
        m::date                                     AS month,
        m AT TIME ZONE :zone                        AS begins,
        (m + interval '1 month') AT TIME ZONE :zone AS ends
    FROM generate_series(:first::date::timestamp, :last::date::timestamp, interval '1 month') AS m
)
SELECT
    statement_timestamp()         AS as_of,
    month.month,
    counted.opened,
    counted.closed,
    counted.seconds,
    counted.p[1]                  AS p50,
    counted.p[2]                  AS p90
FROM month
CROSS JOIN LATERAL (
    SELECT
        count(*)                                                                 AS opened,
        count(t.closed_at)                                                       AS closed,
        sum(extract(epoch FROM t.closed_at - t.opened_at))::double precision     AS seconds,
        percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
            ORDER BY extract(epoch FROM t.closed_at - t.opened_at)::double precision
        )                                                                        AS p
    FROM hd.tickets t
    WHERE t.opened_at >= month.begins AND t.opened_at < month.ends
) AS counted
ORDER BY month.month;
