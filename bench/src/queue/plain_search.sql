SELECT t.* FROM hd.search s JOIN hd.tickets t ON t.id = s.ticket_id WHERE s.words @@ $1::text::tsquery ORDER BY ts_rank(s.words, $1::text::tsquery) DESC LIMIT 50
