-- Every rollup beside a count from scratch, in one snapshot; only what differs.

--! recount
WITH zone AS (
    SELECT timezone AS name FROM hd.settings
), kept AS (
    SELECT 'unclosed_by_hour' AS figure, concat_ws(' ', hour AT TIME ZONE 'UTC', status, category) AS key, n::numeric AS value
    FROM hd.unclosed_by_hour
    UNION ALL
    SELECT 'active_by_category', category, n FROM hd.active_by_category
    UNION ALL
    SELECT 'resolved_by_month opened', month::text, opened FROM hd.resolved_by_month
    UNION ALL
    SELECT 'resolved_by_month closed', month::text, closed FROM hd.resolved_by_month
    UNION ALL
    SELECT 'resolved_by_month seconds', month::text, seconds FROM hd.resolved_by_month
    UNION ALL
    SELECT 'resolved_histogram', concat_ws(' ', month, bucket), n FROM hd.resolved_histogram
), ticket AS (
    SELECT
        t.*,
        hd.month_of(opened_at, zone.name) AS month,
        extract(epoch FROM closed_at - opened_at) AS seconds
    FROM hd.tickets t, zone
), counted AS (
    SELECT
        'unclosed_by_hour' AS figure,
        concat_ws(' ', date_trunc('hour', opened_at, 'UTC') AT TIME ZONE 'UTC', status, category) AS key,
        count(*)::numeric AS value
    FROM ticket
    WHERE status IN ('open', 'active')
    GROUP BY 2
    UNION ALL
    SELECT 'active_by_category', category, count(*) FROM ticket WHERE status = 'active' GROUP BY 2
    UNION ALL
    SELECT 'resolved_by_month opened', month::text, count(*) FROM ticket GROUP BY 2
    UNION ALL
    SELECT 'resolved_by_month closed', month::text, count(closed_at) FROM ticket GROUP BY 2
    UNION ALL
    SELECT 'resolved_by_month seconds', month::text, sum(seconds) FROM ticket GROUP BY 2
    UNION ALL
    SELECT 'resolved_histogram', concat_ws(' ', month, hd.bucket(seconds::double precision)), count(*)
    FROM ticket
    WHERE status = 'closed'
    GROUP BY 2
)
SELECT
    figure,
    key,
    coalesce(kept.value, 0)::text AS kept,
    coalesce(counted.value, 0)::text AS counted
FROM kept
FULL JOIN counted USING (figure, key)
WHERE coalesce(kept.value, 0) <> coalesce(counted.value, 0)
ORDER BY figure, key;
