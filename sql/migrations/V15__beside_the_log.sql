-- What stands beside the logs: which ticket follows which, and how a closed one was rated. None of it touches an event or
-- the row of a closed ticket.

-- Follow-ups. The first event of the new ticket says which closed one it follows; this index is the way back. It is filled
-- by the very insert that writes the event, so no crash comes between, and it costs nothing where nothing is followed.
CREATE INDEX events_follows ON hd.events (((data->>'follows')::bigint), ticket_id)
    WHERE kind = 'opened' AND data->>'follows' IS NOT NULL;

-- One answer to "was it solved for you?", given once. The cid is the call's own id: a repeat of the same call is no second
-- rating, and is answered like the first.
CREATE TABLE hd.ratings (
    ticket_id bigint      PRIMARY KEY,
    stars     int         NOT NULL CHECK (stars BETWEEN 1 AND 5),
    at        timestamptz NOT NULL,
    cid       text        NOT NULL CHECK (octet_length(cid) <= 64)
);

-- whom to ask: a person's own closed tickets, the last one first; a row enters once, when it is closed
CREATE INDEX tickets_own_closed ON hd.tickets (requester_id, closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;

CREATE TRIGGER guard_rating
    BEFORE UPDATE OR DELETE OR TRUNCATE ON hd.ratings
    FOR EACH STATEMENT
    EXECUTE FUNCTION hd.refuse();

-- Whether a ticket that was closed then may still be rated. The one place that knows how long.
CREATE FUNCTION hd.may_be_rated(closed_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE
RETURN closed_at >= statement_timestamp() - interval '14 days';

-- Rates a ticket, if this person may. Answers what became of it:
--   rated     this call did it
--   repeated  this very call had done it before; the rating as it stands
--   conflict  the same cid had given other stars
--   twice     it was rated by another call
--   unclosed, late, foreign, unknown    not yet, not any more, not by this person, no such ticket
CREATE FUNCTION hd.rate(of_ticket bigint, by_person uuid, with_cid text, given int)
RETURNS TABLE (outcome text, stars int, at timestamptz)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = hd, pg_temp AS $$
#variable_conflict use_column
DECLARE
    told  tickets;
    known ratings;
BEGIN
    SELECT * INTO told FROM tickets WHERE id = of_ticket;
    outcome := CASE
        WHEN told.id IS NULL THEN 'unknown'
        WHEN told.requester_id <> by_person THEN 'foreign'
        WHEN told.closed_at IS NULL THEN 'unclosed'
    END;

    IF outcome IS NULL AND may_be_rated(told.closed_at) THEN
        INSERT INTO ratings (ticket_id, stars, at, cid)
        VALUES (of_ticket, given, statement_timestamp(), with_cid)
        ON CONFLICT (ticket_id) DO NOTHING
        RETURNING 'rated', ratings.stars, ratings.at INTO outcome, stars, at;
    END IF;

    IF outcome IS NULL THEN
        SELECT * INTO known FROM ratings WHERE ticket_id = of_ticket;
        stars := known.stars;
        at := known.at;
        outcome := CASE
            WHEN known.ticket_id IS NULL THEN 'late'
            WHEN known.cid <> with_cid THEN 'twice'
            WHEN known.stars <> given THEN 'conflict'
            ELSE 'repeated'
        END;
    END IF;
    RETURN NEXT;
END
$$;

REVOKE ALL ON FUNCTION hd.rate, hd.may_be_rated FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hd.rate, hd.may_be_rated TO helpdesk_app;
GRANT SELECT ON hd.ratings TO helpdesk_app;
