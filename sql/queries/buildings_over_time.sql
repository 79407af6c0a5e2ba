-- Tickets opened since so many seconds ago by the building in which they are now ('' is none), and how many of them are not
-- closed. Whole months, days and hours come from the rollup. Of a month, a day and an hour that the period cuts, the shorter
-- part is counted: added, or taken away from the whole. So it is at most half a month of days, half a day of hours, and half
-- an hour of tickets.

--! buildings_over_time
WITH span AS MATERIALIZED (
    SELECT
        statement_timestamp() AS as_of,
        statement_timestamp() - make_interval(secs => :seconds::bigint) AS since,
        timezone AS zone
    FROM hd.settings
    LIMIT 1 -- there is one, but the planner would expect hundreds
), cut AS MATERIALIZED (
    -- the month, the day and the hour that the period cuts
    SELECT
        c.*,
        -- where the next hour begins in which anything happened
        coalesce(
            (SELECT min(f.hour) FROM hd.flow_by_hour f WHERE f.hour > c.hour_begins AND f.hour < c.day_ends), c.day_ends
        ) AS hour_ends
    FROM (
        SELECT
            since,
            hd.begin_of(hd.month_of(since, zone), zone) AS month_begins,
            hd.begin_of((hd.month_of(since, zone) + interval '1 month')::date, zone) AS month_ends,
            hd.begin_of(hd.day_of(since, zone), zone) AS day_begins,
            hd.begin_of(hd.day_of(since, zone) + 1, zone) AS day_ends,
            hd.hour_of(since, zone) AS hour_begins
        FROM span
    ) AS c
), whole AS MATERIALIZED (
    -- the first of each that is counted as a whole
    SELECT
        cut.*,
        CASE WHEN since - month_begins < month_ends - since THEN month_begins ELSE month_ends END AS month_from,
        CASE WHEN since - day_begins < day_ends - since THEN day_begins ELSE day_ends END AS day_from,
        CASE WHEN since - hour_begins < hour_ends - since THEN hour_begins ELSE hour_ends END AS hour_from
    FROM cut
), part AS MATERIALIZED (
    -- from the earlier border to the later one; taken away if what is counted as a whole begins before
    SELECT 'month'::hd.span AS span, 1 AS sign, month_from AS begins, 'infinity'::timestamptz AS ends
    FROM whole
    UNION ALL
    SELECT 'day', CASE WHEN day_from < month_from THEN 1 ELSE -1 END, least(day_from, month_from), greatest(day_from, month_from)
    FROM whole
    UNION ALL
    SELECT 'hour', CASE WHEN hour_from < day_from THEN 1 ELSE -1 END, least(hour_from, day_from), greatest(hour_from, day_from)
    FROM whole
), counted AS (
    SELECT r.building, part.sign * r.opened AS opened, part.sign * r.unclosed AS unclosed
    FROM part
    CROSS JOIN LATERAL (
        SELECT b.building, sum(b.opened)::bigint AS opened, sum(b.unclosed)::bigint AS unclosed
        FROM hd.buildings_by_span b
        WHERE b.span = part.span AND b.begins >= part.begins AND b.begins < part.ends
        GROUP BY b.building
    ) AS r
    UNION ALL
    SELECT t.building, edge.sign * t.opened, edge.sign * t.unclosed
    FROM (SELECT CASE WHEN since < hour_from THEN 1 ELSE -1 END AS sign FROM whole) AS edge
    CROSS JOIN (
        -- borders as scalars: joined, they would look like a third of all tickets, which no index is worth
        SELECT coalesce(building, '') AS building, count(*) AS opened, count(*) FILTER (WHERE closed_at IS NULL) AS unclosed
        FROM hd.tickets
        WHERE opened_at >= (SELECT least(since, hour_from) FROM whole)
            AND opened_at < (SELECT greatest(since, hour_from) FROM whole)
        GROUP BY 1
    ) AS t
)
SELECT span.as_of, span.since, c.buildings, c.opened, c.unclosed
FROM span
CROSS JOIN (
    SELECT
        coalesce(array_agg(building), '{}') AS buildings,
        coalesce(array_agg(opened), '{}') AS opened,
        coalesce(array_agg(unclosed), '{}') AS unclosed
    FROM (
        SELECT building, sum(opened)::bigint AS opened, sum(unclosed)::bigint AS unclosed
        FROM counted
        GROUP BY building
        HAVING sum(opened) > 0
        ORDER BY sum(opened) DESC, building COLLATE "C"
    ) AS c
) AS c;
