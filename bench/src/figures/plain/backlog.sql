SELECT count(*), status, category FROM hd.tickets WHERE opened_at >= $1::text::timestamptz AND status <> 'closed' GROUP BY status, category
