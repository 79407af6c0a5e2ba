-- A page of unclosed tickets, last changed first, after a ticket of the page before. No index helps on purpose (it would
-- slow every message): it reads all that match and keeps the first.

--! list_updated (statuses?, category?, building?, requester?, opened_from?, opened_before?, guessed?, corrected?, closed_from?, closed_before?, unclosed_at?, answered?, stars?, weekday?, hour?, after_at?, after_id?)
SELECT t AS ticket
FROM hd.matching(
    :statuses, :category, :building, :requester, :opened_from, :opened_before, :guessed, :corrected,
    :closed_from, :closed_before, :unclosed_at, :answered, :stars, :weekday, :hour
) t
WHERE :after_id::bigint IS NULL OR (t.modified_at, t.id) < (:after_at, :after_id)
ORDER BY t.modified_at DESC, t.id DESC
LIMIT :limit;
