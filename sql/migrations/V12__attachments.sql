-- Files of messages. They live in the database, so that one commit covers a message and its files, and one backup all of
-- it. A file is uploaded first, waits, and belongs for ever to the message that names it; what no message takes is swept.

CREATE TABLE hd.attachments (
    id          uuid        PRIMARY KEY,
    ticket_id   bigint      NOT NULL,
    seq         bigint,                             -- the message that carries it; NULL: it waits for one
    uploader_id uuid        NOT NULL,
    at          timestamptz NOT NULL DEFAULT statement_timestamp(),
    name        text        NOT NULL CHECK (octet_length(name) BETWEEN 1 AND 480),
    media_type  text        NOT NULL CHECK (media_type IN (
        'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain'
    )),
    size        bigint      NOT NULL CHECK (size BETWEEN 1 AND 10485760),   -- until it is whole: what was announced
    whole       boolean     NOT NULL DEFAULT false
);

-- who has how much waiting, and what waits for too long
CREATE INDEX attachments_of_person ON hd.attachments (uploader_id) WHERE seq IS NULL;
CREATE INDEX attachments_of_ticket ON hd.attachments (ticket_id)   WHERE seq IS NULL;
CREATE INDEX attachments_waiting   ON hd.attachments (at)          WHERE seq IS NULL;

-- In pieces, so that neither an upload nor a download holds a whole file in memory.
CREATE TABLE hd.attachment_pieces (
    attachment_id uuid  NOT NULL REFERENCES hd.attachments ON DELETE CASCADE,
    place         int   NOT NULL,
    bytes         bytea NOT NULL,
    PRIMARY KEY (attachment_id, place)
);

-- pictures are compressed already: trying again costs time and saves nothing
ALTER TABLE hd.attachment_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What a message carries never changes and never goes.
CREATE TRIGGER guard
    BEFORE UPDATE OR DELETE ON hd.attachments
    FOR EACH ROW
    WHEN (OLD.seq IS NOT NULL)
    EXECUTE FUNCTION hd.refuse();

CREATE TRIGGER guard_truncate
    BEFORE TRUNCATE ON hd.attachments
    FOR EACH STATEMENT
    EXECUTE FUNCTION hd.refuse();

CREATE TRIGGER guard
    BEFORE UPDATE OR TRUNCATE ON hd.attachment_pieces
    FOR EACH STATEMENT
    EXECUTE FUNCTION hd.refuse();

-- An upload begins: room is kept for what it announces. Answers 'ready', or why not: 'not_found', 'closed', 'person_full',
-- 'ticket_full'.
CREATE FUNCTION hd.begin_upload(
    new_id      uuid,
    of_ticket   bigint,
    of_person   uuid,
    new_name    text,
    new_type    text,
    announced   bigint,
    person_most bigint,
    ticket_most bigint
)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
DECLARE
    stands text;
BEGIN
    SELECT t.status INTO stands FROM tickets t WHERE t.id = of_ticket;
    IF stands IS NULL THEN
        RETURN 'not_found';
    ELSIF stands = 'closed' THEN
        RETURN 'closed';
    END IF;

    -- Uploads of one person, and to one ticket, are counted one after the other: always the person first.
    PERFORM pg_advisory_xact_lock(hashtextextended('files of person ' || of_person, 0));
    PERFORM pg_advisory_xact_lock(hashtextextended('files of ticket ' || of_ticket, 0));

    IF announced + (
        SELECT coalesce(sum(a.size), 0) FROM attachments a WHERE a.uploader_id = of_person AND a.seq IS NULL
    ) > person_most THEN
        RETURN 'person_full';
    END IF;

    IF announced + (
        SELECT coalesce(sum(a.size), 0) FROM attachments a WHERE a.ticket_id = of_ticket AND a.seq IS NULL
    ) > ticket_most THEN
        RETURN 'ticket_full';
    END IF;

    INSERT INTO attachments (id, ticket_id, uploader_id, name, media_type, size)
    VALUES (new_id, of_ticket, of_person, new_name, new_type, announced);
    RETURN 'ready';
END
$$;

-- The next piece of an upload; false: the upload is gone, or whole already.
CREATE FUNCTION hd.add_piece(of_attachment uuid, at_place int, piece bytea)
RETURNS boolean
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
BEGIN
    INSERT INTO attachment_pieces (attachment_id, place, bytes)
    SELECT of_attachment, at_place, piece
    WHERE EXISTS (SELECT FROM attachments a WHERE a.id = of_attachment AND NOT a.whole);
    RETURN FOUND;
END
$$;

