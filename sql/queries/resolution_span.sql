-- Which months a report on resolution times spans: what was asked for, else up to the current month in the zone, from the
-- first month with a ticket, but not more than 24 months.

--! resolution_span (zone?, first?, last?)
WITH zone AS (
    SELECT timezone AS kept, coalesce(:zone, timezone) AS asked FROM hd.settings
), wish AS (
    SELECT
        zone.*,
        coalesce(:last::date, hd.month_of(statement_timestamp(), zone.asked)) AS until
    FROM zone
)
SELECT
    statement_timestamp() AS as_of,
    wish.kept,
    wish.asked,
    coalesce(
        :first::date,
        greatest(
            (SELECT coalesce(hd.month_of(min(opened_at), wish.asked), wish.until) FROM hd.tickets),
            (wish.until - interval '23 months')::date
        )
    ) AS first,
    wish.until AS last
FROM wish;
