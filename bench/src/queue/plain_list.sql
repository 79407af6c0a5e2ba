SELECT * FROM hd.tickets WHERE closed_at IS NULL AND status = 'open' ORDER BY opened_at, id LIMIT 60
