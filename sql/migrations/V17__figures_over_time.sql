-- The figures over time: arrivals and closings by the hour, arrivals by building, first responses and ratings by the month of
-- opening. As before: small rollups, written in the same statement as the change that they count, exact in every snapshot.
--
-- Lock order, kept by everything that writes here: tickets by id, new tickets by (author, cid), corrections, lessons,
-- first_responses by ticket, then unclosed_by_hour, resolved_by_month, resolved_histogram, active_by_category,
-- guessed_by_month, flow_by_hour, building_by_day, responded_by_month, responded_histogram, rated_by_month, each by key.

-- Whether the figures must be counted once more. A call of the journal that began before this migration and waited for it
-- still runs the body of then, which does not know these tables: so they are counted after it, when no such call is left.
ALTER TABLE hd.settings ADD COLUMN figures_due boolean NOT NULL DEFAULT true;

-- When the helpdesk first answered a ticket: its first message, or its taking. Once, by the journal alone.
CREATE TABLE hd.first_responses (
    ticket_id bigint      PRIMARY KEY,
    opened_at timestamptz NOT NULL,     -- of the ticket
    at        timestamptz NOT NULL
);

-- tickets by the hour of their opening and of their closing; hours as they begin on campus
CREATE TABLE hd.flow_by_hour (
    hour   timestamptz PRIMARY KEY,
    opened bigint NOT NULL,
    closed bigint NOT NULL
) WITH (fillfactor = 50);

-- tickets by the day of their opening, on campus, and by the building in which they are now; '' is none
CREATE TABLE hd.building_by_day (
    day      date,
    building text,
    opened   bigint NOT NULL,
    unclosed bigint NOT NULL,
    PRIMARY KEY (day, building)
) WITH (fillfactor = 50);

-- answered tickets by the month of their opening; seconds: first response minus opening, summed
CREATE TABLE hd.responded_by_month (
    month    date PRIMARY KEY,
    answered bigint  NOT NULL,
    seconds  numeric NOT NULL
) WITH (fillfactor = 50);

-- how long they waited; buckets as in resolved_histogram
CREATE TABLE hd.responded_histogram (
    month  date,
    bucket int,
    n      bigint NOT NULL,
    PRIMARY KEY (month, bucket)
) WITH (fillfactor = 50);

-- rated tickets by the month of their opening
CREATE TABLE hd.rated_by_month (
    month date,
    stars int,
    n     bigint NOT NULL,
    PRIMARY KEY (month, stars)
) WITH (fillfactor = 50);

-- who waits longest: the first of the open ones, however many are active
CREATE INDEX tickets_open ON hd.tickets (opened_at, id) WHERE status = 'open';

-- When the hour began, on campus. Where clocks change in the middle of an hour (Chatham, Lord Howe), that moment would be
-- called by another hour's name: there each quarter stands alone.
CREATE FUNCTION hd.hour_of(moment timestamptz, zone text) RETURNS timestamptz
LANGUAGE sql STABLE
RETURN CASE
    WHEN date_trunc('hour', moment, zone) AT TIME ZONE zone = date_trunc('hour', moment AT TIME ZONE zone)
        THEN date_trunc('hour', moment, zone)
    ELSE date_bin('15 minutes', moment, '2000-01-01 00:00:00Z')
END;

CREATE FUNCTION hd.day_of(moment timestamptz, zone text) RETURNS date
LANGUAGE sql STABLE
RETURN (moment AT TIME ZONE zone)::date;

-- What one ticket's change means to the figures. Nothing before: it was just opened.
CREATE TYPE hd.step AS (
    entry           int,            -- of the batch; NULL for a new ticket
    opened_at       timestamptz,
    closed_at       timestamptz,
    status_before   text,
    category_before text,
    building_before text,
    status_after    text,
    category_after  text,
    building_after  text,
    guessed         text,           -- what was found from the words; told for a new ticket and when the category moved
    correction      int             -- 1: the ticket is a corrected one from now on, -1: it is none any more, else 0
);

-- Keeps hd.corrections in step with the tickets whose category moved, and answers all the changes, with what that means
-- to the figures. The events are in the log already; a category that moved without one is refused (HD003).
CREATE FUNCTION hd.correct(changes hd.step[], entry_ticket bigint[]) RETURNS hd.step[]
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
DECLARE
    told step[];
