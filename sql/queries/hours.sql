-- Arrivals and closings since so many seconds ago by the hour: of the broken first hour from the tickets themselves, and the
-- whole hours, also of the time before, that the caller does not know yet. Beside them all that ever came and was closed: so
-- the caller sees whether what it knows is still true.
--
-- A place is an hour of the week on campus: 0 begins on Monday at midnight, and there are 168. 1970 began in the fourth day;
-- date_part, because extract makes a slow decimal number.

--! hours (known_until?)
WITH span AS (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        timezone AS zone
    FROM hd.settings
), edge AS (
    SELECT as_of, since, zone, hd.hour_of(since, zone) + interval '1 hour' AS whole_from
    FROM span
)
SELECT
    edge.as_of,
    edge.since,
    edge.zone,
    edge.whole_from,
    mod(date_part('epoch', edge.since AT TIME ZONE edge.zone)::bigint / 3600 + 72, 168)::int AS broken_place,
    (
        SELECT count(*) FROM hd.tickets t
        WHERE t.opened_at >= edge.since AND t.opened_at < edge.whole_from
    ) AS broken_opened,
    (
        SELECT count(*) FROM hd.tickets t
        WHERE t.status = 'closed' AND t.closed_at >= edge.since AND t.closed_at < edge.whole_from
    ) AS broken_closed,
    ever.opened AS ever_opened,
    ever.closed AS ever_closed,
    new.hours,
    new.places,
    new.opened,
    new.closed
FROM edge
CROSS JOIN (
    SELECT coalesce(sum(opened), 0)::bigint AS opened, coalesce(sum(closed), 0)::bigint AS closed
    FROM hd.resolved_by_month
) AS ever
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(hour ORDER BY hour), '{}') AS hours,
        coalesce(array_agg(
            mod(date_part('epoch', hour AT TIME ZONE edge.zone)::bigint / 3600 + 72, 168)::int ORDER BY hour
        ), '{}') AS places,
        coalesce(array_agg(opened ORDER BY hour), '{}') AS opened,
        coalesce(array_agg(closed ORDER BY hour), '{}') AS closed
    FROM hd.flow_by_hour
    WHERE hour >= coalesce(:known_until::timestamptz, '-infinity')
) AS new;
