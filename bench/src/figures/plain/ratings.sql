SELECT count(r.stars), date_trunc('month', opened_at, 'UTC') AS month, count(closed_at), avg(r.stars)
FROM hd.tickets t
LEFT JOIN hd.ratings r ON r.ticket_id = t.id
WHERE opened_at >= $1::text::timestamptz
GROUP BY month
ORDER BY month
