-- Lists can ask for what was found from the words and for what was corrected: the numbers of the dashboard lead to them.
-- The function with fewer parameters (V5) stays for servers of the version before, while a campus restarts them in turn.

-- Which tickets a list shows. One predicate for all orders and for the count; NULL means "any".
-- A plain SQL function without settings of its own, so that the planner sees through it and uses the indexes.
CREATE FUNCTION hd.matching(
    of_status     text[],
    of_category   text,
    in_building   text,
    of_requester  uuid,
    opened_from   timestamptz,
    opened_before timestamptz,
    of_guessed    text,
    is_corrected  boolean
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
        AND (in_building IS NULL OR t.building = in_building)
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
$$;

REVOKE ALL ON FUNCTION
    hd.matching(text[], text, text, uuid, timestamptz, timestamptz, text, boolean)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    hd.matching(text[], text, text, uuid, timestamptz, timestamptz, text, boolean)
TO helpdesk_app;
