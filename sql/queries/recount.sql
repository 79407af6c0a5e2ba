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
    UNION ALL
    SELECT 'flow_by_hour opened', (hour AT TIME ZONE 'UTC')::text, opened FROM hd.flow_by_hour
    UNION ALL
    SELECT 'flow_by_hour closed', (hour AT TIME ZONE 'UTC')::text, closed FROM hd.flow_by_hour
    UNION ALL
    SELECT 'buildings_by_span opened', concat_ws(' ', span, begins AT TIME ZONE 'UTC', building), opened
    FROM hd.buildings_by_span
    UNION ALL
    SELECT 'buildings_by_span unclosed', concat_ws(' ', span, begins AT TIME ZONE 'UTC', building), unclosed
    FROM hd.buildings_by_span
    UNION ALL
    SELECT 'first_responses', concat_ws(' ', ticket_id, opened_at, at), 1 FROM hd.first_responses
    UNION ALL
    SELECT 'responded_by_month answered', month::text, answered FROM hd.responded_by_month
    UNION ALL
    SELECT 'responded_by_month seconds', month::text, seconds FROM hd.responded_by_month
    UNION ALL
    SELECT 'responded_histogram', concat_ws(' ', month, bucket), n FROM hd.responded_histogram
    UNION ALL
    SELECT 'rated_by_month', concat_ws(' ', month, stars), n FROM hd.rated_by_month
), ticket AS (
    SELECT
        t.*,
        hd.month_of(t.opened_at, zone.name) AS month,
        extract(epoch FROM t.closed_at - t.opened_at) AS seconds,
        first.data->>'category' AS guessed,
        zone.name AS zone
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
), response AS (
    -- from the log alone
    SELECT ticket.id, ticket.month, ticket.opened_at, answer.at, extract(epoch FROM answer.at - ticket.opened_at) AS seconds
    FROM ticket
    CROSS JOIN LATERAL (
        SELECT e.at
        FROM hd.events e
        WHERE e.ticket_id = ticket.id AND e.author_role = 'helpdesk' AND e.kind IN ('message', 'status')
        ORDER BY e.seq
        LIMIT 1
    ) AS answer
), placed AS (
    SELECT
        concat_ws(' ', s.span, s.begins AT TIME ZONE 'UTC', coalesce(ticket.building, '')) AS key,
        count(*) AS opened,
        count(*) FILTER (WHERE ticket.status <> 'closed') AS unclosed
    FROM ticket
    CROSS JOIN LATERAL hd.spans_of(ticket.opened_at, ticket.zone) AS s
    GROUP BY 1
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
    UNION ALL
    SELECT 'flow_by_hour opened', (hd.hour_of(opened_at, zone) AT TIME ZONE 'UTC')::text, count(*) FROM ticket GROUP BY 2
    UNION ALL
    SELECT 'flow_by_hour closed', (hd.hour_of(closed_at, zone) AT TIME ZONE 'UTC')::text, count(*)
    FROM ticket
    WHERE status = 'closed'
    GROUP BY 2
    UNION ALL
    SELECT 'buildings_by_span opened', key, opened FROM placed
    UNION ALL
    SELECT 'buildings_by_span unclosed', key, unclosed FROM placed
    UNION ALL
    SELECT 'first_responses', concat_ws(' ', id, opened_at, at), 1 FROM response
    UNION ALL
    SELECT 'responded_by_month answered', month::text, count(*) FROM response GROUP BY 2
    UNION ALL
    SELECT 'responded_by_month seconds', month::text, sum(seconds) FROM response GROUP BY 2
    UNION ALL
    SELECT 'responded_histogram', concat_ws(' ', month, hd.bucket(seconds::double precision)), count(*)
    FROM response
    GROUP BY 2
    UNION ALL
    SELECT 'rated_by_month', concat_ws(' ', ticket.month, r.stars), count(*)
    FROM hd.ratings r
    JOIN ticket ON ticket.id = r.ticket_id
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
