-- Every event, by ticket and seq.
SELECT ticket_id, seq, kind, author_id::text, author_role, cid, data::text
FROM hd.events
ORDER BY ticket_id, seq;
