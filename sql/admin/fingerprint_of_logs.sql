-- All logs and snapshots in one number. Only tests use it.
SELECT md5(
    (SELECT string_agg(e::text, E'\n' ORDER BY ticket_id, seq) FROM hd.events e)
    || (SELECT string_agg(t::text, E'\n' ORDER BY id) FROM hd.tickets t)
    || (SELECT string_agg(r::text, E'\n' ORDER BY ticket_id) FROM hd.ratings r)
)
