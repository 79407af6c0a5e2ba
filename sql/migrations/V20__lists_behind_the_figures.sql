-- Lists can ask for all that the figures over time count: their numbers lead to these lists. Ratings are counted.
-- The functions with fewer parameters (V5, V9) stay for servers of the version before.

-- Which tickets a list shows. One predicate for all orders and for the count; NULL means "any".
-- A plain SQL function without settings of its own, so that the planner sees through it and uses the indexes.
CREATE FUNCTION hd.matching(
    of_status     text[],
    of_category   text,
    in_building   text,             -- '' is none
    of_requester  uuid,
    opened_from   timestamptz,
    opened_before timestamptz,
    of_guessed    text,
    is_corrected  boolean,
    closed_from   timestamptz,
    closed_before timestamptz,
    unclosed_at   timestamptz,      -- opened by then and not yet closed then
    is_answered   boolean,          -- whether the helpdesk has answered
    of_stars      int,              -- rated so
    on_weekday    int,              -- opened on this day, on campus; 1 is Monday
    at_hour       int               -- opened in this hour of the day, on campus
)
RETURNS SETOF hd.tickets
LANGUAGE sql
STABLE AS $$
    SELECT t.*
    FROM hd.tickets t
    WHERE (of_status IS NULL OR t.status = ANY (of_status))
        -- says to the planner that the small index of unclosed tickets will do
        AND (of_status IS NULL OR 'closed' = ANY (of_status) OR t.closed_at IS NULL)
        AND (of_category IS NULL OR t.category = of_category)
        AND (in_building IS NULL OR in_building = '' OR t.building = in_building)
        AND (in_building IS DISTINCT FROM '' OR t.building IS NULL)
        AND (of_requester IS NULL OR t.requester_id = of_requester)
        AND (opened_from IS NULL OR t.opened_at >= opened_from)
        AND (opened_before IS NULL OR t.opened_at < opened_before)
        -- a ticket that nobody corrected is what was found from its words
        AND (of_guessed IS NULL OR of_guessed = coalesce(
            (SELECT c.guessed FROM hd.corrections c WHERE c.ticket_id = t.id),
            t.category
        ))
        AND (is_corrected IS NULL OR is_corrected = EXISTS (
            SELECT FROM hd.corrections c WHERE c.ticket_id = t.id
        ))
        AND (closed_from IS NULL OR t.closed_at >= closed_from)
        AND (closed_before IS NULL OR t.closed_at < closed_before)
        -- says to the planner that the index of closed tickets will do
        AND ((closed_from IS NULL AND closed_before IS NULL) OR t.status = 'closed')
        AND (unclosed_at IS NULL OR (t.opened_at < unclosed_at AND (t.closed_at IS NULL OR t.closed_at >= unclosed_at)))
        AND (is_answered IS NULL OR is_answered = EXISTS (
            SELECT FROM hd.first_responses r WHERE r.ticket_id = t.id
        ))
        AND (of_stars IS NULL OR EXISTS (
            SELECT FROM hd.ratings r WHERE r.ticket_id = t.id AND r.stars = of_stars
        ))
        AND (on_weekday IS NULL OR on_weekday = (
            SELECT extract(isodow FROM t.opened_at AT TIME ZONE s.timezone) FROM hd.settings s
        ))
        AND (at_hour IS NULL OR at_hour = (
            SELECT extract(hour FROM t.opened_at AT TIME ZONE s.timezone) FROM hd.settings s
        ))
$$;

-- Rates a ticket, if this person may. Answers what became of it:
--   rated     this call did it
--   repeated  this very call had done it before; the rating as it stands
--   conflict  the same cid had given other stars
--   twice     it was rated by another call
--   unclosed, late, foreign, unknown    not yet, not any more, not by this person, no such ticket
CREATE OR REPLACE FUNCTION hd.rate(of_ticket bigint, by_person uuid, with_cid text, given int)
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

        IF outcome = 'rated' THEN
            INSERT INTO rated_by_month AS kept (month, stars, n)
            SELECT month_of(told.opened_at, timezone), given, 1 FROM settings
            ON CONFLICT (month, stars) DO UPDATE SET n = kept.n + 1;
        END IF;
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

REVOKE ALL ON FUNCTION
    hd.matching(
        text[], text, text, uuid, timestamptz, timestamptz, text, boolean,
        timestamptz, timestamptz, timestamptz, boolean, int, int, int
    )
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    hd.matching(
        text[], text, text, uuid, timestamptz, timestamptz, text, boolean,
        timestamptz, timestamptz, timestamptz, boolean, int, int, int
    )
TO helpdesk_app;
