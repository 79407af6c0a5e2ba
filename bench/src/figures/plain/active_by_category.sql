SELECT count(*), category FROM hd.tickets WHERE status = 'active' AND $1::text IS NOT NULL GROUP BY category
