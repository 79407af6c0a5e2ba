-- Columns as sql/src/load/rows.rs writes them; {options} is FREEZE where the table was emptied before.
COPY hd.first_responses (
    ticket_id, opened_at, at
) FROM STDIN (FORMAT binary{options})
