-- How many tickets there are by status, from the rollups: a few rows at any size.

--! counts
SELECT
    (months.opened - months.closed - active.n)::bigint AS open,
    active.n::bigint                                   AS active,
    months.closed::bigint                              AS closed
FROM
    (SELECT coalesce(sum(opened), 0) AS opened, coalesce(sum(closed), 0) AS closed FROM hd.resolved_by_month) AS months,
    (SELECT coalesce(sum(n), 0) AS n FROM hd.active_by_category) AS active;
