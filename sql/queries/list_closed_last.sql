-- A page of closed tickets, last closed first, after a ticket of the page before. Their last change is their closing.

--! list_closed_last (statuses?, category?, building?, requester?, opened_from?, opened_before?, guessed?, corrected?, closed_from?, closed_before?, unclosed_at?, answered?, stars?, weekday?, hour?, after_at?, after_id?)
SELECT t AS ticket
FROM hd.matching(
    :statuses, :category, :building, :requester, :opened_from, :opened_before, :guessed, :corrected,
    :closed_from, :closed_before, :unclosed_at, :answered, :stars, :weekday, :hour
) t
WHERE t.status = 'closed' AND (:after_id::bigint IS NULL OR (t.closed_at, t.id) < (:after_at, :after_id))
ORDER BY t.closed_at DESC, t.id DESC
LIMIT :limit;
