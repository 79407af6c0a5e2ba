WITH answer AS (
    SELECT ticket_id, min(at) AS at FROM hd.events WHERE author_role = 'helpdesk' AND kind IN ('message', 'status') GROUP BY ticket_id
)
SELECT
    count(answer.at), date_trunc('month', opened_at, 'UTC') AS month, avg(answer.at - opened_at),
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY answer.at - opened_at)
FROM hd.tickets t
LEFT JOIN answer ON answer.ticket_id = t.id
WHERE opened_at >= $1::text::timestamptz
GROUP BY month
ORDER BY month
