-- Columns as sql/src/load/rows.rs writes them; {options} is FREEZE where the table was emptied before.
COPY hd.corrections (
    ticket_id, guessed, category, seq, author_id, at
) FROM STDIN (FORMAT binary{options})
