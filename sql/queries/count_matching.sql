-- How many tickets a list has on all its pages.

--! count_matching (statuses?, category?, building?, requester?, opened_from?, opened_before?, guessed?, corrected?)
SELECT count(*) AS n
FROM hd.matching(:statuses, :category, :building, :requester, :opened_from, :opened_before, :guessed, :corrected);
