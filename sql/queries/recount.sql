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
    UNION ALL
    SELECT 'guessed_by_month opened', concat_ws(' ', month, guessed), opened FROM hd.guessed_by_month
    UNION ALL
    SELECT 'guessed_by_month corrected', concat_ws(' ', month, guessed), corrected FROM hd.guessed_by_month
    UNION ALL
    SELECT 'corrections', concat_ws(' ', ticket_id, guessed, category), 1 FROM hd.corrections
), ticket AS (
    SELECT
        t.*,
        hd.month_of(t.opened_at, zone.name) AS month,
        extract(epoch FROM t.closed_at - t.opened_at) AS seconds,
        first.data->>'category' AS guessed
    FROM hd.tickets t
    CROSS JOIN zone
    JOIN hd.events first ON first.ticket_id = t.id AND first.seq = 1
), corrected AS (
    -- from the log alone
    SELECT ticket.id, ticket.month, ticket.guessed, last.category
    FROM ticket
    CROSS JOIN LATERAL (
        SELECT e.data->>'to' AS category
        FROM hd.events e
        WHERE e.ticket_id = ticket.id AND e.kind = 'category'
        ORDER BY e.seq DESC
        LIMIT 1
    ) AS last
    WHERE last.category <> ticket.guessed
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
    UNION ALL
    SELECT 'guessed_by_month opened', concat_ws(' ', month, guessed), count(*) FROM ticket GROUP BY 2
    UNION ALL
    SELECT 'guessed_by_month corrected', concat_ws(' ', month, guessed), count(*) FROM corrected GROUP BY 2
    UNION ALL
    SELECT 'corrections', concat_ws(' ', id, guessed, category), 1 FROM corrected
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
