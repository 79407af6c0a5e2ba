-- The one way to write (V4, V8, V10), which now also notes the helpdesk's first response to a ticket, and tells the figures
-- in which building a ticket is and was.
--
-- A ticket that is not open any more was answered: taking it is an answer. So only tickets that were open are looked at.

-- Answers, one row per entry and new ticket (several for an entry with several known cids); entry counts from 1:
--   committed (entry, ticket, last seq, at)
--   conflict  (entry, ticket, the log's length or NULL: no such ticket)   the whole entry was skipped
--   locked    (entry, ticket)                                             the whole entry was skipped: send it again
--   duplicate (entry, ticket, seq, at, author, cid)                       the whole entry was skipped
--   created   (entry, ticket, 1, at)
--   exists    (entry, ticket, 1, at)                                      this author's cid made this ticket before
-- Errors: 23514 a value out of range, HD001 a guard refused, HD002 events are missing or doubled,
-- HD003 the log and the columns of status or category would part. Every error undoes the whole batch.
CREATE OR REPLACE FUNCTION hd.journal(
    -- entries, one element each; no array is ever NULL, and no ticket stands in two entries
    entry_ticket   bigint[],
    entry_expected bigint[],        -- the length of the log that the writer knows
    entry_events   int[],           -- how many events come now
    entry_search   boolean[],       -- whether the log must be searched for their cids
    entry_snapshot hd.snapshot[],   -- empty if all entries only add messages and notes, else NULL for those that do
    -- the events of all entries, and new tickets
    new_events     hd.new_event[],
    new_tickets    hd.new_ticket[]
)
RETURNS TABLE (outcome text, entry int, ticket bigint, seq bigint, at timestamptz, author uuid, cid text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
#variable_conflict use_column
DECLARE
    never      CONSTANT timestamptz := '-infinity';
    entries    CONSTANT int := cardinality(entry_ticket);
    births     CONSTANT int := cardinality(new_tickets);
    known      int[] := '{}';       -- entries with a cid that is in the log already
    done       int[];               -- entries that passed the fence, and when
    done_at    timestamptz[];
    written_at timestamptz[];       -- the same by entry; never: not written
    reached    int[];               -- entries whose ticket's row was free
    announced  bigint;              -- events of those entries
    logged     bigint;              -- events that reached the log
    changes    step[];              -- what the figures must learn
    waiting    int[];               -- entries whose ticket waited for its first response, and when it was opened
    waiting_at timestamptz[];
    born       int[];               -- new tickets that were created, their ids and times
    born_id    bigint[];
    born_at    timestamptz[];
BEGIN
    -- 0. Values: what CHECK constraints would say, once per batch.
    IF EXISTS (
        SELECT FROM unnest(new_events) e
        WHERE e.kind NOT IN ('message', 'note', 'edited', 'status', 'category', 'assigned')
            OR e.author_role NOT IN ('user', 'helpdesk')
            OR octet_length(e.cid) > 64
            OR pg_column_size(e.data) > 100000
    ) OR (cardinality(entry_snapshot) > 0 AND EXISTS (
        SELECT FROM unnest(entry_snapshot) s
        WHERE s.status NOT IN ('open', 'active', 'closed')
            OR s.category NOT IN ('facility_management', 'technical_it', 'services_complaints')
            OR s.category_source NOT IN ('automatic', 'corrected')
            OR octet_length(s.description) NOT BETWEEN 1 AND 40000
    )) OR (births > 0 AND EXISTS (
        SELECT FROM unnest(new_tickets) b
        WHERE b.author_role NOT IN ('user', 'helpdesk')
            OR octet_length(b.cid) > 64
            OR b.opened->>'category' NOT IN ('facility_management', 'technical_it', 'services_complaints')
            OR octet_length(b.opened->>'description') NOT BETWEEN 1 AND 40000
            OR pg_column_size(b.opened) > 100000
    )) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = 'journal: value out of range';
    END IF;

    -- 1. Cids that are in the log already. Before the fence, so that a retry is answered after the closing too.
    IF true = ANY (entry_search) THEN
        SELECT coalesce(array_agg(DISTINCT v.entry), '{}')
        INTO known
        FROM unnest(new_events) v
        JOIN events e ON e.ticket_id = entry_ticket[v.entry] AND e.author_id = v.author_id AND e.cid = v.cid
        WHERE entry_search[v.entry];

        IF known <> '{}' THEN
            RETURN QUERY
            SELECT 'duplicate', v.entry, e.ticket_id, e.seq, e.at, e.author_id, e.cid
            FROM unnest(new_events) v
            JOIN events e ON e.ticket_id = entry_ticket[v.entry] AND e.author_id = v.author_id AND e.cid = v.cid
            WHERE entry_search[v.entry];
        END IF;
    END IF;

    -- 2. The fence: lock what is free in ticket order, compare the length of the log, write the snapshot.
    IF entries > 0 THEN
        IF cardinality(entry_snapshot) = 0 THEN
            -- messages and notes only: two columns change, nothing is counted
            WITH locked AS MATERIALIZED (
                SELECT x.*, t.last_seq = x.expected AS fits, t.status
                FROM unnest(entry_ticket, entry_expected, entry_events) WITH ORDINALITY AS x (ticket, expected, n, entry)
                JOIN tickets t ON t.id = x.ticket
                WHERE x.entry <> ALL (known)
                ORDER BY t.id
                FOR NO KEY UPDATE OF t SKIP LOCKED
            ), moved AS (
                UPDATE tickets t SET
                    last_seq    = l.expected + l.n,
                    modified_at = greatest(t.modified_at, statement_timestamp())
                FROM locked l
                WHERE t.id = l.ticket AND l.fits
                RETURNING l.entry::int, l.n, l.status, t.opened_at, t.modified_at
            )
            SELECT
                array_agg(entry), array_agg(modified_at), coalesce(sum(n), 0),
                array_agg(entry) FILTER (WHERE status = 'open'), array_agg(opened_at) FILTER (WHERE status = 'open'),
                (SELECT array_agg(entry::int) FROM locked)
            INTO done, done_at, announced, waiting, waiting_at, reached
            FROM moved;
        ELSE
            WITH locked AS MATERIALIZED (
                SELECT
                    x.*,
                    x.status IS NOT NULL AS whole,
                    t.last_seq = x.expected AS fits,
                    t.status AS status_before,
                    t.category AS category_before,
                    t.building AS building_before
                FROM unnest(entry_ticket, entry_expected, entry_events, entry_snapshot) WITH ORDINALITY AS x (
                    ticket, expected, n,
                    status, category, category_source, description, building, room, assignee_id, assignee_name,
                    entry
                )
                JOIN tickets t ON t.id = x.ticket
                WHERE x.entry <> ALL (known)
                ORDER BY t.id
                FOR NO KEY UPDATE OF t SKIP LOCKED
            ), moved AS (
                UPDATE tickets t SET
                    last_seq        = l.expected + l.n,
                    modified_at     = greatest(t.modified_at, statement_timestamp()),
                    closed_at       = CASE WHEN l.status = 'closed' THEN greatest(t.modified_at, statement_timestamp()) END,
                    status          = CASE WHEN l.whole THEN l.status ELSE t.status END,
                    category        = CASE WHEN l.whole THEN l.category ELSE t.category END,
                    category_source = CASE WHEN l.whole THEN l.category_source ELSE t.category_source END,
                    description     = CASE WHEN l.whole THEN l.description ELSE t.description END,
                    building        = CASE WHEN l.whole THEN l.building ELSE t.building END,
                    room            = CASE WHEN l.whole THEN l.room ELSE t.room END,
                    assignee_id     = CASE WHEN l.whole THEN l.assignee_id ELSE t.assignee_id END,
                    assignee_name   = CASE WHEN l.whole THEN l.assignee_name ELSE t.assignee_name END
                FROM locked l
                WHERE t.id = l.ticket AND l.fits
                RETURNING
                    l.entry::int, l.n, l.status_before, t.opened_at, t.modified_at,
                    l.status_before <> t.status OR l.category_before <> t.category
                        OR l.building_before IS DISTINCT FROM t.building AS counted,
                    ROW(
                        l.entry, t.opened_at, t.closed_at,
                        l.status_before, l.category_before, l.building_before,
                        t.status, t.category, t.building,
                        NULL, 0
                    )::step AS change
            )
            SELECT
                array_agg(entry), array_agg(modified_at), coalesce(sum(n), 0), array_agg(change) FILTER (WHERE counted),
                array_agg(entry) FILTER (WHERE status_before = 'open'),
                array_agg(opened_at) FILTER (WHERE status_before = 'open'),
                (SELECT array_agg(entry::int) FROM locked)
            INTO done, done_at, announced, changes, waiting, waiting_at, reached
            FROM moved;
        END IF;

        written_at := array_fill(never, ARRAY[entries]);
        FOR i IN 1 .. coalesce(cardinality(done), 0) LOOP
            written_at[done[i]] := done_at[i];
        END LOOP;
    END IF;

    -- 3. New tickets, in key order, each with its first event; a known (requester, cid) made one before.
    IF births > 0 THEN
        WITH numbered AS MATERIALIZED (
            SELECT nextval('tickets_id_seq') AS id, sorted.*
            FROM (
                SELECT *
                FROM unnest(new_tickets) WITH ORDINALITY AS b (author_id, author_name, author_role, cid, opened, entry)
                ORDER BY author_id, cid
            ) AS sorted
        ), inserted AS (
            INSERT INTO tickets (
                id, last_seq, opened_at, modified_at, status,
                category, category_source, category_confidence, category_reasons,
                requester_id, requester_name, create_cid,
                building, room, description
            )
            SELECT
                id, 1, statement_timestamp(), statement_timestamp(), 'open',
                opened->>'category', 'automatic', (opened->>'confidence')::double precision, opened->'reasons',
                author_id, author_name, cid,
                opened#>>'{location,building}', opened#>>'{location,room}', opened->>'description'
            FROM numbered
            ON CONFLICT ON CONSTRAINT tickets_create DO NOTHING
            RETURNING id, opened_at, category, building
        ), first_events AS (
            INSERT INTO events (ticket_id, seq, at, author_id, kind, author_name, author_role, cid, data)
            SELECT i.id, 1, i.opened_at, n.author_id, 'opened', n.author_name, n.author_role, n.cid, n.opened
            FROM numbered n
            JOIN inserted i ON i.id = n.id
        )
        SELECT
            array_agg(n.entry::int),
            array_agg(i.id),
            array_agg(i.opened_at),
            changes || array_agg(
                ROW(NULL, i.opened_at, NULL, NULL, NULL, NULL, 'open', i.category, i.building, i.category, 0)::step
            )
        INTO born, born_id, born_at, changes
        FROM numbered n
        JOIN inserted i ON i.id = n.id;

        RETURN QUERY
        SELECT 'created', b.entry, b.id, 1::bigint, b.at, NULL::uuid, NULL::text
        FROM unnest(born, born_id, born_at) AS b (entry, id, at);

        IF coalesce(cardinality(born), 0) < births THEN
            RETURN QUERY
            SELECT 'exists', b.entry::int, t.id, 1::bigint, t.opened_at, t.requester_id, t.create_cid
            FROM unnest(new_tickets) WITH ORDINALITY AS b (author_id, author_name, author_role, cid, opened, entry)
            JOIN tickets t ON t.requester_id = b.author_id AND t.create_cid = b.cid
            WHERE born IS NULL OR b.entry <> ALL (born);
        END IF;
    END IF;

    -- 4. The log.
    IF entries > 0 THEN
        INSERT INTO events (ticket_id, seq, at, author_id, kind, author_name, author_role, cid, data)
        SELECT
            entry_ticket[v.entry], entry_expected[v.entry] + v.place, written_at[v.entry],
            v.author_id, v.kind, v.author_name, v.author_role, v.cid, v.data
        FROM unnest(new_events) v
        WHERE written_at[v.entry] > never
            AND v.place BETWEEN 1 AND entry_events[v.entry]
            -- the log and the status column move together, or nothing does
            AND (v.kind <> 'status' OR EXISTS (
                SELECT FROM unnest(changes) c
                WHERE c.entry = v.entry
                    AND c.status_before = v.data->>'from'
                    AND c.status_after = v.data->>'to'
            ));
        GET DIAGNOSTICS logged = ROW_COUNT;

        IF changes IS NOT NULL AND (
            SELECT count(*) FROM unnest(changes) c WHERE c.status_before <> c.status_after
        ) <> (
            SELECT count(*) FROM unnest(new_events) v WHERE v.kind = 'status' AND written_at[v.entry] > never
        ) THEN
            RAISE EXCEPTION USING ERRCODE = 'HD003', MESSAGE = 'journal: status events and status moves differ';
        END IF;

        IF logged <> announced THEN
            RAISE EXCEPTION USING
                ERRCODE = 'HD002',
                MESSAGE = 'journal: ' || logged || ' events for ' || announced || ' announced';
        END IF;
    END IF;

    -- 5. Corrections, first responses and figures, only when something that is counted moved.
    IF EXISTS (SELECT FROM unnest(changes) c WHERE c.category_before <> c.category_after) THEN
        changes := correct(changes, entry_ticket);
    END IF;

    IF waiting IS NOT NULL AND EXISTS (
        SELECT FROM unnest(new_events) v
        WHERE v.author_role = 'helpdesk' AND v.kind IN ('message', 'status') AND v.entry = ANY (waiting)
    ) THEN
        PERFORM respond(array_agg(entry_ticket[w.entry]), array_agg(w.opened_at), array_agg(written_at[w.entry]))
        FROM unnest(waiting, waiting_at) AS w (entry, opened_at)
        WHERE EXISTS (
            SELECT FROM unnest(new_events) v
            WHERE v.entry = w.entry AND v.author_role = 'helpdesk' AND v.kind IN ('message', 'status')
        );
    END IF;

    IF changes IS NOT NULL THEN
        PERFORM figures(changes);
    END IF;

    -- 6. The answers of the entries. A loop, because one more query costs 5 % of a small batch.
    IF entries > 0 THEN
        FOR i IN 1 .. coalesce(cardinality(done), 0) LOOP
            outcome := 'committed';
            entry   := done[i];
            ticket  := entry_ticket[entry];
            seq     := entry_expected[entry] + entry_events[entry];
            at      := done_at[i];
            RETURN NEXT;
        END LOOP;

        IF coalesce(cardinality(done), 0) < entries THEN
            RETURN QUERY
            SELECT
                CASE WHEN t.id IS NOT NULL AND i <> ALL (coalesce(reached, '{}')) THEN 'locked' ELSE 'conflict' END,
                i, entry_ticket[i], t.last_seq, t.modified_at, NULL::uuid, NULL::text
            FROM generate_series(1, entries) i
            LEFT JOIN tickets t ON t.id = entry_ticket[i]
            WHERE written_at[i] = never AND i <> ALL (known);
        END IF;
    END IF;
END
$$;
