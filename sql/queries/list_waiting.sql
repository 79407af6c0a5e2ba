-- A page of tickets, who waits longest first: open before active before closed, the oldest first.

--! list_waiting (statuses?, category?, building?, requester?, opened_from?, opened_before?, guessed?, corrected?, after_at?, after_id?, after_rank?)
SELECT t AS ticket
FROM hd.matching(:statuses, :category, :building, :requester, :opened_from, :opened_before, :guessed, :corrected) t
WHERE :after_id::bigint IS NULL OR (hd.waiting_rank(t.status), t.opened_at, t.id) > (:after_rank::int, :after_at, :after_id)
ORDER BY hd.waiting_rank(t.status), t.opened_at, t.id
LIMIT :limit;
