SELECT count(*), extract(isodow FROM opened_at AT TIME ZONE 'UTC'), extract(hour FROM opened_at AT TIME ZONE 'UTC')
FROM hd.tickets
WHERE opened_at >= $1::text::timestamptz
GROUP BY 2, 3
