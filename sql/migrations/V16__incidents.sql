-- Incidents: tickets that are about one thing. A ticket is in at most one; its log is not touched by coming or leaving.
--
-- Written by the functions below alone. Each locks the incident's row first, then members by ticket, then the version; no
-- row of a ticket is ever locked, so nobody who writes into a thread waits for a grouping.

CREATE TABLE hd.incidents (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    opened_at      timestamptz NOT NULL,
    opened_by      uuid        NOT NULL,
    opened_by_name text        NOT NULL,
    cid            text        NOT NULL,
    asked          bigint[]    NOT NULL,    -- the tickets it was opened with: what a repeat of the call must ask for
    dissolved_at   timestamptz,             -- the row stays, so that a late repeat does not open it again
    -- one cid opens one incident
    CONSTRAINT incidents_open UNIQUE (opened_by, cid)
);

-- a closed ticket may stay: it gets nothing more, and its row is what was so
CREATE TABLE hd.incident_members (
    ticket_id   bigint PRIMARY KEY,         -- in at most one incident
    incident_id bigint NOT NULL REFERENCES hd.incidents
);

CREATE INDEX incident_members_of ON hd.incident_members (incident_id, ticket_id);

-- What was said to all members, and to which: a repeat of the call completes the same threads with the same words.
CREATE TABLE hd.incident_answers (
    incident_id bigint      NOT NULL REFERENCES hd.incidents,
    author_id   uuid        NOT NULL,
    cid         text        NOT NULL,
    said        bytea       NOT NULL,       -- SHA-256 of the body; the words themselves stand in the logs
    at          timestamptz NOT NULL,
    tickets     bigint[]    NOT NULL,       -- the members that were not closed then
    PRIMARY KEY (incident_id, author_id, cid)
);

