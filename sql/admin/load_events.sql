-- Columns as sql/src/load/rows.rs writes them; {options} is FREEZE where the table was emptied before.
COPY hd.events (
    ticket_id, seq, at, author_id, kind, author_name, author_role, cid, data
) FROM STDIN (FORMAT binary{options})
