-- Incidents that were not dissolved, the newest first, each with its members: one, those of a ticket, or a page.

--! incidents (incident?, ticket?, before?) : (building?, room?, assignee_id?, assignee_name?, closed_at?)
WITH page AS (
    SELECT i.id, i.opened_at, i.opened_by, i.opened_by_name
    FROM hd.incidents i
    WHERE i.dissolved_at IS NULL
        AND (:incident::bigint IS NULL OR i.id = :incident)
        AND (:ticket::bigint IS NULL OR i.id = (SELECT m.incident_id FROM hd.incident_members m WHERE m.ticket_id = :ticket))
        AND (:before::bigint IS NULL OR i.id < :before)
    ORDER BY i.id DESC
    LIMIT :limit
)
SELECT
    page.id AS incident, page.opened_at AS incident_opened_at, page.opened_by, page.opened_by_name,
    t.id AS ticket, t.status, t.category, t.building, t.room,
    t.requester_id, t.requester_name, t.assignee_id, t.assignee_name,
    t.opened_at, t.closed_at, left(t.description, 120) AS preview
FROM page
JOIN hd.incident_members m ON m.incident_id = page.id
JOIN hd.tickets t ON t.id = m.ticket_id
ORDER BY page.id DESC, t.opened_at, t.id;

-- Which tickets the incidents have that somebody still works on: those with a member that is not closed, the newest first.

--! incident_marks
SELECT m.incident_id, m.ticket_id
FROM hd.incident_members m
WHERE m.incident_id IN (
    SELECT live.incident_id
    FROM hd.incident_members live
    JOIN hd.tickets t ON t.id = live.ticket_id
    WHERE t.closed_at IS NULL
    GROUP BY live.incident_id
    ORDER BY live.incident_id DESC
    LIMIT :most
)
ORDER BY m.incident_id DESC, m.ticket_id;

--! incidents_version
SELECT version FROM hd.incidents_version;
