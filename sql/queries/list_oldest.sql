-- A page of tickets, first opened first, after a ticket of the page before.

--! list_oldest (statuses?, category?, building?, requester?, opened_from?, opened_before?, guessed?, corrected?, closed_from?, closed_before?, unclosed_at?, answered?, stars?, weekday?, hour?, after_at?, after_id?)
SELECT t AS ticket
FROM hd.matching(
    :statuses, :category, :building, :requester, :opened_from, :opened_before, :guessed, :corrected,
    :closed_from, :closed_before, :unclosed_at, :answered, :stars, :weekday, :hour
) t
WHERE :after_id::bigint IS NULL OR (t.opened_at, t.id) > (:after_at, :after_id)
ORDER BY t.opened_at, t.id
LIMIT :limit;
