-- Which tickets a list shows. One predicate for all orders and for the count; NULL means "any".
-- A plain SQL function without settings of its own, so that the planner sees through it and uses the indexes.
CREATE FUNCTION hd.matching(
    of_status     text[],
    of_category   text,
    in_building   text,
    of_requester  uuid,
    opened_from   timestamptz,
    opened_before timestamptz
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
$$;

-- The order "waiting longest": open before active before closed.
CREATE FUNCTION hd.waiting_rank(status text) RETURNS int
LANGUAGE sql IMMUTABLE
RETURN CASE status WHEN 'open' THEN 0 WHEN 'active' THEN 1 ELSE 2 END;