-- Counts the changes of members, so that a node sees with one small read whether there is news.
CREATE TABLE hd.incidents_version (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

INSERT INTO hd.incidents_version DEFAULT VALUES;

CREATE FUNCTION hd.incidents_changed() RETURNS void
LANGUAGE sql AS $$
    UPDATE hd.incidents_version SET version = version + 1
$$;

-- Makes tickets members of an incident that the caller has locked. The answer is 'joined', or the first thing that is
-- wrong: then the caller has to roll back what was written here.
CREATE FUNCTION hd.make_members(of_incident bigint, wanted bigint[], most int)
RETURNS TABLE (outcome text, incident bigint, ticket bigint)
LANGUAGE plpgsql
SET search_path = hd, pg_temp AS $$
DECLARE
    wrong bigint;
    other bigint;
BEGIN
    SELECT w.id INTO wrong FROM unnest(wanted) w(id) LEFT JOIN tickets t ON t.id = w.id WHERE t.id IS NULL ORDER BY w.id LIMIT 1;
    IF FOUND THEN
        RETURN QUERY SELECT 'unknown', NULL::bigint, wrong;
        RETURN;
    END IF;
    SELECT t.id INTO wrong FROM tickets t WHERE t.id = ANY (wanted) AND t.status = 'closed' ORDER BY t.id LIMIT 1;
    IF FOUND THEN
        RETURN QUERY SELECT 'closed', NULL::bigint, wrong;
        RETURN;
    END IF;
    -- by number, so that two who want the same tickets wait for each other and never in a circle
    LOOP
        INSERT INTO incident_members (ticket_id, incident_id)
        SELECT w.id, of_incident FROM unnest(wanted) w(id) ORDER BY w.id
        ON CONFLICT (ticket_id) DO NOTHING;
        SELECT m.ticket_id, m.incident_id INTO wrong, other
        FROM incident_members m
        WHERE m.ticket_id = ANY (wanted) AND m.incident_id <> of_incident
        ORDER BY m.ticket_id
        LIMIT 1;
        IF FOUND THEN
            RETURN QUERY SELECT 'taken', other, wrong;
            RETURN;
        END IF;
        -- one that was in the way has left meanwhile: once more
        EXIT WHEN NOT EXISTS (
            SELECT FROM unnest(wanted) w(id)
            WHERE NOT EXISTS (SELECT FROM incident_members m WHERE m.ticket_id = w.id)
        );
    END LOOP;
    IF (SELECT count(*) FROM incident_members m WHERE m.incident_id = of_incident) > most THEN
        RETURN QUERY SELECT 'full', of_incident, NULL::bigint;
        RETURN;
    END IF;
    RETURN QUERY SELECT 'joined', of_incident, NULL::bigint;
END
$$;

-- Opens an incident with these tickets (each once, ascending). outcome: 'opened'; 'exists': this cid had opened it;
-- 'conflict': with other tickets; 'gone': and it was dissolved since; or why not: 'unknown', 'closed', 'taken', 'full'.
CREATE FUNCTION hd.open_incident(author uuid, author_name text, key text, wanted bigint[], most int)
RETURNS TABLE (outcome text, incident bigint, ticket bigint)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
DECLARE
    mine bigint;
    said record;
BEGIN
    BEGIN
        INSERT INTO incidents (opened_at, opened_by, opened_by_name, cid, asked)
        VALUES (statement_timestamp(), author, author_name, key, wanted)
        ON CONFLICT ON CONSTRAINT incidents_open DO NOTHING
        RETURNING id INTO mine;
        IF mine IS NULL THEN
            RETURN QUERY
            SELECT
                CASE
                    WHEN i.asked <> wanted THEN 'conflict'
                    WHEN i.dissolved_at IS NOT NULL THEN 'gone'
                    ELSE 'exists'
                END,
                i.id, NULL::bigint
            FROM incidents i
            WHERE i.opened_by = author AND i.cid = key;
            RETURN;
        END IF;
        SELECT * INTO said FROM make_members(mine, wanted, most);
        IF said.outcome <> 'joined' THEN
            RAISE EXCEPTION USING ERRCODE = 'HD004', MESSAGE = 'incident: rolled back';
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'HD004' THEN
            RETURN QUERY SELECT said.outcome, said.incident, said.ticket;
            RETURN;
    END;
    PERFORM incidents_changed();
    RETURN QUERY SELECT 'opened', mine, NULL::bigint;
END
$$;

-- Adds tickets. outcome: 'joined'; 'gone': there is no such incident (any more); or why not, as above.
CREATE FUNCTION hd.join_incident(of_incident bigint, wanted bigint[], most int)
RETURNS TABLE (outcome text, incident bigint, ticket bigint)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
DECLARE
    said record;
BEGIN
    PERFORM FROM incidents i WHERE i.id = of_incident AND i.dissolved_at IS NULL FOR UPDATE;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 'gone', NULL::bigint, NULL::bigint;
        RETURN;
    END IF;
    BEGIN
        SELECT * INTO said FROM make_members(of_incident, wanted, most);
        IF said.outcome <> 'joined' THEN
            RAISE EXCEPTION USING ERRCODE = 'HD004', MESSAGE = 'incident: rolled back';
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'HD004' THEN
            RETURN QUERY SELECT said.outcome, said.incident, said.ticket;
            RETURN;
    END;
    PERFORM incidents_changed();
    RETURN QUERY SELECT 'joined', of_incident, NULL::bigint;
END
$$;

-- Takes one ticket out, or all of them (NULL): then it is dissolved, and so is one that the last member left. Asked again it
-- changes nothing. Answers whether there ever was such an incident.
CREATE FUNCTION hd.leave_incident(of_incident bigint, leaves bigint) RETURNS boolean
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
BEGIN
    PERFORM FROM incidents i WHERE i.id = of_incident FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM incident_members m
    WHERE m.incident_id = of_incident AND (leaves IS NULL OR m.ticket_id = leaves);
    UPDATE incidents i SET dissolved_at = statement_timestamp()
    WHERE i.id = of_incident AND i.dissolved_at IS NULL
        AND NOT EXISTS (SELECT FROM incident_members m WHERE m.incident_id = of_incident);
    PERFORM incidents_changed();
    RETURN true;
END
$$;

-- Begins an answer to all members, or finds the one that this cid began. outcome: 'go' with the threads that are to have
-- it; 'conflict': this cid said something else; 'closed': no member is open or active; 'gone': no such incident.
-- A member that left since the first call is let go; one that came since belongs to the next answer.
CREATE FUNCTION hd.answer_incident(of_incident bigint, author uuid, key text, words bytea)
RETURNS TABLE (outcome text, tickets bigint[])
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
DECLARE
    before record;
BEGIN
    PERFORM FROM incidents i WHERE i.id = of_incident AND i.dissolved_at IS NULL FOR UPDATE;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 'gone', '{}'::bigint[];
        RETURN;
    END IF;
    INSERT INTO incident_answers (incident_id, author_id, cid, said, at, tickets)
    SELECT of_incident, author, key, words, statement_timestamp(), array_agg(t.id ORDER BY t.id)
    FROM incident_members m
    JOIN hd.tickets t ON t.id = m.ticket_id
    WHERE m.incident_id = of_incident AND t.status <> 'closed'
    HAVING count(*) > 0
    ON CONFLICT DO NOTHING;
    SELECT a.said, a.tickets INTO before
    FROM incident_answers a
    WHERE a.incident_id = of_incident AND a.author_id = author AND a.cid = key;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 'closed', '{}'::bigint[];
    ELSIF before.said <> words THEN
        RETURN QUERY SELECT 'conflict', '{}'::bigint[];
    ELSE
        RETURN QUERY
        SELECT 'go', coalesce(array_agg(m.ticket_id ORDER BY m.ticket_id), '{}')
        FROM incident_members m
        WHERE m.incident_id = of_incident AND m.ticket_id = ANY (before.tickets);
    END IF;
END
$$;

REVOKE ALL ON FUNCTION
    hd.incidents_changed, hd.make_members, hd.open_incident, hd.join_incident, hd.leave_incident, hd.answer_incident
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hd.open_incident, hd.join_incident, hd.leave_incident, hd.answer_incident TO helpdesk_app;
GRANT SELECT ON hd.incidents, hd.incident_members, hd.incident_answers, hd.incidents_version TO helpdesk_app;