-- All pieces are there. Answers 'ready'; 'closed': its ticket was closed meanwhile; 'gone': it is not what was uploaded.
CREATE FUNCTION hd.finish_upload(of_attachment uuid, bytes_in_all bigint)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
BEGIN
    UPDATE attachments a SET whole = true, size = bytes_in_all
    FROM tickets t
    WHERE a.id = of_attachment
        AND NOT a.whole
        AND t.id = a.ticket_id
        AND t.status <> 'closed'
        AND bytes_in_all = (
            SELECT sum(octet_length(p.bytes)) FROM attachment_pieces p WHERE p.attachment_id = of_attachment
        );
    IF FOUND THEN
        RETURN 'ready';
    END IF;

    PERFORM FROM attachments a JOIN tickets t ON t.id = a.ticket_id WHERE a.id = of_attachment AND t.status = 'closed';
    RETURN CASE WHEN FOUND THEN 'closed' ELSE 'gone' END;
END
$$;

-- An upload broke off: its room is free again.
CREATE FUNCTION hd.abandon_upload(of_attachment uuid)
RETURNS boolean
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
BEGIN
    DELETE FROM attachments a WHERE a.id = of_attachment AND NOT a.whole;
    RETURN FOUND;
END
$$;

-- Deletes at most so many of the files that wait for a message, or for their own end, for too long; says how many. One
-- node at a time: who comes second leaves it to the first. A message that takes a file just now wins.
CREATE FUNCTION hd.sweep_uploads(waiting_seconds double precision, unfinished_seconds double precision, most int)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
DECLARE
    swept int;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('hd.sweep_uploads', 0)) THEN
        RETURN 0;
    END IF;

    WITH late AS MATERIALIZED (
        SELECT a.id
        FROM attachments a
        WHERE a.seq IS NULL
            AND (
                a.at < statement_timestamp() - make_interval(secs => waiting_seconds)
                OR (NOT a.whole AND a.at < statement_timestamp() - make_interval(secs => unfinished_seconds))
            )
        ORDER BY a.at
        LIMIT most
        FOR UPDATE SKIP LOCKED
    ), gone AS (
        DELETE FROM attachments a USING late WHERE a.id = late.id RETURNING 1
    )
    SELECT count(*) INTO swept FROM gone;
    RETURN swept;
END
$$;

-- The journal for batches in which a message carries files: the same call, and in the same transaction each of those files
-- becomes the message's own. Batches without files go to the journal itself and pay nothing for this.
--
-- HD004: a file is not of this ticket and this author, not whole, not what the message says of it, or taken already. It
-- undoes the whole batch, as every error does; the writer sends the entries again, one by one. The lookup before the
-- write makes this rare: only two messages that name one file at the same moment come so far.
CREATE FUNCTION hd.journal_with_files(
    entry_ticket   bigint[],
    entry_expected bigint[],
    entry_events   int[],
    entry_search   boolean[],
    entry_snapshot hd.snapshot[],
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
    written  int[] := '{}';     -- entries that are in the log now
    named    bigint;            -- files that their messages name
    taken    bigint;            -- of these, what was free
BEGIN
    FOR outcome, entry, ticket, seq, at, author, cid IN
        SELECT j.*
        FROM journal(
            entry_ticket, entry_expected, entry_events, entry_search, entry_snapshot, new_events, new_tickets
        ) j
    LOOP
        IF outcome = 'committed' THEN
            written := written || entry;
        END IF;
        RETURN NEXT;
    END LOOP;

    -- The tickets' rows are locked since the fence, so no other message of theirs takes a file now.
    WITH wanted AS MATERIALIZED (
        SELECT
            (f.file->>'id')::uuid AS id,
            entry_ticket[v.entry] AS ticket_id,
            entry_expected[v.entry] + v.place AS seq,
            v.author_id,
            f.file->>'name' AS name,
            f.file->>'media_type' AS media_type,
            (f.file->>'size')::bigint AS size
        FROM unnest(new_events) v
        CROSS JOIN LATERAL jsonb_array_elements(v.data->'attachments') AS f (file)
        WHERE v.kind = 'message' AND v.entry = ANY (written)
    ), moved AS (
        UPDATE attachments a SET seq = w.seq
        FROM wanted w
        WHERE a.id = w.id
            AND a.seq IS NULL
            AND a.whole
            AND (a.ticket_id, a.uploader_id) = (w.ticket_id, w.author_id)
            AND (a.name, a.media_type, a.size) = (w.name, w.media_type, w.size)
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM wanted), (SELECT count(*) FROM moved)
    INTO named, taken;

    IF named <> taken THEN
        RAISE EXCEPTION USING
            ERRCODE = 'HD004',
            MESSAGE = 'journal: ' || taken || ' of ' || named || ' files were free';
    END IF;
END
$$;

REVOKE ALL ON FUNCTION
    hd.begin_upload,
    hd.add_piece,
    hd.finish_upload,
    hd.abandon_upload,
    hd.sweep_uploads,
    hd.journal_with_files
FROM PUBLIC;

-- The analytics never read files.
GRANT SELECT ON hd.attachments, hd.attachment_pieces TO helpdesk_app;
GRANT EXECUTE ON FUNCTION
    hd.begin_upload,
    hd.add_piece,
    hd.finish_upload,
    hd.abandon_upload,
    hd.sweep_uploads,
    hd.journal_with_files
TO helpdesk_app;
