-- Corrections: the tickets whose category is not the one that was found from their words. The classifier learns from
-- them, and the share of them by month says how good it is.
--
-- A correction that is taken back leaves no row: the table holds what is so now, the log holds what happened.
-- Written by the journal alone, in the same statement as the events. Lock order: after the ticket's own row corrections,
-- then lessons; then the figures as before, guessed_by_month last of them.

-- Servers of the version before may be writing: what they have begun is waited for and counted, what they begin now waits.
LOCK TABLE hd.tickets IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE hd.corrections (
    ticket_id bigint      PRIMARY KEY,
    guessed   text        NOT NULL,     -- what was found from the words
    category  text        NOT NULL,     -- what it is; never equal to guessed
    seq       bigint      NOT NULL,     -- the event that said so first; what was written by then is what it is about
    author_id uuid        NOT NULL,     -- by whom, so that nobody takes a correction over by repeating it; and when
    at        timestamptz NOT NULL
);

-- the newest ones, without touching the table
CREATE INDEX corrections_newest ON hd.corrections (at DESC, ticket_id DESC) INCLUDE (category, author_id);

-- Counts the changes of hd.corrections, so that a classifier sees with one small read whether there is news.
CREATE TABLE hd.lessons (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

INSERT INTO hd.lessons DEFAULT VALUES;

-- tickets by the month of their opening and the category that was found, and how many of those carry another one now
CREATE TABLE hd.guessed_by_month (
    month     date,
    guessed   text,
    opened    bigint NOT NULL,
    corrected bigint NOT NULL,
    PRIMARY KEY (month, guessed)
) WITH (fillfactor = 50);

-- what the log of a database that was there before says
INSERT INTO hd.corrections (ticket_id, guessed, category, seq, author_id, at)
SELECT t.id, first.data->>'category', t.category, said.seq, said.author_id, said.at
FROM hd.tickets t
JOIN hd.events first ON first.ticket_id = t.id AND first.seq = 1
CROSS JOIN LATERAL (
    SELECT e.seq, e.author_id, e.at
    FROM hd.events e
    WHERE e.ticket_id = t.id AND e.kind = 'category' AND e.data->>'to' = t.category
    ORDER BY e.seq
    LIMIT 1
) AS said
WHERE t.category_source = 'corrected' AND first.data->>'category' <> t.category;

INSERT INTO hd.guessed_by_month (month, guessed, opened, corrected)
SELECT hd.month_of(t.opened_at, s.timezone), coalesce(c.guessed, t.category), count(*), count(c.guessed)
FROM hd.tickets t
CROSS JOIN hd.settings s
LEFT JOIN hd.corrections c ON c.ticket_id = t.id
GROUP BY 1, 2;

-- What one ticket's change means to the figures and to the corrections. Nothing before: it was just opened.
CREATE TYPE hd.movement AS (
    entry           int,            -- of the batch; NULL for a new ticket
    opened_at       timestamptz,
    closed_at       timestamptz,
    status_before   text,
    category_before text,
    status_after    text,
    category_after  text,
    guessed         text,           -- what was found from the words; told for a new ticket and when the category moved
    correction      int             -- 1: the ticket is a corrected one from now on, -1: it is none any more, else 0
);

-- A call of the journal that began before this migration and waited for it still runs the body of then, which knows no
-- corrections. 40001 is what its server answers by sending the same batch again.
CREATE OR REPLACE FUNCTION hd.figures(changes hd.change[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '40001', MESSAGE = 'journal: the schema is newer now, send the batch again';
END
$$;

-- Keeps hd.corrections in step with the tickets whose category moved, and answers all the changes, with what that means
-- to the figures. The events are in the log already; a category that moved without one is refused (HD003).
CREATE FUNCTION hd.correct(changes hd.movement[], entry_ticket bigint[]) RETURNS hd.movement[]
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
DECLARE
    told movement[];
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
            c.status_before, c.category_before, c.status_after, c.category_after,
            coalesce(m.guessed, c.guessed),
            CASE
                WHEN m.category_before = m.guessed THEN 1
                WHEN m.category_after = m.guessed THEN -1
                ELSE 0
            END
        )::movement
    )
    INTO told
    FROM unnest(changes) c
    LEFT JOIN moved m USING (entry);

    UPDATE lessons SET version = version + 1;
    RETURN told;
END
$$;

-- One grouped upsert per table, keys sorted, tables in the order above.
CREATE FUNCTION hd.figures(changes hd.movement[]) RETURNS void
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

    -- months change with openings, closings and corrections only
    IF EXISTS (
        SELECT FROM unnest(changes) WHERE status_before IS NULL OR status_after = 'closed' OR correction <> 0
    ) THEN
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

    IF zone IS NOT NULL THEN
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
END
$$;

-- Moves the borders of the months: counts the tables by month again. Answers whether the zone differed.
-- Writers wait meanwhile: the lock conflicts with every change of a ticket, and they read the zone after they got theirs.
CREATE OR REPLACE FUNCTION hd.set_timezone(zone text) RETURNS boolean
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
    DELETE FROM guessed_by_month;

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

    INSERT INTO guessed_by_month (month, guessed, opened, corrected)
    SELECT month_of(t.opened_at, zone), coalesce(c.guessed, t.category), count(*), count(c.guessed)
    FROM tickets t
    LEFT JOIN corrections c ON c.ticket_id = t.id
    GROUP BY 1, 2;

    RETURN true;
END
$$;
