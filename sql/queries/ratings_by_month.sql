-- Ratings by the month of opening: how many tickets are closed, and how many of them have so many stars.

--! ratings_by_month
SELECT
    statement_timestamp()                     AS as_of,
    m::date                                   AS month,
    coalesce(all_of.closed, 0)::bigint        AS closed,
    star.n::int                               AS stars,
    coalesce(kept.n, 0)::bigint               AS n
FROM generate_series(:first::date::timestamp, :last::date::timestamp, interval '1 month') AS m
CROSS JOIN generate_series(1, 5) AS star (n)
LEFT JOIN hd.resolved_by_month all_of ON all_of.month = m::date
LEFT JOIN hd.rated_by_month kept ON kept.month = m::date AND kept.stars = star.n
ORDER BY m, star.n;
