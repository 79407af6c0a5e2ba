-- How many tickets a list has on all its pages, counted up to a limit: a list is not kept waiting for a long count.

--! count_matching (statuses?, category?, building?, requester?, opened_from?, opened_before?, guessed?, corrected?, closed_from?, closed_before?, unclosed_at?, answered?, stars?, weekday?, hour?)
SELECT count(*) AS n
FROM (
    SELECT
    FROM hd.matching(
        :statuses, :category, :building, :requester, :opened_from, :opened_before, :guessed, :corrected,
        :closed_from, :closed_before, :unclosed_at, :answered, :stars, :weekday, :hour
    )
    LIMIT :most
) AS counted;
