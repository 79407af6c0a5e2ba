-- Buildings by the hour, the day and the month. By the day alone, a period that began at noon counted up to half of that day's
-- tickets in an index, building by building, and read every day of the month that is running.
--
-- The lock order is that of V17, with buildings_by_span in the place of building_by_day.

-- A call of the journal that is under way ends first; one that waits here calls the new body.
LOCK TABLE hd.tickets IN SHARE ROW EXCLUSIVE MODE;

CREATE TYPE hd.span AS ENUM ('hour', 'day', 'month');

-- tickets by the hour, day and month of their opening, on campus, and by the building in which they are now; '' is none
CREATE TABLE hd.buildings_by_span (
    span     hd.span,
    begins   timestamptz,
    building text,
    opened   bigint NOT NULL,
    unclosed bigint NOT NULL,
    PRIMARY KEY (span, begins, building)
) WITH (fillfactor = 50);
DROP TABLE hd.building_by_day;
UPDATE hd.settings SET figures_due = true;

-- When a day began on campus. Where clocks are put back at midnight (Havana), midnight comes twice: the first one.
CREATE FUNCTION hd.begin_of(day date, zone text) RETURNS timestamptz
LANGUAGE sql STABLE
RETURN CASE
    WHEN ((day::timestamp AT TIME ZONE zone - interval '1 hour') AT TIME ZONE zone)::date = day
        THEN day::timestamp AT TIME ZONE zone - interval '1 hour'
    ELSE day::timestamp AT TIME ZONE zone
END;

-- The hour, the day and the month in which a moment lies on campus.
CREATE FUNCTION hd.spans_of(moment timestamptz, zone text) RETURNS TABLE (span hd.span, begins timestamptz)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT s.span, s.begins
    FROM (
        VALUES
            ('hour'::hd.span, hd.hour_of(moment, zone)),
            ('day', hd.begin_of(hd.day_of(moment, zone), zone)),
            ('month', hd.begin_of(hd.month_of(moment, zone), zone))
    ) AS s (span, begins);
END;

-- As in V22 but for the buildings.
CREATE OR REPLACE FUNCTION hd.figures(changes hd.step[]) RETURNS void
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
DECLARE
    zone text;
BEGIN
    INSERT INTO unclosed_by_hour AS kept (hour, status, category, n)
    SELECT date_trunc('hour', opened_at, 'UTC'), status, category, sum(d)
    FROM (
        SELECT opened_at, status_before AS status, category_before AS category, -1 AS d FROM unnest(changes)
        UNION ALL
        SELECT opened_at, status_after, category_after, 1 FROM unnest(changes)
    ) AS step
    WHERE status IN ('open', 'active')
    GROUP BY 1, 2, 3
    HAVING sum(d) <> 0
    ORDER BY 1, 2, 3
    ON CONFLICT (hour, status, category) DO UPDATE SET n = kept.n + excluded.n;

    SELECT timezone INTO zone FROM settings;

    -- of each month in which anything moved, also if these numbers stay: its row is written anew
    INSERT INTO resolved_by_month AS kept (month, opened, closed, seconds)
    SELECT
        month_of(opened_at, zone),
        count(*) FILTER (WHERE status_before IS NULL),
        count(*) FILTER (WHERE status_after = 'closed'),
        coalesce(sum(extract(epoch FROM closed_at - opened_at)) FILTER (WHERE status_after = 'closed'), 0)
    FROM unnest(changes)
    GROUP BY 1
    ORDER BY 1
    ON CONFLICT (month) DO UPDATE SET
        opened  = kept.opened + excluded.opened,
        closed  = kept.closed + excluded.closed,
        seconds = kept.seconds + excluded.seconds;

    IF EXISTS (SELECT FROM unnest(changes) WHERE status_after = 'closed') THEN
        INSERT INTO resolved_histogram AS kept (month, bucket, n)
        SELECT month_of(opened_at, zone), bucket(extract(epoch FROM closed_at - opened_at)::double precision), count(*)
        FROM unnest(changes)
        WHERE status_after = 'closed'
        GROUP BY 1, 2
        ORDER BY 1, 2
        ON CONFLICT (month, bucket) DO UPDATE SET n = kept.n + excluded.n;
    END IF;

    INSERT INTO active_by_category AS kept (category, n)
    SELECT category, sum(d)
    FROM (
        SELECT status_before AS status, category_before AS category, -1 AS d FROM unnest(changes)
        UNION ALL
        SELECT status_after, category_after, 1 FROM unnest(changes)
    ) AS step
    WHERE status = 'active'
    GROUP BY 1
    HAVING sum(d) <> 0
    ORDER BY 1
    ON CONFLICT (category) DO UPDATE SET n = kept.n + excluded.n;

    IF EXISTS (SELECT FROM unnest(changes) WHERE status_before IS NULL OR correction <> 0) THEN
        INSERT INTO guessed_by_month AS kept (month, guessed, opened, corrected)
        SELECT
            month_of(opened_at, zone),
            guessed,
            count(*) FILTER (WHERE status_before IS NULL),
            coalesce(sum(correction), 0)
        FROM unnest(changes)
        WHERE status_before IS NULL OR correction <> 0
        GROUP BY 1, 2
        ORDER BY 1, 2
        ON CONFLICT (month, guessed) DO UPDATE SET
            opened    = kept.opened + excluded.opened,
            corrected = kept.corrected + excluded.corrected;
    END IF;

    INSERT INTO flow_by_hour AS kept (hour, opened, closed)
    SELECT hour_of(at, zone), sum(opened), sum(closed)
    FROM (
        SELECT opened_at AS at, 1 AS opened, 0 AS closed FROM unnest(changes) WHERE status_before IS NULL
        UNION ALL
        SELECT closed_at, 0, 1 FROM unnest(changes) WHERE status_after = 'closed'
    ) AS step
    GROUP BY 1
    ORDER BY 1
    ON CONFLICT (hour) DO UPDATE SET
        opened = kept.opened + excluded.opened,
        closed = kept.closed + excluded.closed;

    INSERT INTO buildings_by_span AS kept (span, begins, building, opened, unclosed)
    SELECT s.span, s.begins, step.building, sum(step.opened), sum(step.unclosed)
    FROM (
        SELECT opened_at, coalesce(building_before, '') AS building, -1 AS opened, -1 AS unclosed
        FROM unnest(changes)
        WHERE status_before IS NOT NULL
        UNION ALL
        SELECT opened_at, coalesce(building_after, ''), 1, (status_after <> 'closed')::int
        FROM unnest(changes)
    ) AS step
    CROSS JOIN LATERAL spans_of(step.opened_at, zone) AS s
    GROUP BY 1, 2, 3
    HAVING sum(step.opened) <> 0 OR sum(step.unclosed) <> 0
    ORDER BY 1, 2, 3
    ON CONFLICT (span, begins, building) DO UPDATE SET
        opened   = kept.opened + excluded.opened,
        unclosed = kept.unclosed + excluded.unclosed;
