-- A person's own tickets that were closed not long ago, the last one first, and how they were rated.

--! recently_closed : (stars?)
SELECT t.id, t.closed_at, r.stars
FROM hd.tickets t
LEFT JOIN hd.ratings r ON r.ticket_id = t.id
WHERE t.requester_id = :requester AND t.closed_at IS NOT NULL AND hd.may_be_rated(t.closed_at)
ORDER BY t.closed_at DESC, t.id DESC
LIMIT :limit;
