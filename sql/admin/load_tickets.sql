-- Columns as sql/src/load/rows.rs writes them; {options} is FREEZE where the table was emptied before.
COPY hd.tickets (
    id, last_seq, opened_at, modified_at, closed_at, status, category, category_source, category_confidence,
    category_reasons, requester_id, requester_name, create_cid, assignee_id, assignee_name, building, room, description
) FROM STDIN (FORMAT binary{options})
