SELECT count(*), building, count(*) FILTER (WHERE status <> 'closed') FROM hd.tickets WHERE opened_at >= $1::text::timestamptz GROUP BY building