END
$$;

-- As in V23 but for the buildings.
CREATE OR REPLACE FUNCTION hd.count_figures() RETURNS void
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
DECLARE
    zone text;
BEGIN
    LOCK TABLE tickets IN SHARE ROW EXCLUSIVE MODE;
    SELECT timezone INTO zone FROM settings;

    DELETE FROM unclosed_by_hour;
    INSERT INTO unclosed_by_hour (hour, status, category, n)
    SELECT date_trunc('hour', opened_at, 'UTC'), status, category, count(*)
    FROM tickets
    WHERE closed_at IS NULL
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3;

    DELETE FROM resolved_by_month;
    INSERT INTO resolved_by_month (month, opened, closed, seconds)
    SELECT
        month_of(opened_at, zone),
        count(*),
        count(closed_at),
        coalesce(sum(extract(epoch FROM closed_at - opened_at)), 0)
    FROM tickets
    GROUP BY 1;

    DELETE FROM resolved_histogram;
    INSERT INTO resolved_histogram (month, bucket, n)
    SELECT month_of(opened_at, zone), bucket(extract(epoch FROM closed_at - opened_at)::double precision), count(*)
    FROM tickets
    WHERE closed_at IS NOT NULL
    GROUP BY 1, 2;

    DELETE FROM active_by_category;
    INSERT INTO active_by_category (category, n)
    SELECT category, count(*)
    FROM tickets
    WHERE status = 'active'
    GROUP BY 1;

    DELETE FROM guessed_by_month;
    INSERT INTO guessed_by_month (month, guessed, opened, corrected)
    SELECT month_of(t.opened_at, zone), coalesce(c.guessed, t.category), count(*), count(c.guessed)
    FROM tickets t
    LEFT JOIN corrections c ON c.ticket_id = t.id
    GROUP BY 1, 2;

    DELETE FROM flow_by_hour;
    INSERT INTO flow_by_hour (hour, opened, closed)
    SELECT hour_of(at, zone), sum(opened), sum(closed)
    FROM (
        SELECT opened_at AS at, 1 AS opened, 0 AS closed FROM tickets
        UNION ALL
        SELECT closed_at, 0, 1 FROM tickets WHERE closed_at IS NOT NULL
    ) AS step
    GROUP BY 1
    ORDER BY 1;

    DELETE FROM buildings_by_span;
    INSERT INTO buildings_by_span (span, begins, building, opened, unclosed)
    SELECT 'hour', hour_of(opened_at, zone), coalesce(building, ''), count(*), count(*) FILTER (WHERE closed_at IS NULL)
    FROM tickets
    GROUP BY 2, 3
    ORDER BY 2, 3;
    -- an hour lies within a day, and a day within a month
    INSERT INTO buildings_by_span (span, begins, building, opened, unclosed)
    SELECT s.span, s.begins, h.building, sum(h.opened), sum(h.unclosed)
    FROM buildings_by_span h
    CROSS JOIN LATERAL spans_of(h.begins, zone) AS s
    WHERE h.span = 'hour' AND s.span <> 'hour'
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3;

    DELETE FROM responded_by_month;
    INSERT INTO responded_by_month (month, answered, seconds)
    SELECT month_of(opened_at, zone), count(*), sum(extract(epoch FROM at - opened_at))
    FROM first_responses
    GROUP BY 1;

    DELETE FROM responded_histogram;
    INSERT INTO responded_histogram (month, bucket, n)
    SELECT month_of(opened_at, zone), bucket(extract(epoch FROM at - opened_at)::double precision), count(*)
    FROM first_responses
    GROUP BY 1, 2;

    DELETE FROM rated_by_month;
    INSERT INTO rated_by_month (month, stars, n)
    SELECT month_of(t.opened_at, zone), r.stars, count(*)
    FROM ratings r
    JOIN tickets t ON t.id = r.ticket_id
    GROUP BY 1, 2;

    UPDATE settings SET figures_due = false;
END
$$;

REVOKE ALL ON FUNCTION hd.begin_of, hd.spans_of, hd.figures(hd.step[]), hd.count_figures FROM PUBLIC;
GRANT SELECT ON hd.buildings_by_span TO helpdesk_app, helpdesk_analytics;
GRANT EXECUTE ON FUNCTION hd.begin_of TO helpdesk_analytics;
