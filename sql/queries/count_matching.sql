-- How many tickets a list has on all its pages, counted up to a limit: a list is not kept waiting for a long count.

--! count_matching (statuses?, category?, building?, requester?, opened_from?, opened_before?, guessed?, corrected?)
SELECT count(*) AS n
FROM (
    SELECT
    FROM hd.matching(:statuses, :category, :building, :requester, :opened_from, :opened_before, :guessed, :corrected)
    LIMIT :most
) AS counted;
