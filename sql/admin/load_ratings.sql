-- Columns as sql/src/load/rows.rs writes them; {options} is FREEZE where the table was emptied before.
COPY hd.ratings (
    ticket_id, stars, at, cid
) FROM STDIN (FORMAT binary{options})
