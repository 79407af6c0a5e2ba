-- The figures: small rollups, written in the same statement as the change that they count, so exact in every snapshot.
--
-- Lock order, kept by everything that writes here: tickets by id, new tickets by (author, cid), then unclosed_by_hour,
-- resolved_by_month, resolved_histogram, active_by_category, each by key.

-- unclosed tickets by the UTC hour of their opening
CREATE TABLE hd.unclosed_by_hour (
    hour     timestamptz,
    status   text,
    category text,
    n        bigint NOT NULL,
    PRIMARY KEY (hour, status, category)
) WITH (fillfactor = 50);

-- tickets by the month of their opening, in the zone of the settings; seconds: closing minus opening, summed
CREATE TABLE hd.resolved_by_month (
    month   date PRIMARY KEY,
    opened  bigint  NOT NULL,
    closed  bigint  NOT NULL,
    seconds numeric NOT NULL
) WITH (fillfactor = 50);

-- how long the closed ones of a month took: bucket b holds durations from 1.05^b up to 1.05^(b+1) seconds
CREATE TABLE hd.resolved_histogram (
    month  date,
    bucket int,
    n      bigint NOT NULL,
    PRIMARY KEY (month, bucket)
) WITH (fillfactor = 50);

CREATE TABLE hd.active_by_category (
    category text PRIMARY KEY,
    n        bigint NOT NULL
) WITH (fillfactor = 50);

CREATE FUNCTION hd.bucket(seconds double precision) RETURNS int
LANGUAGE sql IMMUTABLE
RETURN floor(ln(greatest(seconds, 1)) / ln(1.05::double precision))::int;

CREATE FUNCTION hd.month_of(moment timestamptz, zone text) RETURNS date
LANGUAGE sql STABLE
RETURN date_trunc('month', moment AT TIME ZONE zone)::date;

-- What one ticket's change means to the figures. Nothing before: it was just opened.
CREATE TYPE hd.change AS (
    entry           int,            -- of the batch; NULL for a new ticket
    opened_at       timestamptz,
    closed_at       timestamptz,
    status_before   text,
    category_before text,
    status_after    text,
    category_after  text
);

-- One grouped upsert per table, keys sorted, tables in the order above.
CREATE FUNCTION hd.figures(changes hd.change[]) RETURNS void
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

    -- months change with openings and closings only
    IF EXISTS (SELECT FROM unnest(changes) WHERE status_before IS NULL OR status_after = 'closed') THEN
        SELECT timezone INTO zone FROM settings;

        INSERT INTO resolved_by_month AS kept (month, opened, closed, seconds)
        SELECT
            month_of(opened_at, zone),
            count(*) FILTER (WHERE status_before IS NULL),
            count(*) FILTER (WHERE status_after = 'closed'),
            coalesce(sum(extract(epoch FROM closed_at - opened_at)) FILTER (WHERE status_after = 'closed'), 0)
        FROM unnest(changes)
        WHERE status_before IS NULL OR status_after = 'closed'
        GROUP BY 1
        ORDER BY 1
        ON CONFLICT (month) DO UPDATE SET
            opened  = kept.opened + excluded.opened,
            closed  = kept.closed + excluded.closed,
            seconds = kept.seconds + excluded.seconds;

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
END
$$;

-- Moves the borders of the months: counts both tables by month again. Answers whether the zone differed.
-- Writers wait meanwhile: the lock conflicts with every change of a ticket, and they read the zone after they got theirs.
CREATE FUNCTION hd.set_timezone(zone text) RETURNS boolean
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
BEGIN
    IF zone = (SELECT timezone FROM settings) THEN
        RETURN false;
    END IF;

    LOCK TABLE tickets IN SHARE ROW EXCLUSIVE MODE;
    UPDATE settings SET timezone = zone;
    DELETE FROM resolved_by_month;
    DELETE FROM resolved_histogram;

    INSERT INTO resolved_by_month (month, opened, closed, seconds)
    SELECT
        month_of(opened_at, zone),
        count(*),
        count(closed_at),
        coalesce(sum(extract(epoch FROM closed_at - opened_at)), 0)
    FROM tickets
    GROUP BY 1;

    INSERT INTO resolved_histogram (month, bucket, n)
    SELECT month_of(opened_at, zone), bucket(extract(epoch FROM closed_at - opened_at)::double precision), count(*)
    FROM tickets
    WHERE closed_at IS NOT NULL
    GROUP BY 1, 2;

    RETURN true;
END
$$;
