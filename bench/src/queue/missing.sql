SELECT count(*) FROM hd.tickets t LEFT JOIN hd.search s ON s.ticket_id = t.id WHERE s.indexed_seq IS DISTINCT FROM t.last_seq