BEGIN
    IF EXISTS (
        SELECT FROM unnest(changes) c
        WHERE c.category_before <> c.category_after AND c.category_after IS DISTINCT FROM (
            SELECT e.data->>'to'
            FROM events e
            WHERE e.ticket_id = entry_ticket[c.entry] AND e.kind = 'category'
            ORDER BY e.seq DESC
            LIMIT 1
        )
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'HD003', MESSAGE = 'journal: category events and category moves differ';
    END IF;

    WITH moved AS MATERIALIZED (
        SELECT
            c.entry, entry_ticket[c.entry] AS ticket_id,
            c.category_before, c.category_after,
            first.data->>'category' AS guessed,
            said.seq, said.author_id, said.at
        FROM unnest(changes) c
        JOIN events first ON first.ticket_id = entry_ticket[c.entry] AND first.seq = 1
        CROSS JOIN LATERAL (
            SELECT e.seq, e.author_id, e.at
            FROM events e
            WHERE e.ticket_id = entry_ticket[c.entry] AND e.kind = 'category' AND e.data->>'to' = c.category_after
            ORDER BY e.seq
            LIMIT 1
        ) AS said
        WHERE c.category_before <> c.category_after
    ), kept AS (
        INSERT INTO corrections (ticket_id, guessed, category, seq, author_id, at)
        SELECT ticket_id, guessed, category_after, seq, author_id, at
        FROM moved
        WHERE category_after <> guessed
        ON CONFLICT (ticket_id) DO UPDATE SET
            category  = excluded.category,
            seq       = excluded.seq,
            author_id = excluded.author_id,
            at        = excluded.at
    ), taken_back AS (
        DELETE FROM corrections c
        USING moved m
        WHERE c.ticket_id = m.ticket_id AND m.category_after = m.guessed
    )
    SELECT array_agg(
        ROW(
            c.entry, c.opened_at, c.closed_at,
            c.status_before, c.category_before, c.building_before,
            c.status_after, c.category_after, c.building_after,
            coalesce(m.guessed, c.guessed),
            CASE
                WHEN m.category_before = m.guessed THEN 1
                WHEN m.category_after = m.guessed THEN -1
                ELSE 0
            END
        )::step
    )
    INTO told
    FROM unnest(changes) c
    LEFT JOIN moved m USING (entry);

    UPDATE lessons SET version = version + 1;
    RETURN told;
END
$$;

-- One grouped upsert per table, keys sorted, tables in the order above.
CREATE FUNCTION hd.figures(changes hd.step[]) RETURNS void
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

    -- months change with openings and closings only
    IF EXISTS (SELECT FROM unnest(changes) WHERE status_before IS NULL OR status_after = 'closed') THEN
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
    END IF;

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

    INSERT INTO building_by_day AS kept (day, building, opened, unclosed)
    SELECT day_of(opened_at, zone), building, sum(opened), sum(unclosed)
    FROM (
        SELECT opened_at, coalesce(building_before, '') AS building, -1 AS opened, -1 AS unclosed
        FROM unnest(changes)
        WHERE status_before IS NOT NULL
        UNION ALL
        SELECT opened_at, coalesce(building_after, ''), 1, (status_after <> 'closed')::int
        FROM unnest(changes)
    ) AS step
    GROUP BY 1, 2
    HAVING sum(opened) <> 0 OR sum(unclosed) <> 0
    ORDER BY 1, 2
    ON CONFLICT (day, building) DO UPDATE SET
        opened   = kept.opened + excluded.opened,
        unclosed = kept.unclosed + excluded.unclosed;
END
$$;

-- Notes which of these tickets were answered for the first time. A known answer stays; so a ticket that had one counts once.
CREATE FUNCTION hd.respond(tickets bigint[], opened timestamptz[], answered timestamptz[]) RETURNS void
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
DECLARE
    zone text;
BEGIN
    SELECT timezone INTO zone FROM settings;

    WITH first AS MATERIALIZED (
        INSERT INTO first_responses (ticket_id, opened_at, at)
        SELECT r.ticket, r.opened, r.answered
        FROM unnest(tickets, opened, answered) AS r (ticket, opened, answered)
        ORDER BY 1
        ON CONFLICT (ticket_id) DO NOTHING
        RETURNING opened_at, at
    ), by_month AS (
        INSERT INTO responded_by_month AS kept (month, answered, seconds)
        SELECT month_of(opened_at, zone), count(*), sum(extract(epoch FROM at - opened_at))
        FROM first
        GROUP BY 1
        ORDER BY 1
        ON CONFLICT (month) DO UPDATE SET
            answered = kept.answered + excluded.answered,
            seconds  = kept.seconds + excluded.seconds
    )
    INSERT INTO responded_histogram AS kept (month, bucket, n)
    SELECT month_of(opened_at, zone), bucket(extract(epoch FROM at - opened_at)::double precision), count(*)
    FROM first
    GROUP BY 1, 2
    ORDER BY 1, 2
    ON CONFLICT (month, bucket) DO UPDATE SET n = kept.n + excluded.n;
END
$$;

REVOKE ALL ON FUNCTION hd.hour_of, hd.day_of, hd.correct(hd.step[], bigint[]), hd.figures(hd.step[]), hd.respond FROM PUBLIC;
GRANT SELECT ON
    hd.first_responses, hd.flow_by_hour, hd.building_by_day, hd.responded_by_month, hd.responded_histogram, hd.rated_by_month
TO helpdesk_app, helpdesk_analytics;
GRANT EXECUTE ON FUNCTION hd.hour_of, hd.day_of TO helpdesk_analytics;
