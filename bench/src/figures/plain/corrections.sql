SELECT count(*), date_trunc('month', t.opened_at, 'UTC') AS month, first.data->>'category' AS guessed,
    count(*) FILTER (WHERE t.category <> first.data->>'category')
FROM hd.tickets t
JOIN hd.events first ON first.ticket_id = t.id AND first.seq = 1
WHERE t.opened_at >= $1::text::timestamptz
GROUP BY month, guessed
ORDER BY month, guessed
