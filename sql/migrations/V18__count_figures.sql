-- Counting all figures from scratch: after this very migration, after a load, when the campus moves to another time zone.

-- The first responses that the log knows and the table does not. For a database that was there before, and after a load.
CREATE FUNCTION hd.find_first_responses() RETURNS void
LANGUAGE sql
SET search_path = hd, pg_temp AS $$
    INSERT INTO first_responses (ticket_id, opened_at, at)
    SELECT t.id, t.opened_at, min(e.at)
    FROM events e
    JOIN tickets t ON t.id = e.ticket_id
    WHERE e.author_role = 'helpdesk' AND e.kind IN ('message', 'status')
    GROUP BY t.id
    ON CONFLICT (ticket_id) DO NOTHING
$$;

-- Counts all figures from the tickets, in the zone of the settings. Writers wait meanwhile: the lock conflicts with every
-- change of a ticket, and they read the zone after they got theirs. Readers see the old figures or the new ones.
CREATE FUNCTION hd.count_figures() RETURNS void
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
    GROUP BY 1, 2, 3;

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
    GROUP BY 1;

    DELETE FROM building_by_day;
    INSERT INTO building_by_day (day, building, opened, unclosed)
    SELECT day_of(opened_at, zone), coalesce(building, ''), count(*), count(*) FILTER (WHERE closed_at IS NULL)
    FROM tickets
    GROUP BY 1, 2;

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

-- Counts what is due. Answers whether anything was.
CREATE FUNCTION hd.count_what_is_due() RETURNS boolean
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
BEGIN
    IF NOT (SELECT figures_due FROM settings) THEN
        RETURN false;
    END IF;
    LOCK TABLE tickets IN SHARE ROW EXCLUSIVE MODE;
    PERFORM find_first_responses();
    PERFORM count_figures();
    RETURN true;
END
$$;

-- Moves the borders of hours, days and months: counts the figures again. Answers whether the zone differed.
CREATE OR REPLACE FUNCTION hd.set_timezone(zone text) RETURNS boolean
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
BEGIN
    IF zone = (SELECT timezone FROM settings) THEN
        RETURN false;
    END IF;
    LOCK TABLE tickets IN SHARE ROW EXCLUSIVE MODE;
    UPDATE settings SET timezone = zone;
    PERFORM count_figures();
    RETURN true;
END
$$;

-- An hour whose tickets are all closed says nothing any more. Answers how many rows went; a few thousand at once.
CREATE FUNCTION hd.sweep_figures() RETURNS bigint
LANGUAGE sql
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
    WITH empty AS (
        SELECT hour, status, category
        FROM unclosed_by_hour
        WHERE n = 0 AND hour < statement_timestamp() - interval '1 day'
        ORDER BY 1, 2, 3
        LIMIT 5000
        FOR UPDATE SKIP LOCKED
    ), gone AS (
        DELETE FROM unclosed_by_hour u
        USING empty e
        WHERE (u.hour, u.status, u.category) = (e.hour, e.status, e.category) AND u.n = 0
        RETURNING 1
    )
    SELECT count(*) FROM gone
$$;

REVOKE ALL ON FUNCTION hd.find_first_responses, hd.count_figures, hd.count_what_is_due, hd.sweep_figures FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hd.sweep_figures TO helpdesk_app;
